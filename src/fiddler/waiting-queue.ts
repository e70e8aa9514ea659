/** Who waits for a turn to send a request, and whose turn is next. Pure: the time is a parameter. */

/** The turn to send a request. What became of that is told to `Traffic`: answered, failed, or left. */
export interface Turn {
  readonly sentMs: number;
}

export interface Waiter {
  /** Whoever is due first goes first. */
  readonly dueMs: number;
  readonly deadlineMs: number;
  /** When it is too late to ask. */
  readonly latestMs: number;
  /** Errors of its job since that was last answered. */
  readonly errorsInARow: number;
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

  /**
   * Whoever is at its deadline, then whoever is due first. For a trial of the server, whoever had the
   * fewest errors, and of those the last: far from those that had errors just now.
   *
   * @returns undefined where nobody waits
   */
  first(nowMs: number, isTrial: boolean): Waiter | undefined {
    let first: Waiter | undefined;
    for (const waiter of this.#waiters) {
      if (first === undefined || isBefore(waiter, first, nowMs, isTrial)) first = waiter;
    }
    return first;
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

/** @param a came after `b` */
function isBefore(a: Waiter, b: Waiter, nowMs: number, isTrial: boolean): boolean {
  const isLate = b.deadlineMs <= nowMs;
  if (isLate || a.deadlineMs <= nowMs) return !isLate;
  return isTrial ? a.errorsInARow <= b.errorsInARow : a.dueMs < b.dueMs;
}
