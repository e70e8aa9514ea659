/** The summary's table of jobs. */
import { outcomeOf, worstFirst } from '../../outcome.ts';
import { type JobRecord, shortId } from '../../record.ts';
import { renderDuration } from '../../text/duration.ts';
import {
  code,
  joinMarkdown,
  type Markdown,
  markdown,
  prose,
  tableRow,
} from '../../text/markdown.ts';
import { WORDS } from '../outcome-words.ts';
import { renderPercentage } from '../sentence.ts';
import { queuedMs, runningTime } from '../timeline.ts';
import { jobInfoOf } from './job-info.ts';
import type { SummaryLimits } from './limits.ts';

/** Further jobs are folded. */
const MAX_UNFOLDED = 20;

export function renderJobsTable(
  jobs: readonly JobRecord[],
  { maxJobs, maxTextLength }: SummaryLimits,
): readonly Markdown[] {
  if (jobs.length <= MAX_UNFOLDED) return [renderRows(jobs, maxTextLength)];
  const sorted = worstFirst(jobs);
  const folded = sorted.slice(MAX_UNFOLDED, maxJobs);
  const left = jobs.length - MAX_UNFOLDED - folded.length;
  return [
    markdown`The first ${MAX_UNFOLDED} jobs, failed ones first, then the slowest:`,
    renderRows(sorted.slice(0, MAX_UNFOLDED), maxTextLength),
    markdown`<details><summary>${folded.length} more</summary>`,
    renderRows(folded, maxTextLength),
    markdown`</details>`,
    ...(left > 0 ? [markdown`Jobs not shown: ${left}.`] : []),
  ];
}

const TITLES = [
  'Job',
  'Resource',
  'Model',
  'Project',
  'State',
  'Progress',
  'Queued',
  'Running',
] as const;
type Title = (typeof TITLES)[number];

const NUMBERS: ReadonlySet<Title> = new Set(['Progress', 'Queued', 'Running']);

function renderRows(jobs: readonly JobRecord[], maxTextLength: number): Markdown {
  const rows = jobs.map((record) => renderCells(record, maxTextLength));
  // Empty columns are left out.
  const titles = TITLES.filter((title) => rows.some((row) => row[title].text !== ''));
  return joinMarkdown(
    [
      tableRow(titles.map((title) => prose(title))),
      tableRow(titles.map((title) => (NUMBERS.has(title) ? markdown`---:` : markdown`---`))),
      ...rows.map((row) => tableRow(titles.map((title) => row[title]))),
    ],
    '\n',
  );
}

function renderCells(record: JobRecord, maxTextLength: number): Readonly<Record<Title, Markdown>> {
  const text = (value: string): Markdown => prose(value, maxTextLength);
  const name = (value: string): Markdown => code(value, maxTextLength);
  const { resourceType, resource, model, modelVersion, project } = jobInfoOf(record.job);
  const progress = record.job?.progress ?? null;
  const running = runningTime(record);
  return {
    Job: renderName(record, text),
    Resource: joinGiven([text(resourceType), name(resource)]),
    Model: joinGiven([name(model), text(modelVersion)]),
    Project: name(project),
    State: markdown`${prose(WORDS[outcomeOf(record).kind].sign)}&nbsp;${text(record.job?.status ?? 'never read')}`,
    Progress: progress === null ? markdown`` : prose(renderPercentage(progress)),
    Queued: renderTime(queuedMs(record), false),
    Running: renderTime(running?.ms ?? null, running?.isMinimum ?? false),
  };
}

function joinGiven(parts: readonly Markdown[]): Markdown {
  return joinMarkdown(
    parts.filter(({ text }) => text !== ''),
    ' ',
  );
}

function renderName({ id, job }: JobRecord, text: (value: string) => Markdown): Markdown {
  const short = shortId(id);
  return job === null ? markdown`${short}` : markdown`${text(job.name)}<br>${short}`;
}

/** Returns `1 min 18 s`, in which a number stays with its unit. */
function renderTime(ms: number | null, isMinimum: boolean): Markdown {
  if (ms === null) return markdown``;
  const parts = renderDuration(Math.round(ms / 100) / 10).split(/(?<=[a-z]) /);
  const units = parts.map((part) =>
    joinMarkdown(
      part.split(' ').map((word) => prose(word)),
      '&nbsp;',
    ),
  );
  return joinMarkdown(isMinimum ? [markdown`over`, ...units] : units, ' ');
}
