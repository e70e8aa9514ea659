/** The summary's table of jobs. */

import { renderDuration } from '../../duration.ts';
import { type Cleaner, joinMarkdown, type Markdown, tableRow } from '../../text/cleaner.ts';
import { queuedMs, runningTime } from '../../wait/course.ts';
import type { JobRecord } from '../../wait/record.ts';
import { shortId } from '../../wait/short-id.ts';
import { outcomeOf } from '../outcome.ts';
import { jobInfoOf } from './job-info.ts';
import type { Limits } from './limits.ts';
import { WORDS } from './outcome-words.ts';
import { worstFirst } from './worst-first.ts';

/** More jobs than this, and the others are folded. */
const MOST_UNFOLDED = 20;

export function renderJobsTable(
  jobs: readonly JobRecord[],
  { mostJobs }: Limits,
  cleaner: Cleaner,
): readonly Markdown[] {
  const { markdown } = cleaner;
  if (jobs.length <= MOST_UNFOLDED) return [renderRows(jobs, cleaner)];
  const sorted = worstFirst(jobs);
  const folded = sorted.slice(MOST_UNFOLDED, mostJobs);
  const left = jobs.length - MOST_UNFOLDED - folded.length;
  return [
    markdown`The ${MOST_UNFOLDED} jobs to look at first, the worst before the slowest:`,
    renderRows(sorted.slice(0, MOST_UNFOLDED), cleaner),
    markdown`<details><summary>${folded.length} more</summary>`,
    renderRows(folded, cleaner),
    markdown`</details>`,
    ...(left > 0 ? [markdown`Left out of this table: ${left} more.`] : []),
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

function renderRows(jobs: readonly JobRecord[], cleaner: Cleaner): Markdown {
  const { markdown, prose } = cleaner;
  const rows = jobs.map((record) => renderCells(record, cleaner));
  // A column that tells nothing only takes room.
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

function renderCells(record: JobRecord, cleaner: Cleaner): Readonly<Record<Title, Markdown>> {
  const { markdown, prose } = cleaner;
  const { resourceType, resource, model, modelVersion, project } = jobInfoOf(record.job);
  const progress = record.job?.progress ?? null;
  const running = runningTime(record);
  return {
    Job: renderName(record, cleaner),
    Resource: joinGiven([prose(resourceType), markdown`${resource}`]),
    Model: joinGiven([markdown`${model}`, prose(modelVersion)]),
    Project: markdown`${project}`,
    State: renderState(record, cleaner),
    Progress: progress === null ? markdown`` : markdown`${Number(progress.toFixed(1))}%`,
    Queued: renderTime(queuedMs(record), false, cleaner),
    Running: renderTime(running?.ms ?? null, running?.isLeast ?? false, cleaner),
  };
}

function joinGiven(parts: readonly Markdown[]): Markdown {
  return joinMarkdown(
    parts.filter(({ text }) => text !== ''),
    ' ',
  );
}

function renderName({ id, job }: JobRecord, { markdown, prose }: Cleaner): Markdown {
  const short = shortId(id);
  return job === null ? markdown`${short}` : markdown`${prose(job.name)}<br>${short}`;
}

function renderState(record: JobRecord, { markdown, prose }: Cleaner): Markdown {
  const { sign } = WORDS[outcomeOf(record).kind];
  return markdown`${prose(sign)}&nbsp;${prose(record.job?.status ?? 'never read')}`;
}

/** `1 min 18 s`, in which a number does not leave its unit. */
function renderTime(ms: number | null, isLeast: boolean, { markdown, prose }: Cleaner): Markdown {
  if (ms === null) return markdown``;
  const parts = renderDuration(Math.round(ms / 100) / 10).split(/(?<=[a-z]) /);
  const units = parts.map((part) => joinMarkdown(part.split(' ').map(prose), '&nbsp;'));
  return joinMarkdown(isLeast ? [markdown`over`, ...units] : units, ' ');
}
