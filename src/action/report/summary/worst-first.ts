import type { JobRecord } from '../../wait/record.ts';
import { severityOf } from '../outcome.ts';

/** The jobs that people look for first: the worst, and among equals the slowest. */
export function worstFirst(jobs: readonly JobRecord[]): readonly JobRecord[] {
  return jobs.toSorted(
    (a, b) => severityOf(a) - severityOf(b) || (b.endedAtMs ?? 0) - (a.endedAtMs ?? 0),
  );
}
