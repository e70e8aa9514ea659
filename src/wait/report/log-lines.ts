/** The lines of the log. */
import type { ApiError } from '../../fiddler/errors.ts';
import { describeJob, type JobFields } from '../../fiddler/job-fields.ts';
import { isFinalStatus, JobStatus } from '../../fiddler/job-status.ts';
import { MAX_BLIND_DELAY_MS } from '../../fiddler/polling/adaptive-interval.ts';
import type { OptionNames, WaitOptions } from '../options.ts';
import { type JobRecord, shortId, type WaitRecord } from '../record.ts';
import { renderClock, renderDuration } from '../text/duration.ts';
import { type Line, line, truncate } from '../text/sanitize.ts';
import { renderBar, renderColored } from './progress-bar.ts';
import { describeLastState, renderState } from './sentence.ts';
import { startMsOf } from './timeline.ts';

/** What a log can show beside plain text. */
export interface LogStyle {
  readonly hasBars: boolean;
  readonly hasColors: boolean;
}

export const PLAIN: LogStyle = { hasBars: false, hasColors: false };

/** Length of a name in a line, in characters. */
const MAX_NAME_LENGTH = 60;
/** Length of an error in a line, in characters. */
const MAX_ERROR_LENGTH = 400;
/** Estimates below this are over before they are read. */
const MIN_ESTIMATE_MS = 10_000;

export function renderTitle({ jobIds, timeoutSeconds }: WaitOptions): Line {
  const what = jobIds.length === 1 ? `job ${jobIds[0]}` : `${jobIds.length} jobs`;
  if (timeoutSeconds === 0) return line`Checking ${what} once`;
  return line`Waiting for ${what}, at most ${renderDuration(timeoutSeconds)}`;
}

/** Returns what was asked for, and where each value came from. */
export function renderOptions(options: WaitOptions): readonly Line[] {
  const { site, jobIds, intervalSeconds, timeoutSeconds, sources } = options;
  const interval = intervalSeconds === null ? 'adaptive' : renderDuration(intervalSeconds);
  return [
    line`Site: ${site.origin} (${sources.site})`,
    line`Interval: ${interval} (${sources.interval})`,
    line`Timeout: ${renderDuration(timeoutSeconds)} (${sources.timeout})`,
    line`Jobs (${sources.jobIds}):`,
    ...jobIds.map((id) => line`  ${id}`),
  ];
}

/** Returns null unless there are more jobs than can be checked at the interval. */
export function renderRoundTime(
  { jobs, intervalSeconds }: WaitRecord,
  requestsPerMinute: number,
  atMs: number,
): Line | null {
  const roundSeconds = (jobs.length * 60) / requestsPerMinute;
  if (roundSeconds <= (intervalSeconds ?? MAX_BLIND_DELAY_MS / 1000)) return null;
  return line`${renderTime(atMs)}  ${jobs.length} jobs at ${requestsPerMinute} requests/min at most: each is checked about every ${renderDuration(roundSeconds)}, those likely to end soon first`;
}

/** `0:06  Ingestion dataset Upload: STARTED, 12.5 %  ▕█▎        ▏  about 40 s left` */
export function renderChange(
  record: JobRecord,
  jobs: number,
  atMs: number,
  { hasBars, hasColors }: LogStyle,
): Line {
  const { job, estimatedEndAtMs } = record;
  if (job === null) return line`${renderTime(atMs)}  ${record.id}`;
  const { status, progress } = job;
  const state = hasColors ? renderColored(status) : line`${status}`;
  // After the state, which has a color of its own.
  const percentage = renderState(job).slice(status.length);
  const bar = hasBars && progress !== null ? `  ${renderBar(progress)}` : '';
  const leftMs = estimatedEndAtMs === null ? 0 : estimatedEndAtMs - atMs;
  const left =
    leftMs < MIN_ESTIMATE_MS || isFinalStatus(status)
      ? ''
      : `  about ${renderRoundly(leftMs / 1000)} left`;
  return line`${renderTime(atMs)}  ${renderName(job, jobs)}: ${state}${percentage}${bar}${left}`;
}

/** Rounds to 5 seconds, then half minutes, minutes, and from an hour on 10 minutes. */
function renderRoundly(seconds: number): string {
  const stepSeconds = seconds < 55 ? 5 : seconds < 600 ? 30 : seconds < 3_600 ? 60 : 600;
  return renderDuration(Math.round(seconds / stepSeconds) * stepSeconds);
}

export function renderError(error: ApiError, pauseMs: number | null, atMs: number): Line {
  const next =
    pauseMs === null
      ? 'that was the last check'
      : `next check in ${renderDuration(pauseMs / 1000)}`;
  return line`${renderTime(atMs)}  ${truncate(error.message, MAX_ERROR_LENGTH)}; ${next}`;
}

/** The line for one of several jobs that is no longer polled; the results have the whole error. */
export function renderGivenUp({ id, job }: JobRecord, error: ApiError, atMs: number): Line {
  const name = job === null ? `job ${id}` : renderName(job, 2);
  return line`${renderTime(atMs)}  Stopped polling ${name}: ${error.label}`;
}

export function renderUnreadTasks(id: string, reason: string, atMs: number): Line {
  return line`${renderTime(atMs)}  Could not fetch the failed tasks of ${id}: ${reason}`;
}

export function renderLoweredRate(requestsPerMinute: number, atMs: number): Line {
  return line`${renderTime(atMs)}  Rate limited (429): slowing to ${Math.floor(requestsPerMinute)} requests/min`;
}

/** The line for a minute in which nothing changed. */
export function renderHeartbeat(record: JobRecord, atMs: number): Line {
  const { id, job, observations, lastError } = record;
  const name = job === null ? `job ${id}` : renderName(job, 1);
  if (job === null || lastError !== '') {
    return line`${renderTime(atMs)}  ${name}: ${describeLastState(record)}`;
  }
  const unchangedMs = atMs - (observations.at(-1)?.atMs ?? 0);
  return line`${renderTime(atMs)}  ${name}: still ${renderState(job)}, unchanged for ${renderClock(unchangedMs / 1000)}`;
}

/** `37 of 120 jobs finished; running longest: …` */
export function renderOverview({ jobs }: WaitRecord, atMs: number): Line {
  const longest = jobs
    .filter(({ job, end }) => end === null && job !== null && job.status !== JobStatus.PENDING)
    .sort((a, b) => startMsOf(a) - startMsOf(b))
    .slice(0, 2)
    .flatMap((record) => {
      const { job, lastError } = record;
      if (job === null) return [];
      const state = lastError === '' ? renderState(job) : describeLastState(record);
      return [`${renderName(job, jobs.length)}: ${state}`];
    });
  const finished = jobs.filter(({ end }) => end !== null).length;
  const tail = longest.length === 0 ? '' : `; running longest: ${longest.join('; ')}`;
  return line`${renderTime(atMs)}  ${finished} of ${jobs.length} jobs finished${tail}`;
}

export function renderUnknownState(job: JobFields, { product }: OptionNames): Line {
  return line`${describeJob(job)} is in the state ${job.status}, which ${product} does not know. Still waiting for SUCCESS, FAILURE or REVOKED.`;
}

/** Jobs that are waited for together often have the same name. */
function renderName({ id, name }: JobFields, jobs: number): string {
  const short = truncate(name, MAX_NAME_LENGTH);
  return jobs === 1 ? short : `${short} (${shortId(id)})`;
}

/** Returns a line that begins with the elapsed time. */
export function withTime(text: Line, atMs: number): Line {
  return line`${renderTime(atMs)}  ${text}`;
}

/** Elapsed time, aligned for waits of less than ten hours. */
function renderTime(atMs: number): string {
  return renderClock(atMs / 1000).padStart(7);
}
