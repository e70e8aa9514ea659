/**
 * The circuit breaker between all jobs and their server. An error trips it: it is open, so that
 * nobody asks, for a pause; then half-open, so that a single request tries; and that one's answer
 * closes it. Pure: time and randomness are parameters.
 */
import { backoffMs } from './backoff.ts';

/** From this the pauses grow; each job's own pause grows from its interval. */
const SHORTEST_OPEN_MS = 1_000;
/** So long at most, unless the server asks for more: other jobs may have no trouble at all. */
const LONGEST_OPEN_MS = 10_000;

export class CircuitBreaker {
  #errorsInARow = 0;
  #untilMs = 0;
  /** When the present pause began. */
  #sinceMs = Number.NEGATIVE_INFINITY;

  /** True until the server answers as it should, open or half-open. */
  get isTripped(): boolean {
    return this.#errorsInARow > 0;
  }

  /** False for a request that was sent before the present pause: its failure is the same trouble. */
  isTrial(sentMs: number): boolean {
    return sentMs > this.#sinceMs;
  }

  /** How long it is still open, in milliseconds; 0 or less where it is not. */
  openMs(nowMs: number): number {
    return this.#untilMs - nowMs;
  }

  /** The server answered as it should. */
  reset(): void {
    this.#errorsInARow = 0;
  }

  /**
   * The server met a request with an error.
   *
   * @param sentMs when that request was sent
   * @param retryAfterMs the least pause that the server asked for of everybody; 0 where it did not
   * @param random a number from 0 to below 1
   * @returns false where requests that were sent together failed together: that is one trouble, and
   * counts once
   */
  trip(nowMs: number, sentMs: number, retryAfterMs: number, random: number): boolean {
    const isNew = this.isTrial(sentMs);
    if (isNew) {
      this.#errorsInARow += 1;
      this.#sinceMs = nowMs;
      const pauseMs = backoffMs(this.#errorsInARow, SHORTEST_OPEN_MS, random);
      this.#untilMs = nowMs + Math.min(LONGEST_OPEN_MS, pauseMs);
    }
    this.#untilMs = Math.max(this.#untilMs, nowMs + retryAfterMs);
    return isNew;
  }
}
