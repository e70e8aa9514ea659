/** The summary's table of jobs. */

import { renderDuration } from '../../duration.ts';
import { type Cleaner, joinMarkdown, type Markdown, tableRow } from '../../text/cleaner.ts';
import { queuedMs, runningTime } from '../../wait/course.ts';
import type { JobRecord } from '../../wait/record.ts';
import { OUTCOMES, outcomeOf, worstFirst } from '../outcome.ts';
import { jobInfoOf } from './job-info.ts';
import type { Limits } from './limits.ts';

/** What log and drawings call a job by, too. */
const SHORT_ID_LENGTH = 8;
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
    markdown`<details><summary>${folded.length} more jobs</summary>`,
    renderRows(folded, cleaner),
    markdown`</details>`,
    ...(left > 0 ? [markdown`${left} more jobs are left out of this table.`] : []),
  ];
}

interface Column {
  readonly title: Markdown;
  readonly isNumber?: boolean;
  readonly cellOf: (record: JobRecord) => Markdown;
}

function renderRows(jobs: readonly JobRecord[], cleaner: Cleaner): Markdown {
  const { markdown } = cleaner;
  const columns = columnsOf(cleaner)
    .map(({ title, isNumber, cellOf }) => ({ title, isNumber, cells: jobs.map(cellOf) }))
    // A column that tells nothing only takes room.
    .filter(({ cells }) => cells.some(({ text }) => text !== ''));
  return joinMarkdown(
    [
      tableRow(columns.map(({ title }) => title)),
      tableRow(columns.map(({ isNumber }) => (isNumber ? markdown`---:` : markdown`---`))),
      ...jobs.map((_, row) => tableRow(columns.map(({ cells }) => cells[row] ?? markdown``))),
    ],
    '\n',
  );
}

function columnsOf(cleaner: Cleaner): readonly Column[] {
  const { markdown, prose } = cleaner;
  return [
    { title: markdown`Job`, cellOf: (record) => renderName(record, cleaner) },
    {
      title: markdown`Resource`,
      cellOf: ({ job }) => {
        const { resourceType, resource } = jobInfoOf(job);
        return joinGiven([prose(resourceType), markdown`${resource}`]);
      },
    },
    {
      title: markdown`Model`,
      cellOf: ({ job }) => {
        const { model, modelVersion } = jobInfoOf(job);
        return joinGiven([markdown`${model}`, prose(modelVersion)]);
      },
    },
    { title: markdown`Project`, cellOf: ({ job }) => markdown`${jobInfoOf(job).project}` },
    { title: markdown`State`, cellOf: (record) => renderState(record, cleaner) },
    {
      title: markdown`Progress`,
      isNumber: true,
      cellOf: ({ job }) => {
        const progress = job?.progress ?? null;
        return progress === null ? markdown`` : markdown`${Number(progress.toFixed(1))}%`;
      },
    },
    {
      title: markdown`Queued`,
      isNumber: true,
      cellOf: (record) => renderTime(queuedMs(record), false, cleaner),
    },
    {
      title: markdown`Running`,
      isNumber: true,
      cellOf: (record) => {
        const running = runningTime(record);
        return renderTime(running?.ms ?? null, running?.isLeast ?? false, cleaner);
      },
    },
  ];
}

function joinGiven(parts: readonly Markdown[]): Markdown {
  return joinMarkdown(
    parts.filter(({ text }) => text !== ''),
    ' ',
  );
}

/** The whole id would take the room of four columns. */
function renderName({ id, job }: JobRecord, { markdown, prose }: Cleaner): Markdown {
  const short = id.slice(0, SHORT_ID_LENGTH);
  return job === null ? markdown`${short}` : markdown`${prose(job.name)}<br>${short}`;
}

function renderState(record: JobRecord, { markdown, prose }: Cleaner): Markdown {
  const { sign } = OUTCOMES[outcomeOf(record)];
  return markdown`${prose(sign)}&nbsp;${prose(record.job?.status ?? 'never read')}`;
}

/** `1 min 18 s`, in which a number does not leave its unit. */
function renderTime(ms: number | null, isLeast: boolean, { markdown, prose }: Cleaner): Markdown {
  if (ms === null) return markdown``;
  const parts = renderDuration(Math.round(ms / 100) / 10).split(/(?<=[a-z]) /);
  const units = parts.map((part) => joinMarkdown(part.split(' ').map(prose), '&nbsp;'));
  return joinMarkdown(isLeast ? [markdown`over`, ...units] : units, ' ');
}
