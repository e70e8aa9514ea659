/** What the checks of a wait met, counted by label: states, `HTTP 503`, `ECONNRESET`. */
export declare class Tally {
    #private;
    /** The number of checks counted. */
    get total(): number;
    add(label: string): void;
    /** `300 checks: 297 × STARTED, 3 × HTTP 503`, the most frequent first; `no check` where there was none. */
    toString(): string;
}
