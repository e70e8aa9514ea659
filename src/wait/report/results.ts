/** The lines after the wait: the result of each job and its failing tasks. */
import { MAX_JOBS_WITH_TASKS } from '../failed-tasks.ts';
import { failingTasksOf } from '../outcome.ts';
import type { JobRecord, WaitRecord } from '../record.ts';
import { type Line, line } from '../text/sanitize.ts';
import { evaluateJob } from '../verdict.ts';

/** Failing tasks of a job that are listed; more are counted. */
export const MAX_TASKS = 20;

export function renderResults({ jobs, timeoutSeconds }: WaitRecord): readonly Line[] {
  const lines: Line[] = [];
  let jobsWithTasks = 0;
  for (const job of jobs) {
    const { succeeded, sentence } = evaluateJob(job, timeoutSeconds);
    // If there is only one, the annotation describes its failure.
    if (jobs.length > 1 || succeeded) lines.push(line`${sentence}`);
    const tasks = renderTasks(job);
    if (tasks.length === 0) continue;
    jobsWithTasks += 1;
    if (jobsWithTasks <= MAX_JOBS_WITH_TASKS) lines.push(...tasks);
  }
  const left = jobsWithTasks - MAX_JOBS_WITH_TASKS;
  if (left > 0) lines.push(line`More jobs whose failing tasks are not listed: ${left}.`);
  return lines;
}

function renderTasks(record: JobRecord): readonly Line[] {
  const tasks = failingTasksOf(record);
  if (tasks.length === 0) return [];
  const left = tasks.length - MAX_TASKS;
  return [
    line`${tasks.length} failing ${tasks.length === 1 ? 'task' : 'tasks'} of ${record.job?.name ?? record.id}:`,
    ...tasks
      .slice(0, MAX_TASKS)
      .map(({ id, status, errorMessage }) => line`  - ${id}: ${errorMessage ?? status}`),
    ...(left > 0 ? [line`  and ${left} more`] : []),
  ];
}
