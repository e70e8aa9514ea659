/** What a wait comes to: the only place that can say success. */
import { type ApiError, TimeoutError } from '../fiddler/errors.ts';
import { bySeverity, isSuccess, type Outcome, outcomeOf } from './outcome.ts';
import type { JobRecord, WaitRecord } from './record.ts';
import {
  adviseOnError,
  adviseOnFailure,
  adviseOnTimeout,
  CANCELLED_ADVICE,
  REVOKED_ADVICE,
} from './report/advice.ts';
import { renderSentence } from './report/sentence.ts';

/** What one job came to. */
export interface JobVerdict {
  /** True for SUCCESS, and for nothing else. */
  readonly succeeded: boolean;
  /** The output `error-reason`; empty if succeeded. */
  readonly errorReason: string;
  /** What happened to which job, in a sentence. Not sanitized. */
  readonly sentence: string;
  /** More to know and what to do, a line each. Not sanitized. */
  readonly details: readonly string[];
}

/** What the wait came to. */
export interface Verdict extends JobVerdict {
  /** The deciding job, which the outputs describe. */
  readonly job: JobRecord;
}

/** Jobs that did not succeed and are named one by one. */
const MAX_NAMED = 10;

/** @param timeoutSeconds of the whole wait */
export function evaluateJob(record: JobRecord, timeoutSeconds: number): JobVerdict {
  const outcome = outcomeOf(record);
  return {
    succeeded: outcome.kind === 'succeeded',
    errorReason: reasonOf(outcome),
    sentence: renderSentence(record, outcome, timeoutSeconds),
    details: detailsOf(record, outcome, timeoutSeconds),
  };
}

export function evaluateWait(record: WaitRecord): Verdict {
  const { jobs, timeoutSeconds } = record;
  const [deciding] = bySeverity(jobs);
  if (deciding === undefined) throw new Error('a wait has at least one job');
  const verdict = { ...evaluateJob(deciding, timeoutSeconds), job: deciding };
  if (jobs.length === 1) return verdict;
  // The worst of all is a success only if every other job is one too.
  if (verdict.succeeded) {
    return { ...verdict, sentence: `All ${jobs.length} jobs: successfully completed` };
  }
  return { ...verdict, details: [...verdict.details, ...describeOthers(record, deciding)] };
}

/** Returns the verdict if the results could not be written, whatever the wait came to. */
export function refuse(verdict: Verdict, why: string): Verdict {
  return {
    ...verdict,
    succeeded: false,
    errorReason: verdict.errorReason || 'Error',
    sentence: why,
    details: [verdict.sentence, ...verdict.details],
  };
}

function reasonOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'succeeded':
      return '';
    case 'failed':
    case 'revoked':
      return outcome.job.errorReason ?? '';
    case 'timedOut':
    case 'stale':
    case 'unreachable':
      return outcome.error.name;
    case 'cancelled':
      return 'Cancelled';
    case 'skipped':
      return 'Skipped';
  }
}

function detailsOf(record: JobRecord, outcome: Outcome, timeoutSeconds: number): readonly string[] {
  switch (outcome.kind) {
    case 'failed':
      return adviseOnFailure(record);
    case 'revoked':
      return [REVOKED_ADVICE];
    case 'timedOut':
    case 'stale':
    case 'unreachable':
      return describeError(outcome.error, record, timeoutSeconds);
    case 'cancelled':
      return [CANCELLED_ADVICE];
    case 'succeeded':
    case 'skipped':
      return [];
  }
}

function describeError(
  error: ApiError | TimeoutError,
  { job }: JobRecord,
  timeoutSeconds: number,
): readonly string[] {
  const isTimeout = error instanceof TimeoutError;
  const advice = isTimeout ? adviseOnTimeout(error, job, timeoutSeconds) : adviseOnError(error);
  const lines = isTimeout ? [`${error.tally}.`] : [];
  if (isTimeout && error.lastError !== null) lines.push(`Last error: ${error.lastError.message}`);
  if (advice !== '') lines.push(advice);
  return lines;
}

/** Returns the other jobs that did not succeed, with id and reason, and how many there are in all. */
function describeOthers(
  { jobs, timeoutSeconds }: WaitRecord,
  deciding: JobRecord,
): readonly string[] {
  const others = jobs.filter((job) => job !== deciding && !isSuccess(job));
  const skipped = others.filter((job) => outcomeOf(job).kind === 'skipped');
  const failed = others.filter((job) => !skipped.includes(job));
  const named = failed
    .slice(0, MAX_NAMED - 1)
    .map((job) => evaluateJob(job, timeoutSeconds).sentence);
  const unnamed = failed.length - named.length;
  const succeeded = jobs.filter(isSuccess).length;
  return [
    ...named,
    ...(unnamed > 0 ? [`${unnamed} more did not succeed.`] : []),
    ...(skipped.length > 0 ? [describeSkipped(skipped.length)] : []),
    `${succeeded} of ${jobs.length} jobs succeeded.`,
  ];
}

function describeSkipped(count: number): string {
  const what = count === 1 ? '1 other job was' : `${count} other jobs were`;
  return `${what} no longer waited for; set \`fail-fast: false\` to wait for all.`;
}
