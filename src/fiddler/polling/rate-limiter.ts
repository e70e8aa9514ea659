/** Token bucket below the documented limits, or below a lower limit learned from 429 responses. */
import { MAX_PER_MINUTE, SlidingWindowLimiter } from './sliding-window-limiter.ts';

const MINUTE_MS = 60_000;
/** Requests that may be sent at once after a pause. */
const MAX_BURST = 12;
/** Minimum rate, however low the limit seems. */
const MIN_PER_MINUTE = 12;
/** Share of a learned limit that is used. */
const HEADROOM = 0.95;
/** A shorter `Retry-After` belongs to a limit per second, a longer one to a limit per minute. */
const MAX_SHORT_RETRY_MS = 5_000;
/** A lower granted rate proves nothing: the wait may be young, or others may use the limit too. */
const MIN_PROOF_PER_MINUTE = 60;
/** A learned limit is raised after this time, which doubles with each 429. */
const MIN_PROBE_INTERVAL_MS = 120_000;
const MAX_PROBE_INTERVAL_MS = 600_000;
const RAISE = 1.25;

/** Pure: the time is a parameter. */
export class RateLimiter {
  readonly #documented = new SlidingWindowLimiter();
  #perMinute = MAX_PER_MINUTE;
  #tokens = MAX_BURST;
  #filledMs = Number.NEGATIVE_INFINITY;
  #changedMs = 0;
  #rejectedMs: readonly number[] = [];
  #probeIntervalMs = MIN_PROBE_INTERVAL_MS / 2;

  /** The present rate, in requests per minute. */
  get perMinute(): number {
    return this.#perMinute;
  }

  /** Returns the time until the next request may be sent; 0 or less if that is now. */
  waitMs(nowMs: number): number {
    this.#fill(nowMs);
    return Math.max(this.#documented.waitMs(nowMs), (1 - this.#tokens) * this.#msPerToken);
  }

  /** The same for a last check, which has no later chance: only the documented limits count. */
  lastCheckWaitMs(nowMs: number): number {
    return this.#documented.evenWaitMs(nowMs);
  }

  consume(nowMs: number): void {
    this.#fill(nowMs);
    this.#tokens -= 1;
    this.#documented.consume(nowMs);
  }

  /** Counts a request that was answered with 429; it was not granted. */
  recordRejection(nowMs: number): void {
    this.#rejectedMs = [...this.#rejectedMs, nowMs].filter((atMs) => atMs > nowMs - MINUTE_MS);
  }

  /**
   * Lowers the rate to what was granted before the recorded rejections.
   *
   * @param retryAfterMs the `Retry-After` of the 429, if it had one
   */
  decrease(nowMs: number, retryAfterMs: number | undefined): void {
    const rejected = this.#rejectedMs.length;
    let granted = this.#documented.countSince(nowMs - MINUTE_MS) - rejected;
    if (retryAfterMs !== undefined && retryAfterMs <= MAX_SHORT_RETRY_MS) {
      const windowMs = Math.max(1_000, retryAfterMs);
      const recent = this.#documented.countSince(nowMs - windowMs) - rejected;
      granted = Math.max(granted, (Math.max(1, recent) * MINUTE_MS) / windowMs);
    }
    // Without a Retry-After the limit's window is unknown, so the rate is halved at most.
    const isProven = retryAfterMs !== undefined && granted >= MIN_PROOF_PER_MINUTE;
    const floor = isProven ? MIN_PER_MINUTE : Math.max(MIN_PER_MINUTE, this.#perMinute / 2);
    this.#perMinute = Math.max(floor, HEADROOM * Math.min(this.#perMinute, granted));
    this.#changedMs = nowMs + (retryAfterMs ?? 0);
    this.#probeIntervalMs = Math.min(MAX_PROBE_INTERVAL_MS, this.#probeIntervalMs * 2);
  }

  get #burst(): number {
    return Math.max(1, Math.min(MAX_BURST, this.#perMinute / 20));
  }

  /** In one minute, a full bucket and its refill add up to the rate. */
  get #msPerToken(): number {
    return MINUTE_MS / (this.#perMinute - this.#burst);
  }

  #fill(nowMs: number): void {
    if (nowMs - this.#changedMs >= this.#probeIntervalMs) {
      this.#perMinute = Math.min(MAX_PER_MINUTE, this.#perMinute * RAISE);
      this.#changedMs = nowMs;
    }
    this.#tokens = Math.min(
      this.#burst,
      this.#tokens + (nowMs - this.#filledMs) / this.#msPerToken,
    );
    this.#filledMs = nowMs;
  }
}
