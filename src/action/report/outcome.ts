/** What became of each job: the one place where the ways in which a wait ends are told apart. */
import { type ApiError, TimeoutError } from '../../fiddler/errors.ts';
import type { JobFields } from '../../fiddler/job/job-fields.ts';
import { JobStatus } from '../../fiddler/job/job-status.ts';
import type { JobRecord } from '../wait/record.ts';

export type Outcome =
  | { readonly kind: 'failed' | 'revoked' | 'succeeded'; readonly job: JobFields }
  /** A check at the deadline read the job, and it was not done. */
  | { readonly kind: 'late'; readonly job: JobFields; readonly error: TimeoutError }
  /** It was read before, but not at the end: it may have been done by then. */
  | { readonly kind: 'lost'; readonly job: JobFields; readonly error: ApiError | TimeoutError }
  | { readonly kind: 'unread'; readonly error: ApiError | TimeoutError }
  | { readonly kind: 'cancelled'; readonly signalName: string }
  | { readonly kind: 'abandoned' };

export type OutcomeKind = Outcome['kind'];

/** The smaller, the worse: FAILURE, REVOKED, unfinished, given up for another's sake, SUCCESS. */
const SEVERITY: Readonly<Record<OutcomeKind, number>> = {
  failed: 0,
  revoked: 1,
  late: 2,
  lost: 2,
  unread: 2,
  cancelled: 2,
  abandoned: 3,
  succeeded: 4,
};

export function outcomeOf({ end, job }: JobRecord): Outcome {
  switch (end?.kind) {
    case 'final':
      return { kind: kindOfFinal(end.job), job: end.job };
    case 'error': {
      const { error } = end;
      if (job === null) return { kind: 'unread', error };
      return isSeenUndone(error) ? { kind: 'late', job, error } : { kind: 'lost', job, error };
    }
    case 'cancelled':
      return { kind: 'cancelled', signalName: end.signalName };
    default:
      return { kind: 'abandoned' };
  }
}

/** Nothing but SUCCESS, letter for letter, is a success. */
function kindOfFinal({ status }: JobFields): 'failed' | 'revoked' | 'succeeded' {
  if (status === JobStatus.SUCCESS) return 'succeeded';
  return status === JobStatus.REVOKED ? 'revoked' : 'failed';
}

function isSeenUndone(error: ApiError | TimeoutError): error is TimeoutError {
  return error instanceof TimeoutError && error.lastError === null && error.hadLastCheck;
}

export function isSuccess(record: JobRecord): boolean {
  return outcomeOf(record).kind === 'succeeded';
}

/** The smaller, the worse. */
export function severityOf(record: JobRecord): number {
  return SEVERITY[outcomeOf(record).kind];
}
