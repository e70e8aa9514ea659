import { describeState } from '../../fiddler/job/job-fields.ts';
import { renderClock } from '../duration.ts';
import type { JobRecord } from './record.ts';

/**
 * `last seen STARTED, progress: 40.0%`, and since when where the checks after that failed: what a job
 * was then may be true no more.
 */
export function describeLastSeen({ job, lastReadAtMs, trouble }: JobRecord): string {
  const why = trouble === '' ? '' : ` (${trouble})`;
  if (job === null) return `it was never read${why}`;
  const seen = `last seen ${describeState(job)}`;
  if (trouble === '') return seen;
  return `${seen} at ${renderClock((lastReadAtMs ?? 0) / 1000)}, not read since${why}`;
}
