/**
 * How many requests may be sent: what Fiddler documents (30 a second, 1,000 a minute), a little
 * lowered, or less where the server turns out to grant less.
 */
import { DocumentedLimits, MOST_PER_MINUTE } from './documented-limits.ts';

const MINUTE_MS = 60_000;
/** Requests that may be sent at once, without any room between them. */
const LARGEST_BURST = 12;
/** However little seems to be granted, a job is worth a look every few seconds. */
const LEAST_PER_MINUTE = 12;
/** Stays this far below a limit that was found. */
const CAUTION = 0.95;
/** A `Retry-After` of up to this speaks of a limit by the second, a longer one of one by the minute. */
const SHORT_RETRY_MS = 5_000;
/** Less than this may be what others leave of the limit just now, or a wait that is young. */
const LEAST_PROVED_PER_MINUTE = 60;
/** A limit that was found is doubted after so long, and ever more seldom where it proves true. */
const SHORTEST_DOUBT_MS = 120_000;
const LONGEST_DOUBT_MS = 600_000;
const RAISE = 1.25;
/** The same for a limit that was not proved. */
const RAISE_UNPROVED = 2;

/** A token bucket whose size follows from the requests a minute. Pure: the time is a parameter. */
export class RateLimiter {
  readonly #documented = new DocumentedLimits();
  #perMinute = MOST_PER_MINUTE;
  #tokens = LARGEST_BURST;
  #filledMs = Number.NEGATIVE_INFINITY;
  #changedMs = 0;
  #raise = RAISE;
  #refusedMs: readonly number[] = [];
  #doubtMs = SHORTEST_DOUBT_MS / 2;

  /** Requests a minute, at most, as it stands. */
  get perMinute(): number {
    return this.#perMinute;
  }

  /** How long until a request may be sent; 0 where that is now. */
  waitMs(nowMs: number): number {
    this.#fill(nowMs);
    return Math.max(this.#documented.waitMs(nowMs), (1 - this.#tokens) * this.#msPerToken);
  }

  /** The same for a last check: what the documented limits allow, whatever was found to be granted. */
  lastWaitMs(nowMs: number): number {
    return this.#documented.evenWaitMs(nowMs);
  }

  spend(nowMs: number): void {
    this.#fill(nowMs);
    this.#tokens -= 1;
    this.#documented.spend(nowMs);
  }

  /** The server refused a request as one too many (429); whether that is to lower the rate is open. */
  noteRefusal(nowMs: number): void {
    this.#refusedMs = [...this.#refusedMs, nowMs].filter((atMs) => atMs > nowMs - MINUTE_MS);
  }

  /**
   * Sends less from here on, by what was granted before the refusals that were noted.
   *
   * @param retryAfterMs what the server asked for, if it did
   */
  lower(nowMs: number, retryAfterMs: number | undefined): void {
    const refused = this.#refusedMs.length;
    let granted = this.#documented.sentSince(nowMs - MINUTE_MS) - refused;
    if (retryAfterMs !== undefined && retryAfterMs <= SHORT_RETRY_MS) {
      const windowMs = Math.max(1_000, retryAfterMs);
      const recent = this.#documented.sentSince(nowMs - windowMs);
      granted = Math.max(granted, (Math.max(1, recent - refused) * MINUTE_MS) / windowMs);
    }
    // Without a Retry-After nothing tells of which time the limit is. Then step by step.
    const isProved = retryAfterMs !== undefined && granted >= LEAST_PROVED_PER_MINUTE;
    const floor = isProved ? 0 : this.#perMinute / 2;
    this.#perMinute = Math.max(
      LEAST_PER_MINUTE,
      Math.min(this.#perMinute * CAUTION, Math.max(floor, granted * CAUTION)),
    );
    this.#changedMs = nowMs + (retryAfterMs ?? 0);
    this.#raise = isProved ? RAISE : RAISE_UNPROVED;
    this.#doubtMs = Math.min(LONGEST_DOUBT_MS, this.#doubtMs * 2);
  }

  get #burst(): number {
    return Math.max(1, Math.min(LARGEST_BURST, this.#perMinute / 20));
  }

  /** In a minute, a full bucket and what flows into it come to the requests a minute. */
  get #msPerToken(): number {
    return MINUTE_MS / Math.max(this.#perMinute - this.#burst, this.#perMinute / 2);
  }

  #fill(nowMs: number): void {
    if (nowMs - this.#changedMs >= this.#doubtMs) {
      this.#perMinute = Math.min(MOST_PER_MINUTE, this.#perMinute * this.#raise);
      this.#changedMs = nowMs;
    }
    this.#tokens = Math.min(
      this.#burst,
      this.#tokens + (nowMs - this.#filledMs) / this.#msPerToken,
    );
    this.#filledMs = nowMs;
  }
}
