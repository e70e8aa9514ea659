/** The lines of the log. */
import type { ApiError } from '../../fiddler/errors.ts';
import { describeJob, describeState, type JobFields } from '../../fiddler/job-fields.ts';
import { isFinalStatus, JobStatus } from '../../fiddler/job-status.ts';
import { MAX_BLIND_DELAY_MS } from '../../fiddler/polling/adaptive-interval.ts';
import { type JobRecord, shortId, type WaitRecord } from '../record.ts';
import { renderClock, renderDuration } from '../text/duration.ts';
import { type Line, line } from '../text/sanitize.ts';
import { estimateLeftMs } from './estimate.ts';
import { describeLastSeen } from './sentence.ts';
import { startMsOf } from './timeline.ts';

export function renderTitle({ jobs, timeoutSeconds }: WaitRecord): Line {
  const what = jobs.length === 1 ? `job ${jobs[0]?.id}` : `${jobs.length} jobs`;
  if (timeoutSeconds === 0) return line`Checking ${what} once`;
  return line`Waiting for ${what}, at most ${renderDuration(timeoutSeconds)}`;
}

/** Returns null unless there are more jobs than can be checked at the interval. */
export function renderRoundTime(
  { jobs, intervalSeconds }: WaitRecord,
  requestsPerMinute: number,
): Line | null {
  const roundSeconds = (jobs.length * 60) / requestsPerMinute;
  if (roundSeconds <= (intervalSeconds ?? MAX_BLIND_DELAY_MS / 1000)) return null;
  return line`With ${jobs.length} jobs and at most ${requestsPerMinute} requests a minute, each job is checked about every ${renderDuration(roundSeconds)}, those likeliest to end soon first.`;
}

/** `0:06  Ingestion dataset Upload: STARTED, progress: 12.5%  ██░░░░░░░░  about 40 s left` */
export function renderChange(record: JobRecord, jobs: number, atMs: number): Line {
  const { job, observations } = record;
  if (job === null) return line`${renderTime(atMs)}  ${record.id}`;
  const leftMs = isFinalStatus(job.status) ? null : estimateLeftMs(observations);
  const bar = job.progress === null ? '' : `  ${renderBar(job.progress)}`;
  const left = leftMs === null ? '' : `  about ${renderRoundly(leftMs / 1000)} left`;
  return line`${renderTime(atMs)}  ${renderName(job, jobs)}: ${describeState(job)}${bar}${left}`;
}

const BAR_LENGTH = 10;

/** Full at 100 % alone, and empty at 0 % alone. */
function renderBar(progress: number): string {
  const filled = progress >= 100 ? BAR_LENGTH : Math.min(BAR_LENGTH - 1, Math.ceil(progress / 10));
  return '█'.repeat(filled) + '░'.repeat(BAR_LENGTH - filled);
}

/** Rounds to 5 seconds, then half minutes, minutes, and from an hour on 10 minutes. */
function renderRoundly(seconds: number): string {
  const stepSeconds = seconds < 55 ? 5 : seconds < 600 ? 30 : seconds < 3_600 ? 60 : 600;
  return renderDuration(Math.max(1, Math.round(seconds / stepSeconds)) * stepSeconds);
}

export function renderError(error: ApiError, pauseMs: number | null, atMs: number): Line {
  const next =
    pauseMs === null
      ? 'that was the last check'
      : `next check in ${renderDuration(pauseMs / 1000)}`;
  return line`${renderTime(atMs)}  ${error.message}; ${next}`;
}

export function renderUnreadTasks(id: string, reason: string, atMs: number): Line {
  return line`${renderTime(atMs)}  The tasks of ${id} could not be read: ${reason}`;
}

export function renderLoweredRate(requestsPerMinute: number, atMs: number): Line {
  return line`${renderTime(atMs)}  Fiddler refused requests as too many (429): from here on at most ${Math.floor(requestsPerMinute)} a minute`;
}

/** The line for a minute in which nothing changed. */
export function renderHeartbeat(record: JobRecord, atMs: number): Line {
  const { job, observations, lastError } = record;
  if (job === null) {
    const why = lastError === '' ? '' : ` (${lastError})`;
    return line`${renderTime(atMs)}  job ${record.id} could not be read yet${why}`;
  }
  if (lastError !== '') return line`${renderTime(atMs)}  ${job.name}: ${describeLastSeen(record)}`;
  const unchangedMs = atMs - (observations.at(-1)?.atMs ?? 0);
  return line`${renderTime(atMs)}  ${job.name}: still ${describeState(job)}, unchanged for ${renderClock(unchangedMs / 1000)}`;
}

/** `37 of 120 done, 2 running longest: …` */
export function renderOverview({ jobs }: WaitRecord, atMs: number): Line {
  const longest = jobs
    .filter(({ job, end }) => end === null && job !== null && job.status !== JobStatus.PENDING)
    .sort((a, b) => startMsOf(a) - startMsOf(b))
    .slice(0, 2)
    .flatMap((record) => {
      const { job, lastError } = record;
      if (job === null) return [];
      const state = lastError === '' ? describeState(job) : describeLastSeen(record);
      return [`${renderName(job, jobs.length)}: ${state}`];
    });
  const done = jobs.filter(({ end }) => end !== null).length;
  const tail =
    longest.length === 0 ? '' : `, ${longest.length} running longest: ${longest.join('; ')}`;
  return line`${renderTime(atMs)}  ${done} of ${jobs.length} done${tail}`;
}

export function renderUnknownState(job: JobFields): Line {
  return line`${describeJob(job)} is in the state ${job.status}, which this action does not know. It goes on waiting for SUCCESS, FAILURE or REVOKED.`;
}

/** Jobs that are waited for together often have the same name. */
function renderName({ id, name }: JobFields, jobs: number): string {
  return jobs === 1 ? name : `${name} (${shortId(id)})`;
}

/** Elapsed time, aligned for waits of less than ten hours. */
function renderTime(atMs: number): string {
  return renderClock(atMs / 1000).padStart(7);
}
