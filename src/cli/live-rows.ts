/** The rows of the live view. */
import cliTruncate from 'cli-truncate';
import stringWidth from 'string-width';
import { isFinalStatus, JobStatus } from '../fiddler/job-status.ts';
import { isSuccess } from '../wait/outcome.ts';
import { type JobRecord, shortId, type WaitRecord } from '../wait/record.ts';
import { renderBar, renderColored } from '../wait/report/progress-bar.ts';
import { renderPercentage } from '../wait/report/sentence.ts';
import { startMsOf } from '../wait/report/timeline.ts';
import { renderClock, renderDuration } from '../wait/text/duration.ts';
import { line, sanitize } from '../wait/text/sanitize.ts';

export interface Window {
  readonly columns: number;
  readonly rows: number;
  readonly hasColors: boolean;
}

const STATE_WIDTH = 8;
const BAR_WIDTH = 12;
const PERCENTAGE_WIDTH = 7;
const CLOCK_WIDTH = 8;
const MIN_NAME_WIDTH = 16;
const MAX_NAME_WIDTH = 60;
/** Share of a window's width that is used, so that rows do not wrap if it becomes a bit narrower. */
const USED_WIDTH = 0.8;
/** In a narrower window all columns but one are used. */
const MIN_ROOMY_COLUMNS = 80;
/** Estimates below this are over before they are read. */
const MIN_ESTIMATE_MS = 10_000;

/** Returns a row for each unfinished job, and one for all, within the window. */
export function renderRows(
  record: WaitRecord,
  elapsedMs: number,
  window: Window,
): readonly string[] {
  const unfinished = record.jobs.filter(({ end }) => end === null).sort(byInterest);
  const { columns } = window;
  const maxColumns =
    columns < MIN_ROOMY_COLUMNS ? Math.max(1, columns - 1) : Math.floor(columns * USED_WIDTH);
  const maxRows = Math.max(1, window.rows - 1);
  const roomForJobs = unfinished.length < maxRows ? unfinished.length : Math.max(0, maxRows - 2);
  const hidden = unfinished.length - roomForJobs;
  const rows = [
    ...unfinished
      .slice(0, roomForJobs)
      .map((job) => renderJob(job, record.jobs.length, elapsedMs, maxColumns, window.hasColors)),
    ...(hidden > 0 ? [` and ${hidden} more`] : []),
    renderWhole(record, elapsedMs),
  ];
  return rows.slice(-maxRows).map((row) => cliTruncate(row, maxColumns));
}

/** Jobs with errors first, then running ones, the longest first, then the others. */
function byInterest(a: JobRecord, b: JobRecord): number {
  return rankOf(a) - rankOf(b) || startMsOf(a) - startMsOf(b);
}

function rankOf({ job, lastError }: JobRecord): number {
  if (lastError !== '') return 0;
  return job === null || job.status === JobStatus.PENDING ? 2 : 1;
}

function renderJob(
  { id, job, lastError, estimatedEndAtMs, observations }: JobRecord,
  jobs: number,
  elapsedMs: number,
  maxColumns: number,
  hasColors: boolean,
): string {
  const status = job?.status ?? '';
  const progress = job?.progress ?? null;
  const leftMs = (estimatedEndAtMs ?? 0) - elapsedMs;
  const isEstimated = leftMs >= MIN_ESTIMATE_MS && !isFinalStatus(status);
  const sinceMs = elapsedMs - (observations[0]?.atMs ?? 0);
  // From the most to the least important; what does not fit is left out.
  const columns = [
    pad(colored(status, hasColors), STATE_WIDTH),
    pad(progress === null ? '' : renderPercentage(progress), PERCENTAGE_WIDTH),
    ...(lastError === '' ? [] : [sanitize(lastError, 40)]),
    pad(progress === null ? '' : renderBar(progress), BAR_WIDTH),
    pad(renderClock(sinceMs / 1000), CLOCK_WIDTH),
    isEstimated ? `${renderDuration(Math.round(leftMs / 1000))} left` : '',
  ];
  const label = job === null ? id : jobs === 1 ? job.name : `${job.name} (${shortId(id)})`;
  const nameWidth = Math.min(MAX_NAME_WIDTH, Math.max(MIN_NAME_WIDTH, Math.floor(maxColumns / 3)));
  const name = pad(cliTruncate(sanitize(label), nameWidth, { position: 'middle' }), nameWidth);
  return columns
    .reduce((row, column) => {
      const longer = `${row}  ${column}`;
      return stringWidth(longer.trimEnd()) <= maxColumns ? longer : row;
    }, ` ${name}`)
    .trimEnd();
}

function renderWhole({ jobs, timeoutSeconds }: WaitRecord, elapsedMs: number): string {
  const finished = jobs.filter(({ end }) => end !== null);
  const failed = finished.filter((job) => !isSuccess(job)).length;
  const parts = [
    ` ${finished.length} of ${jobs.length} ${jobs.length === 1 ? 'job' : 'jobs'} finished`,
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

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}
