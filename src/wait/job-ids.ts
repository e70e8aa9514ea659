/** Parses the ids of the jobs to wait for: one, a list, or a JSON array. */
import { parseJson } from '../fiddler/json.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const ALLOWED =
  'Expected a UUID (`550e8400-e29b-41d4-a716-446655440000`), or several separated by line breaks, ' +
  'commas or spaces, or a JSON array.';

/**
 * Returns the ids in lower case, in the order given, each once.
 *
 * @throws RangeError if there is none, or if one is not a UUID
 */
export function parseJobIds(text: string): readonly string[] {
  if (text.includes('${{')) throw notAnId(text);
  const given = text.trim().startsWith('[') ? parseArray(text) : splitList(text);
  // An empty id was meant to be one: a step that set no output would not be waited for.
  if (given.length > 1 && given.some((id) => id.trim() === '')) {
    throw new RangeError(
      `one of the IDs in "${text}" is empty. Check that each publishing step sets its output. ${ALLOWED}`,
    );
  }
  const wrong = given.find((id) => !UUID.test(id.trim()));
  if (wrong !== undefined || given.length === 0) throw notAnId(wrong ?? text);
  return [...new Set(given.map((id) => id.trim().toLowerCase()))];
}

/** Splits at commas and whitespace. An empty item between two commas is kept: `parseJobIds` rejects it. */
function splitList(text: string): readonly string[] {
  return text.split(',').flatMap((part) => part.trim().split(/\s+/));
}

function parseArray(text: string): readonly string[] {
  const array = parseJson(text);
  const isList = Array.isArray(array) && array.every((item: unknown) => typeof item === 'string');
  if (!isList) throw new RangeError(`"${text}" is not a JSON array of strings. ${ALLOWED}`);
  return array;
}

function notAnId(text: string): RangeError {
  const inQuotes = /^(["']).*\1$/.test(text.trim()) ? ' Remove the quotes.' : '';
  return new RangeError(`"${text}" is not a UUID.${inQuotes} ${ALLOWED}`);
}
