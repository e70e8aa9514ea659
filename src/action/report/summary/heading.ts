/** The summary's first lines: the outcome as heading, then what happened and what to do. */
import { renderDuration } from '../../duration.ts';
import { type Cleaner, joinMarkdown, type Markdown } from '../../text/cleaner.ts';
import type { JobRecord, WaitRecord } from '../../wait/record.ts';
import { type OutcomeKind, outcomeOf } from '../outcome.ts';
import type { Verdict } from '../verdict.ts';
import { WORDS } from './outcome-words.ts';

export function renderHeading(
  record: WaitRecord,
  verdict: Verdict,
  { markdown, prose }: Cleaner,
): readonly Markdown[] {
  const [sentence, ...details] = storyOf(record, verdict).map(prose);
  return [
    markdown`### ${prose(headingOf(record, verdict))}`,
    ...(sentence === undefined ? [] : [sentence]),
    ...(details.length === 0
      ? []
      : [
          joinMarkdown(
            details.map((detail) => markdown`- ${detail}`),
            '\n',
          ),
        ]),
  ];
}

function headingOf({ jobs, timeoutSeconds }: WaitRecord, verdict: Verdict): string {
  const { kind } = outcomeOf(verdict.job);
  const { sign, one } = WORDS[kind];
  const total = jobs.length;
  const all = total === 1 ? 'The Fiddler job' : `All ${total} Fiddler jobs`;
  if (verdict.succeeded) return `${sign} ${all} succeeded`;
  // All jobs succeeded, and yet the step must not: their outputs could not be written.
  if (kind === 'succeeded') return `❌ ${all} succeeded, but the step failed`;
  if (kind === 'cancelled') {
    return `${sign} The wait for ${total === 1 ? 'the Fiddler job' : `${total} Fiddler jobs`} was cancelled`;
  }
  // It was checked once, and there was no time that it could have been late for.
  if (total === 1 && kind === 'late' && timeoutSeconds === 0)
    return `${sign} ${all} is not done yet`;
  if (total === 1) return `${sign} The Fiddler job ${one}`;
  const [first = '', ...others] = describeCounts(jobs, kind);
  return `${sign} ${[first.replace(' ', ` of ${total} Fiddler jobs `), ...others].join(', ')}`;
}

/** `2 failed`, `1 was revoked`: what decided first, without those that nobody has to look at. */
function describeCounts(jobs: readonly JobRecord[], deciding: OutcomeKind): readonly string[] {
  return Object.entries({ [deciding]: WORDS[deciding], ...WORDS })
    .map(([kind, { one, many }]) => {
      const count = jobs.filter((job) => outcomeOf(job).kind === kind).length;
      return { kind, count, text: `${count} ${count === 1 ? one : many}` };
    })
    .filter(({ kind, count }) => count > 0 && !UNREMARKABLE.has(kind))
    .map(({ text }) => text);
}

const UNREMARKABLE: ReadonlySet<string> = new Set<OutcomeKind>(['succeeded', 'abandoned']);

function storyOf({ jobs, elapsedSeconds }: WaitRecord, verdict: Verdict): readonly string[] {
  return verdict.succeeded && jobs.length > 1
    ? [`All of them were done after ${renderDuration(elapsedSeconds)}.`]
    : [verdict.sentence, ...verdict.details];
}
