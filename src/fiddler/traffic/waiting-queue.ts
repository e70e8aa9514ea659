/** Who waits for a turn to send a request, and whose turn is next. Pure: the time is a parameter. */
import type { Turn } from './gate.ts';

export interface Waiter {
  /** Whoever is due first goes first. */
  readonly dueMs: number;
  readonly deadlineMs: number;
  /** When it is too late to ask. */
  readonly latestMs: number;
  /** Gets null where it is too late. */
  readonly go: (turn: Turn | null) => void;
}

export class WaitingQueue {
  readonly #waiters = new Set<Waiter>();

  join(waiter: Waiter): void {
    this.#waiters.add(waiter);
  }

  leave(waiter: Waiter): void {
    this.#waiters.delete(waiter);
  }

  /** Whoever is at its deadline, then whoever is due first; undefined where nobody waits. */
  first(nowMs: number): Waiter | undefined {
    let first: Waiter | undefined;
    for (const waiter of this.#waiters) {
      if (first === undefined || rank(waiter, nowMs) < rank(first, nowMs)) first = waiter;
    }
    return first;
  }

  /**
   * Whoever is at its deadline, then anybody: those that are due first may all be in trouble.
   *
   * @param random a number from 0 to below 1
   */
  any(nowMs: number, random: number): Waiter | undefined {
    const first = this.first(nowMs);
    if (first === undefined || first.deadlineMs <= nowMs) return first;
    return [...this.#waiters][Math.floor(random * this.#waiters.size)];
  }

  /** The next moment at which a deadline passes, or it is too late for somebody. */
  nextChangeMs(nowMs: number): number {
    let nextMs = Number.POSITIVE_INFINITY;
    for (const { deadlineMs, latestMs } of this.#waiters) {
      const atMs = deadlineMs > nowMs ? deadlineMs : latestMs + 1;
      nextMs = Math.min(nextMs, atMs);
    }
    return nextMs;
  }
}

function rank({ dueMs, deadlineMs }: Waiter, nowMs: number): number {
  return deadlineMs <= nowMs ? Number.NEGATIVE_INFINITY : dueMs;
}
