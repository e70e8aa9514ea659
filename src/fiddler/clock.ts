/** Injectable clock, so tests can use fake time. */
export interface Clock {
  /** Milliseconds since an arbitrary moment; never goes back. */
  nowMs(): number;
  /**
   * Resolves after `delayMs`; at once if that is 0 or less.
   * @throws the signal's reason as soon as it is aborted.
   */
  sleep(delayMs: number, signal?: AbortSignal): Promise<void>;
}

/** A longer delay than this is explained only by a machine that slept. */
const OVERSLEPT_MS = 1_000;

/** Returns true if something took so much longer than it can that the machine must have slept. */
export function hasOverslept(tookMs: number, maxMs: number): boolean {
  return tookMs > maxMs + OVERSLEPT_MS;
}

/** Node fires a timer of more than 2^31 - 1 ms (24.8 days) at once, so longer sleeps are split. */
const MAX_TIMER_MS = 2 ** 31 - 1;

function sleepOnce(delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, delayMs);
    signal?.addEventListener('abort', onAbort);
  });
}

/** The machine's monotonic clock: changing the time of day neither ends a wait nor extends it. */
export const systemClock: Clock = {
  nowMs: () => performance.now(),
  async sleep(delayMs, signal) {
    signal?.throwIfAborted();
    const untilMs = performance.now() + delayMs;
    for (let leftMs = delayMs; leftMs > 0; leftMs = untilMs - performance.now()) {
      // A timer drops fractions and would fire before a deadline instead of at it.
      await sleepOnce(Math.min(Math.ceil(leftMs), MAX_TIMER_MS), signal);
    }
  },
};
