/** Evaluates a wait: the only place that decides on success. */
import { type ApiError, TimeoutError } from '../fiddler/errors.ts';
import { bySeverity, isSuccess, type Outcome, outcomeOf } from './outcome.ts';
import type { JobRecord, WaitRecord } from './record.ts';
import {
  adviseOnCancelled,
  adviseOnFailure,
  adviseOnTimeout,
  REVOKED_ADVICE,
} from './report/advice.ts';
import { adviseOnChange, adviseOnError } from './report/error-advice.ts';
import { type Heading, headingOf } from './report/help.ts';
import { renderSentence } from './report/sentence.ts';
import { renderDuration } from './text/duration.ts';

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
  /** Where the documents explain it; null if there is nothing to look up. */
  readonly heading: Heading | null;
}

/** What the wait came to. */
export interface Verdict extends JobVerdict {
  /** The deciding job, which the outputs describe. */
  readonly job: JobRecord;
}

/** Jobs that did not succeed and are named one by one. */
const MAX_NAMED = 10;

export function evaluateJob(record: JobRecord, wait: WaitRecord): JobVerdict {
  const outcome = outcomeOf(record);
  return {
    succeeded: outcome.kind === 'succeeded',
    errorReason: reasonOf(outcome),
    sentence: renderSentence(record, outcome, wait),
    details: detailsOf(record, outcome, wait),
    heading: headingOf(outcome),
  };
}

export function evaluateWait(record: WaitRecord): Verdict {
  const { jobs } = record;
  const [deciding] = bySeverity(jobs);
  if (deciding === undefined) throw new Error('a wait has at least one job');
  const verdict = { ...evaluateJob(deciding, record), job: deciding };
  if (jobs.length === 1) return verdict;
  // The worst of all is a success only if every other job is one too.
  if (verdict.succeeded) {
    return {
      ...verdict,
      sentence: `${jobs.length === 2 ? 'Both' : `All ${jobs.length}`} jobs succeeded after ${renderDuration(record.elapsedSeconds)}`,
    };
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
    heading: 'Results could not be written',
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

function detailsOf(record: JobRecord, outcome: Outcome, wait: WaitRecord): readonly string[] {
  switch (outcome.kind) {
    case 'failed':
      return adviseOnFailure(record);
    case 'revoked':
      return [REVOKED_ADVICE];
    case 'timedOut':
    case 'stale':
    case 'unreachable':
      return describeError(outcome.error, record, wait);
    case 'cancelled':
      return [adviseOnCancelled(wait)];
    case 'succeeded':
    case 'skipped':
      return [];
  }
}

function describeError(
  error: ApiError | TimeoutError,
  record: JobRecord,
  wait: WaitRecord,
): readonly string[] {
  const isTimeout = error instanceof TimeoutError;
  const advise = record.job === null ? adviseOnError : adviseOnChange;
  const advice = isTimeout ? adviseOnTimeout(error, record, wait) : advise(error, wait.names);
  const lines = isTimeout ? [`${error.tally}.`] : [];
  if (isTimeout && error.lastError !== null) lines.push(`Last error: ${error.lastError.message}`);
  if (advice !== '') lines.push(advice);
  return lines;
}

/** Returns the other jobs that did not succeed, with id and reason, and how many there are in all. */
function describeOthers(wait: WaitRecord, deciding: JobRecord): readonly string[] {
  const { jobs, names } = wait;
  const others = jobs.filter((job) => job !== deciding && !isSuccess(job));
  const skipped = others.filter((job) => outcomeOf(job).kind === 'skipped');
  const failed = others.filter((job) => !skipped.includes(job));
  const named = failed.slice(0, MAX_NAMED - 1).map((job) => evaluateJob(job, wait).sentence);
  const unnamed = failed.length - named.length;
  const succeeded = jobs.filter(isSuccess).length;
  return [
    ...named,
    ...(unnamed > 0 ? [`${unnamed} more did not succeed.`] : []),
    ...(skipped.length > 0 ? [describeSkipped(skipped.length, names.waitForAll)] : []),
    `${succeeded} of ${jobs.length} jobs succeeded.`,
  ];
}

function describeSkipped(count: number, waitForAll: string): string {
  const what = count === 1 ? '1 other job' : `${count} other jobs`;
  return `Stopped waiting for ${what} (fail-fast). ${waitForAll} to wait for all jobs.`;
}
