/** What one job comes to, whatever the others did. */
import {
  ApiError,
  AsyncJobFailed,
  AsyncJobRevoked,
  type FiddlerError,
  TimeoutError,
} from '../../fiddler/errors.ts';
import { describeState } from '../../fiddler/job-fields.ts';
import { JobStatus } from '../../fiddler/job-status.ts';
import { renderClock, renderDuration } from '../duration.ts';
import type { JobEnd, JobRecord, WaitRecord } from '../wait/record.ts';
import {
  adviseOnError,
  adviseOnFailure,
  adviseOnTimeout,
  CANCELLED_ADVICE,
  REVOKED_ADVICE,
} from './advice.ts';
import { isSeenUndone } from './outcome.ts';

/** What one job came to. */
export interface JobVerdict {
  /** True for SUCCESS, and for nothing else. */
  readonly succeeded: boolean;
  /** The output `error-reason`; empty when succeeded. */
  readonly errorReason: string;
  /** One sentence on what happened to which job; hostile until cleaned. */
  readonly sentence: string;
  /** More to know and what to do, a line each; hostile until cleaned. */
  readonly details: readonly string[];
}

export function isSuccess({ end }: JobRecord): boolean {
  return end?.kind === 'final' && end.job.status === JobStatus.SUCCESS;
}

export function judge(record: JobRecord, wait: Pick<WaitRecord, 'timeoutSeconds'>): JobVerdict {
  const { end } = record;
  const lost = { succeeded: false, details: [] };
  switch (end?.kind) {
    case 'final':
      return judgeFinal(record, end);
    case 'cancelled':
      return {
        ...lost,
        errorReason: 'Cancelled',
        sentence: `${describeJob(record)}: the wait was cancelled after ${waitedFor(record)} (${end.signalName})${lastSeen(record)}.`,
        details: [CANCELLED_ADVICE],
      };
    case 'abandoned':
      return {
        ...lost,
        errorReason: 'Abandoned',
        sentence: `${describeJob(record)} was no longer waited for${lastSeen(record)}.`,
      };
    case 'error':
      return { ...lost, ...judgeError(end.error, record, wait) };
    default:
      return {
        ...lost,
        errorReason: 'Error',
        sentence: `${describeJob(record)} was not waited for.`,
      };
  }
}

function judgeFinal(record: JobRecord, { job }: Extract<JobEnd, { kind: 'final' }>): JobVerdict {
  if (job.status === JobStatus.SUCCESS) {
    return {
      succeeded: true,
      errorReason: '',
      sentence: `${job.name}[${job.id}]: successfully completed (waited ${waitedFor(record)})`,
      details: [],
    };
  }
  const revoked = job.status === JobStatus.REVOKED;
  return {
    succeeded: false,
    errorReason: job.errorReason ?? '',
    sentence: (revoked ? new AsyncJobRevoked(job) : new AsyncJobFailed(job)).message,
    details: revoked ? [REVOKED_ADVICE] : adviseOnFailure(record),
  };
}

type Why = Pick<JobVerdict, 'errorReason' | 'sentence' | 'details'>;

function judgeError(
  error: FiddlerError,
  record: JobRecord,
  wait: Pick<WaitRecord, 'timeoutSeconds'>,
): Why {
  if (error instanceof TimeoutError) return judgeTimeout(error, record, wait);
  const advice = error instanceof ApiError ? adviseOnError(error) : '';
  return {
    errorReason: error.name,
    sentence: describeError(error, record),
    details: advice === '' ? [] : [advice],
  };
}

function describeError(error: FiddlerError, record: JobRecord): string {
  const { job } = record;
  const { message } = error;
  // A job that was read before is asked for again until it is sure that it cannot be read any more.
  const wasRepeated = job !== null && error instanceof ApiError && error.isPermanent;
  if (!wasRepeated) return `${describeJob(record)} could not be read: ${message}`;
  const why = message.endsWith('.') ? message.slice(0, -1) : message;
  return `${describeJob(record)} could not be read three times in a row: ${why}; last seen ${describeState(job)}.`;
}

function judgeTimeout(
  error: TimeoutError,
  record: JobRecord,
  { timeoutSeconds }: Pick<WaitRecord, 'timeoutSeconds'>,
): Why {
  const { lastError, tally } = error;
  const advice = adviseOnTimeout(error, record.job, timeoutSeconds);
  return {
    errorReason: 'TimeoutError',
    sentence: describeTimeout(error, record, timeoutSeconds),
    details: [
      `${tally}.`,
      ...(lastError === null ? [] : [`Last error: ${lastError.message}`]),
      ...(advice === '' ? [] : [advice]),
    ],
  };
}

function describeTimeout(error: TimeoutError, record: JobRecord, timeoutSeconds: number): string {
  const { job, lastReadAtMs, trouble } = record;
  const name = describeJob(record);
  const waited = renderDuration(error.waitedMs / 1000);
  if (job === null) {
    return `${name} could not be read in ${waited}: whether it is done is not known.`;
  }
  if (isSeenUndone(error)) {
    const undone = timeoutSeconds === 0 ? 'is not done yet' : `was not done after ${waited}`;
    return `${name} ${undone}; last seen ${describeState(job)}.`;
  }
  const seen = `${describeState(job)} at ${renderClock((lastReadAtMs ?? 0) / 1000)}`;
  const since =
    trouble !== '' ? 'the checks after that failed' : 'no check came in time after that';
  return `${name} was last seen ${seen}; ${since}, so whether it is done is not known (waited ${waited}).`;
}

function waitedFor({ endedAtMs }: JobRecord): string {
  return renderDuration((endedAtMs ?? 0) / 1000);
}

/** `Ingestion dataset Upload[550e8400-…]`, or only the id where the job was never read. */
function describeJob({ id, job }: JobRecord): string {
  return job === null ? `Job ${id}` : `${job.name}[${id}]`;
}

function lastSeen({ job, lastReadAtMs, trouble }: JobRecord): string {
  const why = trouble === '' ? '' : ` (${trouble})`;
  if (job === null) return `; it was never read${why}`;
  const seen = `; last seen ${describeState(job)}`;
  if (trouble === '') return seen;
  return `${seen} at ${renderClock((lastReadAtMs ?? 0) / 1000)}, not read since${why}`;
}
