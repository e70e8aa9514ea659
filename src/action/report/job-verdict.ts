/** What one job comes to, whatever the others did. */
import {
  ApiError,
  AsyncJobFailed,
  AsyncJobRevoked,
  type FiddlerError,
  TimeoutError,
} from '../../fiddler/errors.ts';
import { describeState, type JobFields } from '../../fiddler/job-fields.ts';
import { JobStatus } from '../../fiddler/job-status.ts';
import { renderDuration } from '../duration.ts';
import type { JobRecord } from '../wait/record.ts';
import { adviseOnError, adviseOnTimeout, REVOKED_ADVICE } from './advice.ts';

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

export function judge(record: JobRecord): JobVerdict {
  const { end } = record;
  const lost = { succeeded: false, details: [] };
  switch (end?.kind) {
    case 'final':
      return judgeFinal(end.job, (record.endedAtMs ?? 0) / 1000);
    case 'cancelled':
      return {
        ...lost,
        errorReason: 'Cancelled',
        sentence: `${describeJob(record)}: the wait was cancelled (${end.signalName})${lastSeen(record)}.`,
        details: ['The job itself goes on.'],
      };
    case 'abandoned':
      return {
        ...lost,
        errorReason: 'Abandoned',
        sentence: `${describeJob(record)} was not waited for any longer${lastSeen(record)}.`,
      };
    case 'error':
      return { ...lost, ...judgeError(end.error, record) };
    default:
      return {
        ...lost,
        errorReason: 'Error',
        sentence: `${describeJob(record)} was not waited for.`,
      };
  }
}

function judgeFinal(job: JobFields, elapsedSeconds: number): JobVerdict {
  if (job.status === JobStatus.SUCCESS) {
    return {
      succeeded: true,
      errorReason: '',
      sentence: `${job.name}[${job.id}]: successfully completed after ${renderDuration(elapsedSeconds)}`,
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

type Why = Pick<JobVerdict, 'errorReason' | 'sentence' | 'details'>;

function judgeError(error: FiddlerError, record: JobRecord): Why {
  if (error instanceof TimeoutError) return judgeTimeout(error, record);
  const advice = error instanceof ApiError ? adviseOnError(error) : '';
  return {
    errorReason: error.name,
    sentence: `${describeJob(record)} could not be read: ${error.message}`,
    details: advice === '' ? [] : [advice],
  };
}

function judgeTimeout(error: TimeoutError, record: JobRecord): Why {
  const { lastError, tally, waitedMs } = error;
  const waited = renderDuration(waitedMs / 1000);
  return {
    errorReason: 'TimeoutError',
    sentence:
      record.job === null
        ? `${describeJob(record)} could not be read in ${waited}: whether it is done is not known.`
        : `${describeJob(record)} was not done after ${waited}${lastSeen(record)}.`,
    details: [
      `${tally}.`,
      ...(lastError === null ? [] : [`Last error: ${lastError.message}`]),
      adviseOnTimeout(error, record.job === null),
    ],
  };
}

/** `Ingestion dataset Upload[550e8400-…]`, or only the id where the job was never read. */
function describeJob({ id, job }: JobRecord): string {
  return job === null ? `Job ${id}` : `${job.name}[${id}]`;
}

function lastSeen({ job }: JobRecord): string {
  return job === null ? '; it was never read' : `; last seen ${describeState(job)}`;
}
