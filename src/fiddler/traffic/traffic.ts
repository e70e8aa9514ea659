/** The requests of all jobs of a wait, one by one: a queue before the gate that they share. */

import { type Clock, hasOverslept } from '../clock.ts';
import type { ApiError } from '../errors.ts';
import { backoffMs } from './backoff.ts';
import { Gate, type Turn } from './gate.ts';
import { type Waiter, WaitingQueue } from './waiting-queue.ts';

/** From this the pauses after errors grow where no interval is set. */
const ADAPTIVE_PAUSE_MS = 1_000;

export interface TrafficOptions {
  readonly clock: Clock;
  /** A number from 0 to below 1, such as `Math.random` gives. */
  readonly random: () => number;
  /** The pause from which pauses after errors grow; null: 1 s. */
  readonly intervalMs: number | null;
}

export class Traffic {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #intervalMs: number;
  readonly #gate = new Gate();
  readonly #queue = new WaitingQueue();
  #isPumping = false;
  #wakeUp: () => void = () => {};

  constructor({ clock, random, intervalMs }: TrafficOptions) {
    this.#clock = clock;
    this.#random = random;
    this.#intervalMs = intervalMs ?? ADAPTIVE_PAUSE_MS;
  }

  /** Requests a minute that are sent at most, as the server was found to grant them. */
  get perMinute(): number {
    return this.#gate.perMinute;
  }

  /**
   * Waits for the turn to send a request.
   *
   * @param dueMs when the job had best be checked: of those that wait, the earliest goes first
   * @returns null where the turn did not come in time for the deadline
   * @throws the signal's reason when `signal` is aborted
   */
  enter(dueMs: number, deadlineMs: number, signal: AbortSignal | undefined): Promise<Turn | null> {
    signal?.throwIfAborted();
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        dueMs,
        deadlineMs,
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
      this.#queue.join(waiter, this.#clock.nowMs());
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
    this.#gate.leave(turn);
    this.#wakeUp();
  }

  /** The server answered as it should. */
  answered(turn: Turn): void {
    this.#gate.answered(turn);
    this.#wakeUp();
  }

  /**
   * The request failed. An error that will not pass pauses the job alone.
   *
   * @param ownErrorsInARow how many the job has had, this one included
   * @returns the pause for the job, in milliseconds
   */
  failed(turn: Turn, error: ApiError, ownErrorsInARow: number): number {
    const random = this.#random();
    const sharedPauseMs = this.#gate.failed(turn, error, this.#clock.nowMs(), random);
    this.#wakeUp();
    const ownPauseMs = backoffMs(ownErrorsInARow, this.#intervalMs, random);
    return Math.max(ownPauseMs, error.retryAfterMs ?? 0, sharedPauseMs);
  }

  async #pump(): Promise<void> {
    if (this.#isPumping) return;
    this.#isPumping = true;
    for (;;) {
      const nowMs = this.#clock.nowMs();
      const waiter = this.#gate.isInTrouble
        ? this.#queue.any(nowMs, this.#random())
        : this.#queue.first(nowMs);
      if (waiter === undefined) break;
      const waitMs = this.#gate.waitMs(waiter.deadlineMs, nowMs);
      if (this.#queue.isTooLate(waiter, nowMs)) {
        waiter.go(null);
      } else if (waitMs <= 0) {
        waiter.go(this.#gate.send(nowMs));
      } else {
        await this.#nap(Math.ceil(Math.min(waitMs, this.#queue.nextChangeMs(nowMs) - nowMs)));
      }
    }
    this.#isPumping = false;
  }

  async #nap(delayMs: number): Promise<void> {
    const beganMs = this.#clock.nowMs();
    const awake = new AbortController();
    const woken = new Promise<void>((resolve) => {
      this.#wakeUp = resolve;
    });
    const sleep = this.#clock.sleep(delayMs, awake.signal).catch(() => {});
    await Promise.race([woken, sleep]);
    awake.abort();
    const wokenMs = this.#clock.nowMs();
    if (hasOverslept(wokenMs - beganMs, delayMs)) this.#queue.joinAgain(wokenMs);
  }
}
