/**
 * What Fiddler documents that it grants, 30 requests in any second and 1,000 in any minute, a little
 * lowered: a request that comes late counts in the server's next second or minute. Pure: the time is
 * a parameter.
 */

/** At most so many requests in any span of time. */
type Limit = readonly [requests: number, spanMs: number];

/** A little below 900: a request may reach the server later than the one before it. */
export const MOST_PER_MINUTE = 880;
const SECOND: Limit = [28, 1_000];
const MINUTE: Limit = [MOST_PER_MINUTE, 60_000];
/** Under 25 a second, evenly spaced: a burst may arrive together with that of the next second. */
const EVENLY: Limit = [5, 210];

export class DocumentedLimits {
  /** When the latest requests were sent, as many as any minute may have. */
  readonly #sentMs: number[] = [];

  spend(nowMs: number): void {
    this.#sentMs.push(nowMs);
    if (this.#sentMs.length > MOST_PER_MINUTE) this.#sentMs.shift();
  }

  /** How many requests were sent after `atMs`, of those of the last minute. */
  sentSince(atMs: number): number {
    return this.#sentMs.filter((sentMs) => sentMs > atMs).length;
  }

  /** How long until a request may be sent; 0 where that is now. */
  waitMs(nowMs: number): number {
    return Math.max(this.#waitMs(SECOND, nowMs), this.#waitMs(MINUTE, nowMs));
  }

  /** The same where very many requests want to be sent as soon as they may. */
  evenWaitMs(nowMs: number): number {
    return Math.max(this.waitMs(nowMs), this.#waitMs(EVENLY, nowMs));
  }

  #waitMs([requests, spanMs]: Limit, nowMs: number): number {
    const sentMs = this.#sentMs.at(-requests) ?? Number.NEGATIVE_INFINITY;
    return Math.max(0, sentMs + spanMs - nowMs);
  }
}
