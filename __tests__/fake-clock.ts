import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../src/fiddler/clock.ts';

interface Sleeper {
  readonly wakeMs: number;
  readonly wake: () => void;
}

/** A clock whose time passes only while every task sleeps, and then at once. */
export class FakeClock implements Clock {
  #nowMs = 0;
  readonly #sleepers = new Set<Sleeper>();

  nowMs(): number {
    return this.#nowMs;
  }

  /** The number of pending sleeps: on a real clock, each keeps the process alive. */
  get asleep(): number {
    return this.#sleepers.size;
  }

  sleep(delayMs: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const sleeper = {
        wakeMs: this.#nowMs + Math.max(0, delayMs),
        wake: (): void => {
          signal?.removeEventListener('abort', onAbort);
          resolve();
        },
      };
      const onAbort = (): void => {
        this.#sleepers.delete(sleeper);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#sleepers.add(sleeper);
    });
  }

  /** Time that passes while the machine works or is suspended. */
  pass(delayMs: number): void {
    this.#nowMs += delayMs;
  }

  /** Lets time pass until `task` settles; throws if it is still pending and nothing sleeps. */
  async run<Value>(task: Promise<Value>): Promise<Value> {
    let settled = false;
    const settle = (): void => {
      settled = true;
    };
    task.then(settle, settle);
    for (;;) {
      await turn();
      if (settled) return task;
      const next = this.#next();
      if (next === undefined) throw new Error('the task is pending, and nothing sleeps');
      this.#sleepers.delete(next);
      this.#nowMs = Math.max(this.#nowMs, next.wakeMs);
      next.wake();
    }
  }

  /** Of several that wake at the same time, the first to fall asleep. */
  #next(): Sleeper | undefined {
    let next: Sleeper | undefined;
    for (const sleeper of this.#sleepers) {
      if (next === undefined || sleeper.wakeMs < next.wakeMs) next = sleeper;
    }
    return next;
  }
}

/** A clock for a wait with real requests: each sleep ends at once. */
export function hastyClock(): Clock {
  let nowMs = 0;
  return {
    nowMs: () => nowMs,
    async sleep(delayMs, signal) {
      await turn();
      signal?.throwIfAborted();
      nowMs += Math.max(0, delayMs);
    },
  };
}
