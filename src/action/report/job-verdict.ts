/** What one job comes to, whatever the others did. */
import { type ApiError, TimeoutError } from '../../fiddler/errors.ts';
import type { JobRecord } from '../wait/record.ts';
import {
  adviseOnError,
  adviseOnFailure,
  adviseOnTimeout,
  CANCELLED_ADVICE,
  REVOKED_ADVICE,
} from './advice.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { renderSentence } from './sentence.ts';

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

/** @param timeoutSeconds what the wait had in all */
export function judge(record: JobRecord, timeoutSeconds: number): JobVerdict {
  const outcome = outcomeOf(record);
  return {
    succeeded: outcome.kind === 'succeeded',
    errorReason: reasonOf(outcome),
    sentence: renderSentence(record, outcome, timeoutSeconds),
    details: detailsOf(record, outcome, timeoutSeconds),
  };
}

function reasonOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'succeeded':
      return '';
    case 'failed':
    case 'revoked':
      return outcome.job.errorReason ?? '';
    case 'late':
    case 'lost':
    case 'unread':
      return outcome.error.name;
    case 'cancelled':
      return 'Cancelled';
    case 'abandoned':
      return 'Abandoned';
  }
}

function detailsOf(record: JobRecord, outcome: Outcome, timeoutSeconds: number): readonly string[] {
  switch (outcome.kind) {
    case 'failed':
      return adviseOnFailure(record);
    case 'revoked':
      return [REVOKED_ADVICE];
    case 'late':
    case 'lost':
    case 'unread':
      return describeError(outcome.error, record, timeoutSeconds);
    case 'cancelled':
      return [CANCELLED_ADVICE];
    case 'succeeded':
    case 'abandoned':
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
