/**
 * When a request may be sent, by the rate limits, the circuit breaker and what is under way, for all
 * jobs of a wait. Pure: time and randomness are parameters.
 */

import type { ApiError } from '../errors.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { RateLimiter } from './rate-limiter.ts';

/** So many requests may be under way at once, however slow their answers are. */
const MOST_UNDER_WAY = 30;

/** The turn to send a request. What became of that is told: answered, failed, or left. */
export interface Turn {
  readonly sentMs: number;
}

export class Gate {
  readonly #rateLimiter = new RateLimiter();
  readonly #breaker = new CircuitBreaker();
  readonly #underWay = new Set<Turn>();

  /** Requests a minute that are sent at most, as the server was found to grant them. */
  get perMinute(): number {
    return this.#rateLimiter.perMinute;
  }

  /** True from the server's trouble until it answers as it should. */
  get isInTrouble(): boolean {
    return this.#breaker.isTripped;
  }

  /**
   * How long until a request may be sent, in milliseconds: 0 or less where that is now, Infinity where
   * only the end of another can tell. A job at its deadline has no later turn: for its last check the
   * documented limits alone count.
   */
  waitMs(deadlineMs: number, nowMs: number): number {
    if (nowMs >= deadlineMs) return this.#rateLimiter.lastWaitMs(nowMs);
    if (this.#underWay.size >= MOST_UNDER_WAY || this.#isTrialUnderWay()) {
      return Number.POSITIVE_INFINITY;
    }
    return Math.max(this.#rateLimiter.waitMs(nowMs), this.#breaker.openMs(nowMs));
  }

  send(nowMs: number): Turn {
    this.#rateLimiter.spend(nowMs);
    const turn = { sentMs: nowMs };
    this.#underWay.add(turn);
    return turn;
  }

  /** The request came to nothing that tells of the server. */
  leave(turn: Turn): void {
    this.#underWay.delete(turn);
  }

  /** The server answered as it should. */
  answered(turn: Turn): void {
    this.#breaker.reset();
    this.leave(turn);
  }

  /**
   * The request failed.
   *
   * @param random a number from 0 to below 1
   * @returns how long nobody may ask because of it, in milliseconds; 0 or less where that is not so
   */
  failed(turn: Turn, error: ApiError, nowMs: number, random: number): number {
    this.leave(turn);
    // What is wrong with one job for good says nothing about the others.
    if (error.isPermanent) return 0;
    if (error.statusCode === 429) this.#refused(turn, error.retryAfterMs, nowMs, random);
    else this.#breaker.fail(nowMs, turn.sentMs);
    return this.#breaker.openMs(nowMs);
  }

  #refused(
    { sentMs }: Turn,
    retryAfterMs: number | undefined,
    nowMs: number,
    random: number,
  ): void {
    // While a single request tries, a refusal tells nothing of how many are granted.
    const isTrial = this.isInTrouble;
    this.#rateLimiter.noteRefusal(nowMs);
    const isNew = this.#breaker.refuse(nowMs, sentMs, retryAfterMs ?? 0, random);
    if (isNew && !isTrial) this.#rateLimiter.lower(nowMs, retryAfterMs);
  }

  /** True where a single request tries whether the server is well again. */
  #isTrialUnderWay(): boolean {
    if (!this.isInTrouble) return false;
    // What was sent before the trouble tells nothing new, however long it takes.
    for (const { sentMs } of this.#underWay) if (this.#breaker.isTrial(sentMs)) return true;
    return false;
  }
}
