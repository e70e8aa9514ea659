/** JSON from outside: unknown until parsed. */
/** A JSON object, whose values are unknown until parsed. */
export type JsonObject = Readonly<Record<string, unknown>>;
export declare function isJsonObject(value: unknown): value is JsonObject;
/** undefined where the text is no JSON. */
export declare function parseJson(text: string): unknown;
