/** What became of each job, in the words and signs of the summary. */
import { type FiddlerError, TimeoutError } from '../../fiddler/errors.ts';
import { JobStatus } from '../../fiddler/job-status.ts';
import type { JobRecord } from '../wait/record.ts';

interface Words {
  /** Never stands without the words. */
  readonly sign: string;
  /** `The Fiddler job …`, `1 job …` */
  readonly one: string;
  /** `3 jobs …` */
  readonly many: string;
  /** What a drawing shows at the end of the wait. */
  readonly end: string;
}

export type Outcome =
  | 'failed'
  | 'revoked'
  | 'late'
  | 'lost'
  | 'unread'
  | 'cancelled'
  | 'abandoned'
  | 'succeeded';

/** The worst first. */
export const OUTCOMES: Readonly<Record<Outcome, Words>> = {
  failed: { sign: '❌', one: 'failed', many: 'failed', end: 'FAILURE' },
  revoked: { sign: '🚫', one: 'was revoked', many: 'were revoked', end: 'REVOKED' },
  late: {
    sign: '⏰',
    one: 'was not done in time',
    many: 'were not done in time',
    end: 'not done in time',
  },
  lost: {
    sign: '❓',
    one: 'could not be read at the end',
    many: 'could not be read at the end',
    end: 'could not be read at the end',
  },
  unread: {
    sign: '❓',
    one: 'could not be read',
    many: 'could not be read',
    end: 'could not be read',
  },
  cancelled: {
    sign: '🛑',
    one: 'was left when the wait was cancelled',
    many: 'were left when the wait was cancelled',
    end: 'wait cancelled',
  },
  abandoned: {
    sign: '💤',
    one: 'was no longer waited for',
    many: 'were no longer waited for',
    end: 'no longer waited for',
  },
  succeeded: { sign: '✅', one: 'succeeded', many: 'succeeded', end: 'SUCCESS' },
};

export function outcomeOf({ end, job }: JobRecord): Outcome {
  switch (end?.kind) {
    case 'final':
      if (end.job.status === JobStatus.SUCCESS) return 'succeeded';
      return end.job.status === JobStatus.REVOKED ? 'revoked' : 'failed';
    case 'error':
      if (job === null) return 'unread';
      return isSeenUndone(end.error) ? 'late' : 'lost';
    case 'cancelled':
      return 'cancelled';
    default:
      return 'abandoned';
  }
}

/** True where a check at the deadline read the job: otherwise it may have been done by then. */
export function isSeenUndone(error: FiddlerError): boolean {
  return error instanceof TimeoutError && error.lastError === null && error.hadLastCheck;
}

/** The jobs that people look for first: the worst, and among equals the slowest. */
export function worstFirst(jobs: readonly JobRecord[]): readonly JobRecord[] {
  const outcomes = Object.keys(OUTCOMES);
  const rank = (job: JobRecord): number => outcomes.indexOf(outcomeOf(job));
  return jobs.toSorted((a, b) => rank(a) - rank(b) || (b.endedAtMs ?? 0) - (a.endedAtMs ?? 0));
}
