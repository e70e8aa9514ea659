/** What all jobs of a wait share: rate limiter, circuit breaker, and the queue for both. */
import { backoffMs } from './backoff.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import type { Clock } from './clock.ts';
import type { ApiError } from './errors.ts';
import { RateLimiter } from './rate-limiter.ts';
import { type Turn, type Waiter, WaitingQueue } from './waiting-queue.ts';

/** A job whose turn has not come this long after its deadline goes without a last check. */
const LATEST_MS = 4_400;
/** From this the pauses after errors grow where no interval is set. */
const ADAPTIVE_PAUSE_MS = 1_000;
/** So many requests may be under way at once, however slow their answers are. */
const MOST_UNDER_WAY = 30;

export interface TrafficOptions {
  readonly clock: Clock;
  /** A number from 0 to below 1, such as `Math.random` gives. */
  readonly random: () => number;
  /** The pause from which pauses after errors grow; null: 1 s. */
  readonly intervalMs: number | null;
}

/**
 * Lets requests pass one by one, within the rate limits and where the circuit breaker allows it. A
 * job at its deadline waits for neither, since it has no later turn: the documented limits alone
 * hold for it.
 */
export class Traffic {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #intervalMs: number;
  readonly #rateLimiter = new RateLimiter();
  readonly #queue = new WaitingQueue();
  readonly #breaker = new CircuitBreaker();
  #isPumping = false;
  #wakeUp: () => void = () => {};
  readonly #underWay = new Set<Turn>();
  #refusedMs: number[] = [];

  constructor({ clock, random, intervalMs }: TrafficOptions) {
    this.#clock = clock;
    this.#random = random;
    this.#intervalMs = intervalMs ?? ADAPTIVE_PAUSE_MS;
  }

  /** Requests a minute that are sent at most, as the server was found to grant them. */
  get perMinute(): number {
    return this.#rateLimiter.perMinute;
  }

  /**
   * Waits for the turn to send a request.
   *
   * @param dueMs when the job was to be checked
   * @returns null where the turn did not come in time for the deadline
   * @throws the signal's reason when `signal` is aborted
   */
  enter(dueMs: number, deadlineMs: number, signal: AbortSignal | undefined): Promise<Turn | null> {
    signal?.throwIfAborted();
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        dueMs,
        deadlineMs,
        // Whoever comes late because the machine slept is not too late for that.
        latestMs: Math.max(deadlineMs, this.#clock.nowMs()) + LATEST_MS,
        go: (turn) => {
          signal?.removeEventListener('abort', onAbort);
          this.#queue.leave(waiter);
          resolve(turn);
        },
      };
      const onAbort = (): void => {
        this.#queue.leave(waiter);
        this.#wakeUp();
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#queue.join(waiter);
      this.#wakeUp();
      void this.#pump();
    });
  }

  /** As a last check, which has no later turn and waits for nothing but the documented limits. */
  enterAtOnce(signal: AbortSignal | undefined): Promise<Turn | null> {
    const nowMs = this.#clock.nowMs();
    return this.enter(nowMs, nowMs, signal);
  }

  /** The request came to nothing that tells of the server. */
  leave(turn: Turn): void {
    this.#underWay.delete(turn);
    this.#wakeUp();
  }

  /** The server answered as it should. */
  answered(turn: Turn): void {
    this.#breaker.reset();
    this.leave(turn);
  }

  /**
   * The request failed. An error that will not pass pauses the job alone.
   *
   * @param ownErrorsInARow how many the job has had, this one included
   * @returns the pause for the job, in milliseconds
   */
  failed(turn: Turn, error: ApiError, ownErrorsInARow: number): number {
    const pauseMs = this.#pauseAfter(error, turn.sentMs, ownErrorsInARow);
    // Only now: whoever is woken has to find the pause.
    this.leave(turn);
    return pauseMs;
  }

  #pauseAfter(error: ApiError, sentMs: number, ownErrorsInARow: number): number {
    const nowMs = this.#clock.nowMs();
    const retryAfterMs = error.retryAfterMs ?? 0;
    const random = this.#random();
    const ownPauseMs = Math.max(backoffMs(ownErrorsInARow, this.#intervalMs, random), retryAfterMs);
    // What is wrong with one job for good says nothing about the others.
    if (error.isPermanent) return ownPauseMs;
    if (error.statusCode === 429) this.#refused(nowMs, sentMs, error.retryAfterMs, random);
    else this.#breaker.fail(nowMs, sentMs);
    return Math.max(ownPauseMs, this.#breaker.openMs(nowMs));
  }

  #refused(nowMs: number, sentMs: number, retryAfterMs: number | undefined, random: number): void {
    this.#refusedMs = [...this.#refusedMs, nowMs].filter((atMs) => atMs > nowMs - 60_000);
    if (!this.#breaker.refuse(nowMs, sentMs, retryAfterMs ?? 0, random)) return;
    this.#rateLimiter.lower(nowMs, retryAfterMs, this.#refusedMs.length);
  }

  async #pump(): Promise<void> {
    if (this.#isPumping) return;
    this.#isPumping = true;
    for (;;) {
      const nowMs = this.#clock.nowMs();
      const waiter = this.#breaker.isTripped
        ? this.#queue.any(nowMs, this.#random())
        : this.#queue.first(nowMs);
      if (waiter === undefined) break;
      const waitMs = this.#waitMs(waiter, nowMs);
      if (nowMs > waiter.latestMs) {
        waiter.go(null);
      } else if (waitMs <= 0) {
        this.#rateLimiter.spend(nowMs);
        const turn = { sentMs: nowMs };
        this.#underWay.add(turn);
        waiter.go(turn);
      } else {
        await this.#nap(Math.ceil(Math.min(waitMs, this.#queue.nextChangeMs(nowMs) - nowMs)));
      }
    }
    this.#isPumping = false;
  }

  /** Until `waiter` may ask, in milliseconds; Infinity where only an event can tell. */
  #waitMs({ deadlineMs }: Waiter, nowMs: number): number {
    if (nowMs >= deadlineMs) return this.#rateLimiter.lastWaitMs(nowMs);
    if (this.#underWay.size >= MOST_UNDER_WAY || this.#isTrialUnderWay()) {
      return Number.POSITIVE_INFINITY;
    }
    return Math.max(this.#rateLimiter.waitMs(nowMs), this.#breaker.openMs(nowMs));
  }

  /** True where a single request tries whether the server is well again. */
  #isTrialUnderWay(): boolean {
    if (!this.#breaker.isTripped) return false;
    // What was sent before the trouble tells nothing new, however long it takes.
    for (const { sentMs } of this.#underWay) if (this.#breaker.isTrial(sentMs)) return true;
    return false;
  }

  async #nap(delayMs: number): Promise<void> {
    const awake = new AbortController();
    const woken = new Promise<void>((resolve) => {
      this.#wakeUp = resolve;
    });
    const sleep = this.#clock.sleep(delayMs, awake.signal).catch(() => {});
    await Promise.race([woken, sleep]);
    awake.abort();
  }
}
