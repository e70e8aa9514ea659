/**
 * The circuit breaker between all jobs and their server. A refusal (429) trips it, or so many
 * failures in a row that it is the server's trouble and not that of some jobs. Then it is open, so
 * that nobody asks, for a pause; then half-open, so that a single request tries; and that one's
 * answer closes it. Pure: time and randomness are parameters.
 */
import { backoffMs } from './backoff.ts';

/** So many failures without an answer between them are the server's. */
const FAILURES_TO_TRIP = 10;
/** From this the pauses after refusals grow. Each job has its own pause besides. */
const OPEN_MS = 1_000;
/** So long at most, unless the server asks for more. */
const LONGEST_OPEN_MS = 10_000;

export class CircuitBreaker {
  #failuresInARow = 0;
  #refusalsInARow = 0;
  #isTripped = false;
  #untilMs = 0;
  /** When the present pause began. */
  #sinceMs = Number.NEGATIVE_INFINITY;

  /** True until the server answers as it should, open or half-open. */
  get isTripped(): boolean {
    return this.#isTripped;
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
    this.#failuresInARow = 0;
    this.#refusalsInARow = 0;
    this.#isTripped = false;
  }

  /**
   * A request failed in a way that may pass.
   *
   * @param sentMs when that request was sent
   */
  fail(nowMs: number, sentMs: number): void {
    this.#failuresInARow += 1;
    if (this.#failuresInARow < FAILURES_TO_TRIP || !this.isTrial(sentMs)) return;
    this.#open(nowMs, OPEN_MS);
  }

  /**
   * The server refused a request as one too many (429).
   *
   * @param sentMs when that request was sent
   * @param retryAfterMs the least pause that it asked for; 0 where it did not
   * @param random a number from 0 to below 1
   * @returns false where requests that were sent together were refused together: that counts once
   */
  refuse(nowMs: number, sentMs: number, retryAfterMs: number, random: number): boolean {
    const isNew = this.isTrial(sentMs);
    if (isNew) {
      this.#refusalsInARow += 1;
      const pauseMs = backoffMs(this.#refusalsInARow, OPEN_MS, random);
      this.#open(nowMs, Math.min(LONGEST_OPEN_MS, pauseMs));
    }
    this.#untilMs = Math.max(this.#untilMs, nowMs + retryAfterMs);
    return isNew;
  }

  #open(nowMs: number, pauseMs: number): void {
    this.#isTripped = true;
    this.#sinceMs = nowMs;
    this.#untilMs = Math.max(this.#untilMs, nowMs + pauseMs);
  }
}
