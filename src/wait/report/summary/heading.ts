/** The summary's first lines: the outcome as heading, then what happened and what to do. */
import { type OutcomeKind, outcomeOf } from '../../outcome.ts';
import type { JobRecord, WaitRecord } from '../../record.ts';
import { renderDuration } from '../../text/duration.ts';
import { joinMarkdown, linkTo, type Markdown, markdown, prose } from '../../text/markdown.ts';
import type { Verdict } from '../../verdict.ts';
import { WORDS } from '../outcome-words.ts';

export function renderHeading(record: WaitRecord, verdict: Verdict): readonly Markdown[] {
  const [sentence, ...details] = describe(record, verdict).map((text) => prose(text));
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
    linkTo(record.site, 'Open Fiddler'),
  ];
}

function headingOf({ jobs, timeoutSeconds }: WaitRecord, verdict: Verdict): string {
  const { kind } = outcomeOf(verdict.job);
  const { sign, text } = WORDS[kind];
  const total = jobs.length;
  const all = total === 1 ? 'The Fiddler job' : `All ${total} Fiddler jobs`;
  if (verdict.succeeded) return `${sign} ${all} succeeded`;
  // The outputs could not be written.
  if (kind === 'succeeded') return `❌ ${all} succeeded, but the step failed`;
  if (kind === 'cancelled') {
    return `${sign} The wait for ${total === 1 ? 'the Fiddler job' : `${total} Fiddler jobs`} was cancelled`;
  }
  // A single check has no deadline to miss.
  if (total === 1 && kind === 'timedOut' && timeoutSeconds === 0) {
    return `${sign} ${all} has not finished yet`;
  }
  if (total === 1) return `${sign} ${all} ${text}`;
  const [first = '', ...others] = describeCounts(jobs, kind);
  return `${sign} ${[first.replace(' ', ` of ${total} Fiddler jobs `), ...others].join(', ')}`;
}

/** Returns `2 failed`, `1 ended as revoked`: the deciding outcome first, without unremarkable ones. */
function describeCounts(jobs: readonly JobRecord[], deciding: OutcomeKind): readonly string[] {
  return Object.entries({ [deciding]: WORDS[deciding], ...WORDS })
    .map(([kind, { text }]) => {
      const count = jobs.filter((job) => outcomeOf(job).kind === kind).length;
      return { kind, count, text: `${count} ${text}` };
    })
    .filter(({ kind, count }) => count > 0 && !UNREMARKABLE.has(kind))
    .map(({ text }) => text);
}

const UNREMARKABLE: ReadonlySet<string> = new Set<OutcomeKind>(['succeeded', 'skipped']);

function describe({ elapsedSeconds }: WaitRecord, verdict: Verdict): readonly string[] {
  return verdict.succeeded
    ? [`Finished after ${renderDuration(elapsedSeconds)}.`]
    : [verdict.sentence, ...verdict.details];
}
