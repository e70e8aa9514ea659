/** Maximum pause after an error, unless the interval itself is longer. */
const MAX_PAUSE_MS = 30_000;

/** Random share by which a pause is extended, so that many runners do not send in step. */
const JITTER = 0.25;

/**
 * Returns the pause after consecutive errors, in milliseconds: the interval, doubled with each error,
 * with jitter, up to 30 s. Never shorter than the interval.
 *
 * @param consecutiveErrors 1 after the first error
 * @param intervalMs the pause between checks without errors
 * @param random a number from 0 to below 1
 */
export function backoffMs(consecutiveErrors: number, intervalMs: number, random: number): number {
  // The doubling ends below the maximum, so that the jitter has room there too.
  const doubledMs = Math.min(
    intervalMs * 2 ** (consecutiveErrors - 1),
    MAX_PAUSE_MS / (1 + JITTER),
  );
  const pauseMs = Math.max(intervalMs, doubledMs) * (1 + JITTER * random);
  return Math.min(pauseMs, Math.max(intervalMs, MAX_PAUSE_MS));
}
