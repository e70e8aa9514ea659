import type { Clock } from '../src/fiddler/clock.ts';

interface Sleeper {
  readonly wakeMs: number;
  readonly wake: () => void;
}

/** A clock whose time passes only while everybody sleeps, and then at once. */
export class FakeClock implements Clock {
  #nowMs = 0;
  readonly #sleepers = new Set<Sleeper>();
  /** The length of every sleep that was begun, in milliseconds. */
  readonly sleepsMs: number[] = [];

  nowMs(): number {
    return this.#nowMs;
  }

  /** How many sleep: on a real clock, each would keep the process from ending. */
  get asleep(): number {
    return this.#sleepers.size;
  }

  sleep(delayMs: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    this.sleepsMs.push(delayMs);
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

  /** Time that passes while somebody works or the machine sleeps. */
  pass(delayMs: number): void {
    this.#nowMs += delayMs;
  }

  /** Lets time pass until `task` settles; fails where nobody sleeps and it still has not. */
  async run<Value>(task: Promise<Value>): Promise<Value> {
    let settled = false;
    const settle = (): void => {
      settled = true;
    };
    task.then(settle, settle);
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      if (settled) return task;
      const next = [...this.#sleepers].sort((a, b) => a.wakeMs - b.wakeMs)[0];
      if (next === undefined) throw new Error('nobody sleeps, and the task has not settled');
      this.#sleepers.delete(next);
      this.#nowMs = Math.max(this.#nowMs, next.wakeMs);
      next.wake();
    }
  }
}
