/** What a wait comes to: the one place that decides whether the step may turn green. */
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
import type { JobRecord, WaitRecord } from '../wait/record.ts';
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

/** What the wait came to. */
export interface Verdict extends JobVerdict {
  /** The job that decided, of which the outputs speak. */
  readonly job: JobRecord;
}

/** The annotation names so many of the jobs that did not succeed. */
const MOST_NAMED = 10;

export function decide(record: WaitRecord): Verdict {
  const unsuccessful = record.jobs.filter((job) => !isSuccess(job));
  const worst = Math.min(...unsuccessful.map(severity));
  const deciding = unsuccessful.find((job) => severity(job) === worst) ?? record.jobs[0];
  if (deciding === undefined) throw new Error('a wait has at least one job');
  const verdict = { ...judge(deciding), job: deciding };
  if (record.jobs.length === 1) return verdict;
  if (unsuccessful.length === 0) {
    return { ...verdict, sentence: `All ${record.jobs.length} jobs: successfully completed` };
  }
  return { ...verdict, details: [...verdict.details, ...describeOthers(record, deciding)] };
}

/** The other jobs that did not succeed, each with its id and why, and how many there are in all. */
function describeOthers(record: WaitRecord, deciding: JobRecord): readonly string[] {
  const others = record.jobs.filter((job) => job !== deciding && !isSuccess(job));
  const abandoned = others.filter(({ end }) => end?.kind === 'abandoned');
  const failed = others.filter((job) => !abandoned.includes(job));
  const named = failed.slice(0, MOST_NAMED - 1).map((job) => judge(job).sentence);
  const unnamed = failed.length - named.length;
  const succeeded = record.jobs.filter(isSuccess).length;
  return [
    ...named,
    ...(unnamed > 0 ? [`${unnamed} more did not succeed.`] : []),
    ...(abandoned.length > 0 ? [describeAbandoned(abandoned.length)] : []),
    `${succeeded} of ${record.jobs.length} jobs succeeded.`,
  ];
}

function describeAbandoned(count: number): string {
  const what = count === 1 ? '1 other was' : `${count} others were`;
  return `${what} not waited for any longer; \`fail-fast: false\` would.`;
}

/** The smaller, the worse: FAILURE, then REVOKED, then unfinished, and last what fail-fast gave up. */
function severity({ end }: JobRecord): number {
  if (end?.kind === 'final') return end.job.status === JobStatus.FAILURE ? 0 : 1;
  return end?.kind === 'abandoned' ? 3 : 2;
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

/** What one job came to, whatever the others did. */
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

function judgeTimeout({ lastError, tally, waitedMs }: TimeoutError, record: JobRecord): Why {
  const waited = renderDuration(waitedMs / 1000);
  return {
    errorReason: 'TimeoutError',
    sentence: `${describeJob(record)} was not done after ${waited}${lastSeen(record)}.`,
    details: [
      `${tally}.`,
      ...(lastError === null ? [] : [`Last error: ${lastError.message}`]),
      adviseOnTimeout(tally.total, record.job === null, lastError),
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
