/** No pause after an error is longer than this, unless the interval itself is. */
const LONGEST_PAUSE_MS = 30_000;

/** A pause is prolonged by up to a quarter at random, so that many runners do not ask in step. */
const JITTER = 0.25;

/**
 * The pause after the `errorsInARow`-th error in a row, in milliseconds: the interval, then doubled
 * each time, with jitter, up to 30 s. Never shorter than the interval.
 *
 * @param errorsInARow 1 after the first error
 * @param intervalMs the pause between checks when all is well
 * @param random a number from 0 to below 1, such as `Math.random()` gives
 */
export function backoffMs(errorsInARow: number, intervalMs: number, random: number): number {
  // The doubling ends below the longest pause, so that the jitter has room there too.
  const doubledMs = Math.min(intervalMs * 2 ** (errorsInARow - 1), LONGEST_PAUSE_MS / (1 + JITTER));
  const pauseMs = Math.max(intervalMs, doubledMs) * (1 + JITTER * random);
  return Math.min(pauseMs, Math.max(intervalMs, LONGEST_PAUSE_MS));
}
