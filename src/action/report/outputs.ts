/** The outputs of the step, but for `jobs`. */
import type { Cleaner } from '../text/cleaner.ts';
import type { WaitRecord } from '../wait/record.ts';
import { renderStatus } from './status-output.ts';
import type { Verdict } from './verdict.ts';

/** Every output, by its name in action.yml. */
export type Outputs = Readonly<
  Record<
    'status' | 'error-reason' | 'error-message' | 'progress' | 'name' | 'elapsed' | 'jobs',
    string
  >
>;

/** What the outputs are when there was no wait, such as for inputs that cannot be used. */
export function renderNoWaitOutputs(
  reason: string,
  problems: readonly string[],
  cleaner: Cleaner,
): Outputs {
  return {
    status: '',
    'error-reason': reason,
    'error-message': joinSentences(problems, cleaner),
    progress: '',
    name: '',
    elapsed: '0',
    jobs: '[]',
  };
}

/** @param jobs the text of the output `jobs` */
export function renderOutputs(
  record: WaitRecord,
  verdict: Verdict,
  jobs: string,
  cleaner: Cleaner,
): Outputs {
  const { job } = verdict.job;
  return {
    status: renderStatus(job?.status ?? '', cleaner),
    'error-reason': cleaner.plain(verdict.errorReason),
    'error-message': verdict.succeeded
      ? ''
      : joinSentences([verdict.sentence, ...verdict.details], cleaner),
    progress: job?.progress?.toString() ?? '',
    name: cleaner.plain(job?.name ?? ''),
    elapsed: record.elapsedSeconds.toFixed(1),
    jobs,
  };
}

function joinSentences(sentences: readonly string[], cleaner: Cleaner): string {
  const cleaned = sentences.map((sentence) => cleaner.plain(sentence));
  // What the server said need not end as a sentence does.
  return cleaned
    .map((sentence, index) =>
      index < cleaned.length - 1 && !/(?:[.!?]\)?|^)$/.test(sentence) ? `${sentence}.` : sentence,
    )
    .join(' ');
}
