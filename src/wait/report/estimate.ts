/** How long a job will still take, if its progress is steady. */
import { JobStatus } from '../../fiddler/job-status.ts';
import type { Observation } from '../record.ts';

/** Maximum ratio between an earlier and a later speed. */
const MAX_SPEED_RATIO = 2;
/** Moves of progress before there is an estimate: the first is often the start alone. */
const MIN_MOVES = 2;

/**
 * Returns the time left at the last observation, in milliseconds; null without an estimate.
 *
 * @param observations changes only, the oldest first
 */
export function estimateLeftMs(observations: readonly Observation[]): number | null {
  const run = currentRun(observations);
  const [first, middle, last] = [run[0], run[Math.floor((run.length - 1) / 2)], run.at(-1)];
  if (run.length <= MIN_MOVES || !first || !middle || !last) return null;
  const early = speed(first, middle);
  const late = speed(middle, last);
  const isSteady = Math.max(early, late) <= MAX_SPEED_RATIO * Math.min(early, late);
  return isSteady ? (100 - last.progress) / speed(first, last) : null;
}

interface Move {
  readonly atMs: number;
  readonly progress: number;
}

/** Returns the progress since the job last started: a retry sets it back. */
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

/** In points per millisecond. */
function speed(from: Move, to: Move): number {
  return (to.progress - from.progress) / (to.atMs - from.atMs);
}
