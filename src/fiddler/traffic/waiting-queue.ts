/** Who waits for a turn to send a request, and whose turn is next. Pure: the time is a parameter. */
import type { Turn } from './gate.ts';

/** A job whose turn has not come this long after its deadline goes without a last check. */
const LATEST_MS = 4_400;

export interface Waiter {
  /** Whoever is due first goes first. */
  readonly dueMs: number;
  readonly deadlineMs: number;
  /** Gets null where it is too late. */
  readonly go: (turn: Turn | null) => void;
}

export class WaitingQueue {
  /** With the time from which it is too late to ask. */
  readonly #waiters = new Map<Waiter, number>();

  /** Whoever comes late because the machine slept is not too late for that. */
  join(waiter: Waiter, nowMs: number): void {
    this.#waiters.set(waiter, Math.max(waiter.deadlineMs, nowMs) + LATEST_MS);
  }

  /** Nor is whoever waited while it slept. */
  joinAgain(nowMs: number): void {
    for (const waiter of this.#waiters.keys()) this.join(waiter, nowMs);
  }

  isTooLate(waiter: Waiter, nowMs: number): boolean {
    return nowMs > (this.#waiters.get(waiter) ?? Number.POSITIVE_INFINITY);
  }

  leave(waiter: Waiter): void {
    this.#waiters.delete(waiter);
  }

  /** Whoever is at its deadline, then whoever is due first; undefined where nobody waits. */
  first(nowMs: number): Waiter | undefined {
    let first: Waiter | undefined;
    for (const waiter of this.#waiters.keys()) {
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
    return [...this.#waiters.keys()][Math.floor(random * this.#waiters.size)];
  }

  /** The next moment at which a deadline passes, or it is too late for somebody. */
  nextChangeMs(nowMs: number): number {
    let nextMs = Number.POSITIVE_INFINITY;
    for (const [{ deadlineMs }, latestMs] of this.#waiters) {
      const atMs = deadlineMs > nowMs ? deadlineMs : latestMs + 1;
      nextMs = Math.min(nextMs, atMs);
    }
    return nextMs;
  }
}

function rank({ dueMs, deadlineMs }: Waiter, nowMs: number): number {
  return deadlineMs <= nowMs ? Number.NEGATIVE_INFINITY : dueMs;
}
