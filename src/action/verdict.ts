/** What a wait comes to: the one place that decides whether the step may turn green. */
import { ApiError, AsyncJobFailed, AsyncJobRevoked, TimeoutError } from '../fiddler/errors.ts';
import { describeState } from '../fiddler/job.ts';
import type { JobFields } from '../fiddler/job-fields.ts';
import { JobStatus } from '../fiddler/job-status.ts';
import { adviseOnError, NEVER_READ_ADVICE, REVOKED_ADVICE, TIMEOUT_ADVICE } from './advice.ts';
import { renderDuration } from './duration.ts';
import type { JobRecord, WaitRecord } from './record.ts';

export interface Verdict {
  /** True for SUCCESS of every job, and for nothing else. */
  readonly succeeded: boolean;
  /** The outputs `error-reason` and `error-message`; empty when succeeded. */
  readonly errorReason: string;
  /** One sentence on what happened to which job; hostile until cleaned. */
  readonly sentence: string;
  /** More to know and what to do, a line each; hostile until cleaned. */
  readonly details: readonly string[];
  /** The job that decided, of which the outputs speak. */
  readonly job: JobRecord | null;
}

export function decide(record: WaitRecord): Verdict {
  const deciding = record.jobs.find((job) => !isSuccess(job)) ?? record.jobs[0] ?? null;
  if (deciding === null) throw new Error('a wait has at least one job');
  return { ...judge(deciding, record), job: deciding };
}

/** The verdict of a wait whose outputs could not be written, whatever the wait came to. */
export function refuse(verdict: Verdict, why: string): Verdict {
  return {
    ...verdict,
    succeeded: false,
    errorReason: verdict.errorReason || 'Error',
    sentence: why,
    details: [verdict.sentence, ...verdict.details],
  };
}

function isSuccess({ end }: JobRecord): boolean {
  return end?.kind === 'final' && end.job.status === JobStatus.SUCCESS;
}

function judge(record: JobRecord, wait: WaitRecord): Omit<Verdict, 'job'> {
  const { end } = record;
  if (end?.kind === 'final') return judgeFinal(end.job, wait);
  const lost = { succeeded: false };
  if (end?.kind === 'cancelled') {
    return {
      ...lost,
      errorReason: 'Cancelled',
      sentence: `${describeJob(record)}: the wait was cancelled (${end.signalName})${lastSeen(record)}.`,
      details: ['The job itself goes on.'],
    };
  }
  const error = end?.error;
  if (error instanceof TimeoutError) return { ...lost, ...judgeTimeout(error, record) };
  if (error instanceof ApiError) {
    return {
      ...lost,
      errorReason: error.name,
      sentence: `${describeJob(record)} could not be read: ${error.message}`,
      details: [adviseOnError(error)].filter((advice) => advice !== ''),
    };
  }
  return {
    ...lost,
    errorReason: error?.name ?? 'Error',
    sentence: `${describeJob(record)}: the wait ended for no known reason: ${error?.message ?? ''}`,
    details: [],
  };
}

function judgeFinal(job: JobFields, wait: WaitRecord): Omit<Verdict, 'job'> {
  if (job.status === JobStatus.SUCCESS) {
    return {
      succeeded: true,
      errorReason: '',
      sentence: `${job.name}[${job.id}]: successfully completed after ${renderDuration(wait.elapsedSeconds)}`,
      details: [],
    };
  }
  const revoked = job.status === JobStatus.REVOKED;
  return {
    succeeded: false,
    errorReason: job.errorReason ?? '',
    sentence: (revoked ? new AsyncJobRevoked(job) : new AsyncJobFailed(job)).message,
    details: revoked ? [REVOKED_ADVICE] : [],
  };
}

function judgeTimeout(
  { lastError, tally, waitedMs }: TimeoutError,
  record: JobRecord,
): Pick<Verdict, 'errorReason' | 'sentence' | 'details'> {
  const waited = renderDuration(waitedMs / 1000);
  return {
    errorReason: 'TimeoutError',
    sentence: `${describeJob(record)} was not done after ${waited}${lastSeen(record)}.`,
    details: [
      `${tally}.`,
      ...(lastError === null ? [] : [`Last error: ${lastError.message}`]),
      record.job === null ? NEVER_READ_ADVICE : TIMEOUT_ADVICE,
    ],
  };
}

/** `Ingestion dataset Upload[550e8400-…]`, or only the id where the job was never read. */
export function describeJob({ id, job }: JobRecord): string {
  return job === null ? `Job ${id}` : `${job.name}[${id}]`;
}

function lastSeen({ job }: JobRecord): string {
  return job === null ? '; it was never read' : `; last seen ${describeState(job)}`;
}
