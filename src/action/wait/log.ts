/** The lines of the log, as pure functions of what they tell. */
import type { Check } from '../../fiddler/follow/follow.ts';
import { LONGEST_BLIND_DELAY_MS } from '../../fiddler/follow/pace.ts';
import { describeJob, describeState, type JobFields } from '../../fiddler/job/job-fields.ts';
import { isFinalStatus, JobStatus } from '../../fiddler/job/job-status.ts';
import { renderClock, renderDuration } from '../duration.ts';
import type { Cleaner, Line } from '../text/cleaner.ts';
import { startMsOf } from './course.ts';
import { estimateLeftMs } from './estimate.ts';
import { describeLastSeen } from './last-seen.ts';
import type { JobRecord, Observation, WaitRecord } from './record.ts';

/** A job and how lines call it: by its name, and with some of its id where there are others. */
export interface Labelled {
  readonly label: string;
  readonly job: JobFields;
}

export function renderTitle({ jobs, timeoutSeconds }: WaitRecord, { line }: Cleaner): Line {
  const what = jobs.length === 1 ? `job ${jobs[0]?.id}` : `${jobs.length} jobs`;
  if (timeoutSeconds === 0) return line`Checking ${what} once`;
  return line`Waiting for ${what}, at most ${renderDuration(timeoutSeconds)}`;
}

/** Tells that there are more jobs than can be checked as often as asked for; null where not. */
export function renderRoundTime(
  jobs: number,
  intervalMs: number | null,
  perMinute: number,
  { line }: Cleaner,
): Line | null {
  const roundMs = (jobs * 60_000) / perMinute;
  if (roundMs <= (intervalMs ?? LONGEST_BLIND_DELAY_MS)) return null;
  return line`With ${jobs} jobs and at most ${perMinute} requests a minute, each job is checked about every ${renderDuration(roundMs / 1000)}, those likeliest to end soon first.`;
}

/** `0:06  Ingestion dataset Upload: STARTED, progress: 12.5%  ██░░░░░░░░  about 40 s left` */
export function renderChange(
  { label, job }: Labelled,
  observations: readonly Observation[],
  elapsedMs: number,
  { line }: Cleaner,
): Line {
  const leftMs = isFinalStatus(job.status) ? null : estimateLeftMs(observations);
  const bar = job.progress === null ? '' : `  ${progressBar(job.progress)}`;
  const left = leftMs === null ? '' : `  about ${roundly(leftMs / 1000)} left`;
  return line`${at(elapsedMs)}  ${label}: ${describeState(job)}${bar}${left}`;
}

const BAR_LENGTH = 10;

/** Full at 100 % alone, and empty at 0 % alone. */
function progressBar(progress: number): string {
  const filled = progress >= 100 ? BAR_LENGTH : Math.min(BAR_LENGTH - 1, Math.ceil(progress / 10));
  return '█'.repeat(filled) + '░'.repeat(BAR_LENGTH - filled);
}

/** As exact as an estimate is: to 5 seconds, then half minutes, minutes, and from an hour 10 minutes. */
function roundly(seconds: number): string {
  const stepSeconds = seconds < 55 ? 5 : seconds < 600 ? 30 : seconds < 3_600 ? 60 : 600;
  return renderDuration(Math.max(1, Math.round(seconds / stepSeconds)) * stepSeconds);
}

export function renderTrouble(
  { error, pauseMs }: Extract<Check, { kind: 'error' }>,
  elapsedMs: number,
  { line }: Cleaner,
): Line {
  const next =
    pauseMs === null
      ? 'that was the last check'
      : `next check in ${renderDuration(pauseMs / 1000)}`;
  return line`${at(elapsedMs)}  ${error.message}; ${next}`;
}

export function renderUnexplained(record: JobRecord, elapsedMs: number, { line }: Cleaner): Line {
  return line`${at(elapsedMs)}  The tasks of ${record.id} could not be read: ${record.tasksTrouble}`;
}

/** The server turned out to grant fewer requests than are documented. */
export function renderLoweredRate(perMinute: number, elapsedMs: number, { line }: Cleaner): Line {
  return line`${at(elapsedMs)}  Fiddler refused requests as too many (429): from here on at most ${Math.floor(perMinute)} a minute`;
}

/** The line for a minute in which nothing changed. */
export function renderHeartbeat(record: JobRecord, elapsedMs: number, { line }: Cleaner): Line {
  const { job, observations, trouble } = record;
  if (job === null) {
    const why = trouble === '' ? '' : ` (${trouble})`;
    return line`${at(elapsedMs)}  job ${record.id} could not be read yet${why}`;
  }
  if (trouble !== '') {
    return line`${at(elapsedMs)}  ${job.name}: ${describeLastSeen(record)}`;
  }
  const unchangedMs = elapsedMs - (observations.at(-1)?.atMs ?? 0);
  return line`${at(elapsedMs)}  ${job.name}: still ${describeState(job)}, unchanged for ${renderClock(unchangedMs / 1000)}`;
}

/** `37 of 120 done, 2 running longest: …` */
export function renderOverview(
  { jobs }: WaitRecord,
  elapsedMs: number,
  labelOf: (record: JobRecord) => Labelled | null,
  { line }: Cleaner,
): Line {
  const running = jobs
    .filter(({ job, end }) => end === null && job !== null && job.status !== JobStatus.PENDING)
    .sort((a, b) => startMsOf(a) - startMsOf(b));
  const longest = running.slice(0, 2).flatMap((record) => {
    const labelled = labelOf(record);
    if (labelled === null) return [];
    const { label, job } = labelled;
    const isRead = record.trouble === '';
    return [`${label}: ${isRead ? describeState(job) : describeLastSeen(record)}`];
  });
  const done = jobs.filter(({ end }) => end !== null).length;
  const tail =
    longest.length === 0 ? '' : `, ${longest.length} running longest: ${longest.join('; ')}`;
  return line`${at(elapsedMs)}  ${done} of ${jobs.length} done${tail}`;
}

export function renderUnknownState(job: JobFields, { line }: Cleaner): Line {
  return line`${describeJob(job)} is in the state ${job.status}, which this action does not know. It goes on waiting for SUCCESS, FAILURE or REVOKED.`;
}

/** Elapsed time, aligned for waits of less than ten hours. */
function at(elapsedMs: number): string {
  return renderClock(elapsedMs / 1000).padStart(7);
}
