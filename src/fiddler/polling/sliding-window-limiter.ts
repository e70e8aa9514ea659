/**
 * Fiddler's documented limits, 30 requests in any second and 1,000 in any minute, with headroom: a
 * delayed request counts in the server's next second or minute. Pure: the time is a parameter.
 */

/** At most so many requests in any window of so many milliseconds. */
type Limit = readonly [requests: number, windowMs: number];

/** Below the promised 900: a request may reach the server later than the one before it. */
export const MAX_PER_MINUTE = 880;
const PER_SECOND: Limit = [28, 1_000];
const PER_MINUTE: Limit = [MAX_PER_MINUTE, 60_000];
/** Under 25 a second, evenly spaced: a burst may arrive together with that of the next second. */
const EVENLY_SPACED: Limit = [5, 210];

export class SlidingWindowLimiter {
  /** When the latest requests were sent, as many as a minute may have. */
  readonly #sentMs: number[] = [];

  consume(nowMs: number): void {
    this.#sentMs.push(nowMs);
    if (this.#sentMs.length > MAX_PER_MINUTE) this.#sentMs.shift();
  }

  /** Returns the number of requests sent after `atMs`, at most those of the last minute. */
  countSince(atMs: number): number {
    return this.#sentMs.filter((sentMs) => sentMs > atMs).length;
  }

  /** Returns the time until the next request may be sent; 0 if that is now. */
  waitMs(nowMs: number): number {
    return Math.max(this.#waitMs(PER_SECOND, nowMs), this.#waitMs(PER_MINUTE, nowMs));
  }

  /** The same for a long series of requests, each sent as soon as it may. */
  evenWaitMs(nowMs: number): number {
    return Math.max(this.waitMs(nowMs), this.#waitMs(EVENLY_SPACED, nowMs));
  }

  #waitMs([requests, windowMs]: Limit, nowMs: number): number {
    const sentMs = this.#sentMs.at(-requests) ?? Number.NEGATIVE_INFINITY;
    return Math.max(0, sentMs + windowMs - nowMs);
  }
}
