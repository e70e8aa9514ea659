/** Reduces all jobs' requests to one a second while their server fails or rejects them. */
import { backoffMs } from './backoff.ts';

/** Consecutive failures, of all jobs together, before the breaker opens. */
const FAILURES_TO_OPEN = 10;
const PROBE_INTERVAL_MS = 1_000;
/** Maximum pause after a 429, unless its `Retry-After` is longer. */
const MAX_REJECTION_PAUSE_MS = 10_000;

/** Pure: time and randomness are parameters. */
export class CircuitBreaker {
  #consecutiveFailures = 0;
  #consecutiveRejections = 0;
  #lastSentMs = Number.NEGATIVE_INFINITY;
  #pausedSinceMs = Number.NEGATIVE_INFINITY;
  #pausedUntilMs = Number.NEGATIVE_INFINITY;

  /**
   * Returns the time until the next request may be sent; 0 or less if that is now.
   *
   * @param isHealthy whether the job's last check did not fail: other jobs' failures do not hold it up
   */
  waitMs(nowMs: number, isHealthy: boolean): number {
    const pauseMs = this.#pausedUntilMs - nowMs;
    const isOpen = this.#consecutiveRejections > 0 || (this.#hasFailed && !isHealthy);
    return isOpen ? Math.max(pauseMs, this.#lastSentMs + PROBE_INTERVAL_MS - nowMs) : pauseMs;
  }

  onSend(nowMs: number): void {
    this.#lastSentMs = nowMs;
  }

  onSuccess(): void {
    this.#consecutiveFailures = 0;
    this.#consecutiveRejections = 0;
  }

  /** A request failed with an error that is worth a retry. */
  onFailure(): void {
    this.#consecutiveFailures += 1;
  }

  /**
   * A request was answered with 429: all jobs pause.
   *
   * @param sentMs when that request was sent
   * @param retryAfterMs the requested pause; 0 if there is none
   * @param random a number from 0 to below 1
   * @returns true for the first 429 after a success; later ones say nothing about the limit
   */
  onRejected(nowMs: number, sentMs: number, retryAfterMs: number, random: number): boolean {
    // Requests that were under way when the pause began are rejected for the same reason.
    const isNew = sentMs > this.#pausedSinceMs;
    const isFirst = isNew && this.#consecutiveRejections === 0 && !this.#hasFailed;
    if (isNew) {
      this.#consecutiveRejections += 1;
      const pauseMs = backoffMs(this.#consecutiveRejections, PROBE_INTERVAL_MS, random);
      this.#pausedSinceMs = nowMs;
      this.#pause(nowMs + Math.min(MAX_REJECTION_PAUSE_MS, pauseMs));
    }
    this.#pause(nowMs + retryAfterMs);
    return isFirst;
  }

  get #hasFailed(): boolean {
    return this.#consecutiveFailures >= FAILURES_TO_OPEN;
  }

  #pause(untilMs: number): void {
    this.#pausedUntilMs = Math.max(this.#pausedUntilMs, untilMs);
  }
}
