/** The outputs of a wait. */
import { isKnownStatus } from '../../fiddler/job-status.ts';
import type { WaitRecord } from '../record.ts';
import { escapeCommands, sanitize } from '../text/sanitize.ts';
import type { Verdict } from '../verdict.ts';

/** Every output, by its name in action.yml. */
export type Outputs = Readonly<
  Record<
    | 'status'
    | 'error-reason'
    | 'error-message'
    | 'progress'
    | 'name'
    | 'elapsed'
    | 'jobs'
    | 'jobs-file',
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
    'jobs-file': '',
  };
}

/** @param files the outputs `jobs` and `jobs-file` */
export function renderOutputs(
  record: WaitRecord,
  verdict: Verdict,
  files: Pick<Outputs, 'jobs' | 'jobs-file'>,
): Outputs {
  const { job } = verdict.job;
  const status = job?.status ?? '';
  return {
    status: renderStatus(status, renderText(status)),
    'error-reason': renderText(verdict.errorReason),
    'error-message': verdict.succeeded ? '' : joinSentences([verdict.sentence, ...verdict.details]),
    progress: job?.progress?.toString() ?? '',
    name: renderText(job?.name ?? ''),
    elapsed: record.elapsedSeconds.toFixed(1),
    ...files,
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
  return isLookalike ? `${text} (not an exact match)` : text;
}

function joinSentences(sentences: readonly string[]): string {
  const sanitized = sentences.map((sentence) => sanitize(sentence));
  // The server's texts need not end as a sentence does.
  const joined = sanitized
    .map((sentence, index) =>
      index < sanitized.length - 1 && !/(?:[.!?]\)?|^)$/.test(sentence) ? `${sentence}.` : sentence,
    )
    .join(' ');
  return escapeForEcho(joined);
}

function renderText(text: string): string {
  return escapeForEcho(sanitize(text));
}

/**
 * A step may print an output with `echo`, which in some shells interprets backslashes: `\n::error::` would
 * become a command.
 */
function escapeForEcho(text: string): string {
  return escapeCommands(text).replace(/\\(?=[0-7abcefnrtuvx\\])/g, '\\\\');
}
