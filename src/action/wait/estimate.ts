/** How long a job still takes, told by the progress it made: only where that is steady. */
import { JobStatus } from '../../fiddler/job/job-status.ts';
import type { Observation } from './record.ts';

/** Progress that was faster or slower by more than this, now against before, foretells nothing. */
const STEADY_FACTOR = 2;
/** Fewer moves of progress tell no speed: the first is often the start alone. */
const FEWEST_MOVES = 2;

/**
 * The time left, in milliseconds, at the last of the observations.
 *
 * @param observations changes only, the oldest first
 * @returns null where progress allows no estimate
 */
export function estimateLeftMs(observations: readonly Observation[]): number | null {
  const run = currentRun(observations);
  const [first, middle, last] = [run[0], run[Math.floor((run.length - 1) / 2)], run.at(-1)];
  if (run.length <= FEWEST_MOVES || !first || !middle || !last) return null;
  const early = speed(first, middle);
  const late = speed(middle, last);
  const isSteady = Math.max(early, late) <= STEADY_FACTOR * Math.min(early, late);
  return isSteady ? (100 - last.progress) / speed(first, last) : null;
}

interface Move {
  readonly atMs: number;
  readonly progress: number;
}

/** Progress since the job last started: a retry sets it back, and it begins again. */
function currentRun(observations: readonly Observation[]): readonly Move[] {
  const run: Move[] = [];
  for (const { atMs, status, progress } of observations.toReversed()) {
    const next = run[0];
    if (status !== JobStatus.STARTED || progress === null) break;
    if (next !== undefined && (progress >= next.progress || atMs >= next.atMs)) break;
    run.unshift({ atMs, progress });
  }
  return run;
}

/** Points in a millisecond. */
function speed(from: Move, to: Move): number {
  return (to.progress - from.progress) / (to.atMs - from.atMs);
}
