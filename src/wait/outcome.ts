/** The ways in which the wait for a job ends. */
import { type ApiError, TimeoutError } from '../fiddler/errors.ts';
import type { JobFields } from '../fiddler/job-fields.ts';
import { JobStatus } from '../fiddler/job-status.ts';
import { parseFailedTasks, type Task } from '../fiddler/tasks.ts';
import type { JobRecord } from './record.ts';

export type Outcome =
  | { readonly kind: 'failed' | 'revoked' | 'succeeded'; readonly job: JobFields }
  /** The last check read the job, and it was not final. */
  | { readonly kind: 'timedOut'; readonly job: JobFields; readonly error: TimeoutError }
  /** It was read before, but not at the end: it may be final by now. */
  | { readonly kind: 'stale'; readonly job: JobFields; readonly error: ApiError | TimeoutError }
  | { readonly kind: 'unreachable'; readonly error: ApiError | TimeoutError }
  | { readonly kind: 'cancelled'; readonly signalName: string }
  /** Another job did not succeed (fail-fast). */
  | { readonly kind: 'skipped' };

export type OutcomeKind = Outcome['kind'];

/** The smaller, the worse. */
const SEVERITY: Readonly<Record<OutcomeKind, number>> = {
  failed: 0,
  revoked: 1,
  timedOut: 2,
  stale: 2,
  unreachable: 2,
  cancelled: 2,
  skipped: 3,
  succeeded: 4,
};

export function outcomeOf({ end, job }: JobRecord): Outcome {
  switch (end?.kind) {
    case 'final':
      return job === null ? { kind: 'skipped' } : { kind: kindOfFinal(job), job };
    case 'error': {
      const { error } = end;
      if (job === null) return { kind: 'unreachable', error };
      return isSeenUnfinished(error)
        ? { kind: 'timedOut', job, error }
        : { kind: 'stale', job, error };
    }
    case 'cancelled':
      return { kind: 'cancelled', signalName: end.signalName };
    default:
      return { kind: 'skipped' };
  }
}

/** Nothing but SUCCESS, case-sensitively, is a success. */
function kindOfFinal({ status }: JobFields): 'failed' | 'revoked' | 'succeeded' {
  if (status === JobStatus.SUCCESS) return 'succeeded';
  return status === JobStatus.REVOKED ? 'revoked' : 'failed';
}

function isSeenUnfinished(error: ApiError | TimeoutError): error is TimeoutError {
  return error instanceof TimeoutError && error.lastError === null && error.hadLastCheck;
}

export function isSuccess(record: JobRecord): boolean {
  return outcomeOf(record).kind === 'succeeded';
}

/** The smaller, the worse. */
function severityOf(record: JobRecord): number {
  return SEVERITY[outcomeOf(record).kind];
}

/** Returns the jobs in the order in which they decide: the worst first. */
export function bySeverity(jobs: readonly JobRecord[]): readonly JobRecord[] {
  return jobs.toSorted((a, b) => severityOf(a) - severityOf(b));
}

/** Returns the jobs that people look for first: the worst, and among equals the slowest. */
export function worstFirst(jobs: readonly JobRecord[]): readonly JobRecord[] {
  return bySeverity(jobs.toSorted((a, b) => (b.endedAtMs ?? 0) - (a.endedAtMs ?? 0)));
}

/** Returns the tasks that explain why a job did not succeed, as far as they were read. */
export function failingTasksOf(record: JobRecord): readonly Task[] {
  return isSuccess(record) ? [] : parseFailedTasks(record.job?.extras ?? null);
}
