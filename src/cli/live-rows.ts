/** The rows of the live view. */
import measure from 'fast-string-truncated-width';
import { JobStatus } from '../fiddler/job-status.ts';
import { isSuccess } from '../wait/outcome.ts';
import { type JobRecord, shortId, type WaitRecord } from '../wait/record.ts';
import { renderBar, renderColored } from '../wait/report/progress-bar.ts';
import { renderPercentage } from '../wait/report/sentence.ts';
import { startMsOf } from '../wait/report/timeline.ts';
import { renderClock } from '../wait/text/duration.ts';
import { line, sanitize } from '../wait/text/sanitize.ts';

export interface Window {
  readonly columns: number;
  readonly rows: number;
  readonly hasColors: boolean;
}

const STATE_WIDTH = 8;
const BAR_WIDTH = 12;
const PERCENTAGE_WIDTH = 6;
const CLOCK_WIDTH = 7;
const TIME_LEFT_WIDTH = 12;
const GAP = '  ';
const MAX_CELLS_WIDTH =
  5 * GAP.length + STATE_WIDTH + BAR_WIDTH + PERCENTAGE_WIDTH + CLOCK_WIDTH + TIME_LEFT_WIDTH;
/** Names with ids are not cut below this to make room for another column. */
const MIN_NAME_WIDTH = 18;
/** Estimates below this are over before they are read. */
const MIN_ESTIMATE_MS = 10_000;

/** Returns a row for each unfinished job, and one for all, within the window. */
export function renderRows(
  record: WaitRecord,
  elapsedMs: number,
  window: Window,
): readonly string[] {
  const unfinished = record.jobs.filter(({ end }) => end === null).sort(byInterest);
  const maxColumns = Math.max(1, window.columns - 1);
  const maxRows = Math.max(1, window.rows - 1);
  const roomForJobs = unfinished.length < maxRows ? unfinished.length : Math.max(0, maxRows - 2);
  const hidden = unfinished.length - roomForJobs;
  const shown = unfinished.slice(0, roomForJobs);
  const hasIds = record.jobs.length > 1;
  const nameWidth = Math.min(
    Math.max(0, ...shown.map((job) => widthOf(renderName(job, hasIds, maxColumns)))),
    Math.max(MIN_NAME_WIDTH, maxColumns - MAX_CELLS_WIDTH),
  );
  const rows = [
    ...shown.map((job) =>
      [pad(renderName(job, hasIds, nameWidth), nameWidth), ...renderCells(job, elapsedMs, window)]
        // What does not fit is left out.
        .reduce((row, cell) => {
          const longer = `${row}${GAP}${cell}`;
          return widthOf(longer.trimEnd()) <= maxColumns ? longer : row;
        })
        .trimEnd(),
    ),
    ...(hidden > 0 ? [`and ${hidden} more`] : []),
    renderWhole(record, elapsedMs),
  ];
  return rows.slice(-maxRows).map((row) => fit(row, maxColumns));
}

/** Jobs with errors first, then running ones, the longest first, then the others. */
function byInterest(a: JobRecord, b: JobRecord): number {
  return rankOf(a) - rankOf(b) || startMsOf(a) - startMsOf(b);
}

function rankOf({ job, lastError }: JobRecord): number {
  if (lastError !== '') return 0;
  return job === null || job.status === JobStatus.PENDING ? 2 : 1;
}

/** The name is cut, not the short id after it. */
function renderName({ id, job }: JobRecord, hasId: boolean, width: number): string {
  const suffix = hasId && job !== null ? ` (${shortId(id)})` : '';
  return fit(sanitize(job?.name ?? id), width - suffix.length) + suffix;
}

/** Returns the cells after the name, from the most to the least important. */
function renderCells(
  { job, lastError, estimatedEndAtMs, observations }: JobRecord,
  elapsedMs: number,
  { hasColors }: Window,
): readonly string[] {
  const progress = job?.progress ?? null;
  const bar = progress === null ? '' : renderBar(progress);
  const percentage = progress === null ? '' : renderPercentage(progress);
  // Differences of fractional times may round to less than 0.
  const sinceMs = Math.max(0, elapsedMs - (observations[0]?.atMs ?? 0));
  const leftMs = (estimatedEndAtMs ?? 0) - elapsedMs;
  return [
    pad(colored(job?.status ?? '', hasColors), STATE_WIDTH),
    pad(lastError === '' ? bar : fit(sanitize(lastError), BAR_WIDTH), BAR_WIDTH),
    percentage.padStart(PERCENTAGE_WIDTH),
    renderClock(sinceMs / 1000).padStart(CLOCK_WIDTH),
    leftMs < MIN_ESTIMATE_MS ? '' : `${renderClock(leftMs / 1000)} left`,
  ];
}

function renderWhole({ jobs, timeoutSeconds }: WaitRecord, elapsedMs: number): string {
  const finished = jobs.filter(({ end }) => end !== null);
  const failed = finished.filter((job) => !isSuccess(job)).length;
  const parts = [
    `${finished.length} of ${jobs.length} ${jobs.length === 1 ? 'job' : 'jobs'} finished`,
    ...(failed > 0 ? [`${failed} without success`] : []),
    `${renderClock(elapsedMs / 1000)} of ${renderClock(timeoutSeconds)}`,
  ];
  return parts.join(' · ');
}

/** States are short words; a newer one may be longer. */
function colored(status: string, hasColors: boolean): string {
  const short = sanitize(status, 12);
  return (hasColors ? renderColored(short) : line`${short}`).text;
}

/** Returns the columns that a text takes in a terminal. */
function widthOf(text: string): number {
  return measure(text).width;
}

/** Cuts at a whole character. `measure` can cut too, but not always within the limit. */
function fit(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let start = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (widthOf(start + segment) > width - 1) break;
    start += segment;
  }
  return width < 1 ? '' : `${start}…`;
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
