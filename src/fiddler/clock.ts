/** Time as the waiting sees it; a parameter, so that tests take no real time. */
export interface Clock {
  /** Milliseconds since an arbitrary moment; never goes back. */
  nowMs(): number;
  /**
   * Resolves after `delayMs`; at once when that is 0 or less.
   * @throws the signal's reason as soon as it is aborted.
   */
  sleep(delayMs: number, signal?: AbortSignal): Promise<void>;
}

/** Later than this, nothing but a sleep of the machine explains it. */
const OVERSLEPT_MS = 1_000;

/** True where something took so much longer than it could take that the machine slept meanwhile. */
export function hasOverslept(tookMs: number, longestMs: number): boolean {
  return tookMs > longestMs + OVERSLEPT_MS;
}

/** Node fires a timer of more than 2^31 - 1 ms (24.8 days) at once, so longer sleeps are split. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** `performance.now()` tells the same and costs a millisecond or two of start-up. */
function nowMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
}

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

/** The machine's monotonic clock: setting the time of day neither ends a wait nor prolongs it. */
export const systemClock: Clock = {
  nowMs,
  async sleep(delayMs, signal) {
    signal?.throwIfAborted();
    const untilMs = nowMs() + delayMs;
    for (let leftMs = delayMs; leftMs > 0; leftMs = untilMs - nowMs()) {
      // A timer cuts fractions off and would fire early: before a deadline instead of at it.
      await sleepOnce(Math.min(Math.ceil(leftMs), LONGEST_TIMER_MS), signal);
    }
  },
};
