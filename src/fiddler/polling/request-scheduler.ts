/** Schedules the requests of all jobs of a wait: one queue behind rate limiter and circuit breaker. */
import { type Clock, hasOverslept } from '../clock.ts';
import type { ApiError } from '../errors.ts';
import { backoffMs } from './backoff.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { RateLimiter } from './rate-limiter.ts';

/** The interval from which pauses after errors grow if the user set none. */
const DEFAULT_INTERVAL_MS = 1_000;
/** A last check that was not sent this long after the deadline is left out. */
const MAX_LATE_MS = 4_400;

/** Permission to send one request now. Its result is reported with `onSuccess` or `onFailure`. */
export interface Permit {
  readonly sentMs: number;
}

export interface AcquireOptions {
  /** When the job should be checked: the earliest goes first. */
  readonly dueMs: number;
  /** From then on it is the job's last check, for which only the documented limits count. */
  readonly deadlineMs: number;
  /** False if the job's last check failed. */
  readonly isHealthy: boolean;
  readonly signal: AbortSignal | undefined;
}

interface PendingRequest extends AcquireOptions {
  /** When it is too late for a last check. */
  latestMs: number;
  readonly resolve: (permit: Permit | null) => void;
}

export interface RequestSchedulerOptions {
  readonly clock: Clock;
  /** A number from 0 to below 1, for example `Math.random`. */
  readonly random: () => number;
  /** null if adaptive. */
  readonly intervalMs: number | null;
}

export class RequestScheduler {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #intervalMs: number;
  readonly #rateLimiter = new RateLimiter();
  readonly #breaker = new CircuitBreaker();
  readonly #queue = new Set<PendingRequest>();
  #isDraining = false;
  #wakeUp: () => void = () => {};

  constructor({ clock, random, intervalMs }: RequestSchedulerOptions) {
    this.#clock = clock;
    this.#random = random;
    this.#intervalMs = intervalMs ?? DEFAULT_INTERVAL_MS;
  }

  /** The present rate limit, in requests per minute. */
  get perMinute(): number {
    return this.#rateLimiter.perMinute;
  }

  /**
   * Waits until a request may be sent.
   *
   * @returns null if that was not possible soon enough after the deadline
   * @throws the signal's reason when `signal` is aborted
   */
  acquire(options: AcquireOptions): Promise<Permit | null> {
    const { deadlineMs, signal } = options;
    signal?.throwIfAborted();
    return new Promise((resolve, reject) => {
      const request: PendingRequest = {
        ...options,
        latestMs: Math.max(deadlineMs, this.#clock.nowMs()) + MAX_LATE_MS,
        resolve: (permit) => {
          signal?.removeEventListener('abort', onAbort);
          this.#queue.delete(request);
          resolve(permit);
        },
      };
      const onAbort = (): void => {
        this.#queue.delete(request);
        this.#wakeUp();
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#queue.add(request);
      this.#wakeUp();
      void this.#drain();
    });
  }

  onSuccess(): void {
    this.#breaker.onSuccess();
    this.#wakeUp();
  }

  /**
   * @param consecutiveErrors of this job, this one included
   * @returns the pause before the job's next check, in milliseconds
   */
  onFailure({ sentMs }: Permit, error: ApiError, consecutiveErrors: number): number {
    const nowMs = this.#clock.nowMs();
    const random = this.#random();
    const ownPauseMs = Math.max(
      backoffMs(consecutiveErrors, this.#intervalMs, random),
      error.retryAfterMs ?? 0,
    );
    // A permanent error of one job says nothing about the others.
    if (error.isPermanent) return ownPauseMs;
    if (error.statusCode === 429) {
      this.#rateLimiter.recordRejection(nowMs);
      const { retryAfterMs } = error;
      const isFirst = this.#breaker.onRejected(nowMs, sentMs, retryAfterMs ?? 0, random);
      if (isFirst) this.#rateLimiter.decrease(nowMs, retryAfterMs);
    } else {
      this.#breaker.onFailure();
    }
    return Math.max(ownPauseMs, this.#breaker.waitMs(nowMs, false));
  }

  async #drain(): Promise<void> {
    if (this.#isDraining) return;
    this.#isDraining = true;
    while (this.#queue.size > 0) {
      const nowMs = this.#clock.nowMs();
      for (const request of this.#queue) if (nowMs > request.latestMs) request.resolve(null);
      const next = this.#next(nowMs);
      if (next === undefined) break;
      if (next.waitMs > 0) await this.#sleepUntilNext(next.waitMs);
      else next.request.resolve(this.#send(nowMs));
    }
    this.#isDraining = false;
  }

  /** Returns the request that may be sent first: of those that may be sent now, the earliest due. */
  #next(nowMs: number): { request: PendingRequest; waitMs: number } | undefined {
    let first: { request: PendingRequest; waitMs: number; dueMs: number } | undefined;
    const limitMs = this.#rateLimiter.waitMs(nowMs);
    for (const request of this.#queue) {
      const { deadlineMs, isHealthy } = request;
      const isLast = deadlineMs <= nowMs;
      const waitMs = isLast
        ? this.#rateLimiter.lastCheckWaitMs(nowMs)
        : Math.max(0, limitMs, this.#breaker.waitMs(nowMs, isHealthy));
      const dueMs = isLast ? Number.NEGATIVE_INFINITY : request.dueMs;
      const isEarlier =
        first === undefined ||
        waitMs < first.waitMs ||
        (waitMs === first.waitMs && dueMs < first.dueMs);
      if (isEarlier) first = { request, waitMs, dueMs };
    }
    return first;
  }

  #send(nowMs: number): Permit {
    this.#rateLimiter.consume(nowMs);
    this.#breaker.onSend(nowMs);
    return { sentMs: nowMs };
  }

  /** Sleeps until a request may be sent, a deadline passes, or something changes. */
  async #sleepUntilNext(waitMs: number): Promise<void> {
    const startMs = this.#clock.nowMs();
    const deadlinesMs = [...this.#queue].map(({ deadlineMs, latestMs }) =>
      deadlineMs > startMs ? deadlineMs : latestMs + 1,
    );
    const delayMs = Math.ceil(Math.min(waitMs, ...deadlinesMs.map((atMs) => atMs - startMs)));
    const awake = new AbortController();
    const woken = new Promise<void>((resolve) => {
      this.#wakeUp = resolve;
    });
    await Promise.race([woken, this.#clock.sleep(delayMs, awake.signal).catch(() => {})]);
    awake.abort();
    const nowMs = this.#clock.nowMs();
    // Requests that queued while the machine slept still get their last check.
    if (hasOverslept(nowMs - startMs, delayMs)) {
      for (const request of this.#queue) {
        request.latestMs = Math.max(request.deadlineMs, nowMs) + MAX_LATE_MS;
      }
    }
  }
}
