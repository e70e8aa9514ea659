/** What people read while the wait goes on: changes, trouble, and a sign of life once a minute. */
import type { Check } from '../fiddler/follow.ts';
import { describeState } from '../fiddler/job.ts';
import type { JobFields } from '../fiddler/job-fields.ts';
import { JobStatus } from '../fiddler/job-status.ts';
import { parseFailedTasks } from '../fiddler/tasks.ts';
import { renderClock, renderDuration } from './duration.ts';
import { type JobRecord, MOST_TASKS } from './record.ts';
import type { Cleaner, Line } from './text.ts';

export function renderTitle(record: JobRecord, timeoutSeconds: number, { line }: Cleaner): Line {
  return line`Waiting for job ${record.id}, at most ${renderDuration(timeoutSeconds)}`;
}

/** `0:06  Ingestion dataset Upload: STARTED, progress: 12.5%` */
export function renderChange(job: JobFields, elapsedMs: number, { line }: Cleaner): Line {
  return line`${at(elapsedMs)}  ${job.name}: ${describeState(job)}`;
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

/** The line for a minute in which nothing changed. */
export function renderHeartbeat(record: JobRecord, elapsedMs: number, { line }: Cleaner): Line {
  const { job, observations } = record;
  if (job === null) return line`${at(elapsedMs)}  job ${record.id} could not be read yet`;
  const unchangedMs = elapsedMs - (observations.at(-1)?.atMs ?? 0);
  return line`${at(elapsedMs)}  ${job.name}: still ${describeState(job)}, unchanged for ${renderClock(unchangedMs / 1000)}`;
}

export function renderUnknownState({ name, id, status }: JobFields, { line }: Cleaner): Line {
  return line`${name}[${id}] is in the state ${status}, which is newer than this action. It is waited on until it is SUCCESS, FAILURE or REVOKED.`;
}

/** The failing tasks of a job that failed, one a line. */
export function renderFailedTasks({ job }: JobRecord, { line }: Cleaner): readonly Line[] {
  const tasks = parseFailedTasks(job?.extras ?? null);
  if (job?.status !== JobStatus.FAILURE || tasks.length === 0) return [];
  const left = tasks.length - MOST_TASKS;
  return [
    line`${tasks.length} failing ${tasks.length === 1 ? 'task' : 'tasks'} of ${job.name}:`,
    ...tasks
      .slice(0, MOST_TASKS)
      .map(({ id, status, errorMessage }) => line`  - ${id}: ${errorMessage ?? status}`),
    ...(left > 0 ? [line`  … and ${left} more`] : []),
  ];
}

/** Elapsed time, aligned for waits of less than ten hours. */
function at(elapsedMs: number): string {
  return renderClock(elapsedMs / 1000).padStart(7);
}
