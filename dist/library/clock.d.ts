/** Time as the waiting sees it; a parameter, so that tests take no real time. */
export interface Clock {
    /** Milliseconds since an arbitrary moment; never goes back. */
    nowMs(): number;
    /**
     * Resolves after `delayMs`; at once when that is 0 or less.
     * @throws the signal's reason as soon as it is aborted.
     */
    sleep(delayMs: number, signal?: AbortSignal): Promise<void>;
}
/** True where something took so much longer than it could take that the machine slept meanwhile. */
export declare function hasOverslept(tookMs: number, longestMs: number): boolean;
/** The machine's monotonic clock: setting the time of day neither ends a wait nor prolongs it. */
export declare const systemClock: Clock;
