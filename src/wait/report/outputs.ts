/** The outputs of a wait. */
import { isKnownStatus } from '../../fiddler/job-status.ts';
import type { WaitRecord } from '../record.ts';
import { sanitize } from '../text/sanitize.ts';
import type { Verdict } from '../verdict.ts';

/** Every output, by its name in action.yml. */
export type Outputs = Readonly<
  Record<
    'status' | 'error-reason' | 'error-message' | 'progress' | 'name' | 'elapsed' | 'jobs',
    string
  >
>;

/** Returns the outputs if there was no wait, for example for invalid inputs. */
export function renderNoWaitOutputs(reason: string, problems: readonly string[]): Outputs {
  return {
    status: '',
    'error-reason': reason,
    'error-message': joinSentences(problems),
    progress: '',
    name: '',
    elapsed: '0',
    jobs: '[]',
  };
}

/** @param jobs the output `jobs` */
export function renderOutputs(record: WaitRecord, verdict: Verdict, jobs: string): Outputs {
  const { job } = verdict.job;
  return {
    status: renderStatus(job?.status ?? '', sanitize(job?.status ?? '')),
    'error-reason': sanitize(verdict.errorReason),
    'error-message': verdict.succeeded ? '' : joinSentences([verdict.sentence, ...verdict.details]),
    progress: job?.progress?.toString() ?? '',
    name: sanitize(job?.name ?? ''),
    elapsed: record.elapsedSeconds.toFixed(1),
    jobs,
  };
}

/**
 * Marks a state that only letter case or cleaning tells from a known one: to the expression
 * `status == 'SUCCESS'` the state `success`, in which a job may still run, would be a success.
 *
 * @param text the state as it is shown; default: unchanged
 */
export function renderStatus(status: string, text = status): string {
  const isLookalike = !isKnownStatus(status) && isKnownStatus(text.trim().toUpperCase());
  return isLookalike ? `${text} (not letter for letter)` : text;
}

function joinSentences(sentences: readonly string[]): string {
  const sanitized = sentences.map((sentence) => sanitize(sentence));
  // The server's texts need not end as a sentence does.
  return sanitized
    .map((sentence, index) =>
      index < sanitized.length - 1 && !/(?:[.!?]\)?|^)$/.test(sentence) ? `${sentence}.` : sentence,
    )
    .join(' ');
}
