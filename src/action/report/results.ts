/** The lines after the log's group: what every job came to, and its failing tasks. */
import type { Cleaner, Line } from '../text/cleaner.ts';
import { MOST_JOBS_WITH_TASKS } from '../wait/failed-tasks.ts';
import type { JobRecord, WaitRecord } from '../wait/record.ts';
import { failingTasksOf } from './failing-tasks.ts';
import { judge } from './job-verdict.ts';

/** Failing tasks of a job beyond this many are counted in the reports, not listed. */
export const MOST_TASKS = 20;

export function renderResults(wait: WaitRecord, { line }: Cleaner): readonly Line[] {
  const lines: Line[] = [];
  let jobsWithTasks = 0;
  const { jobs } = wait;
  for (const job of jobs) {
    const { succeeded, sentence } = judge(job, wait.timeoutSeconds);
    // The one job that did not succeed is told of by the annotation.
    if (jobs.length > 1 || succeeded) lines.push(line`${sentence}`);
    const tasks = renderTasks(job, line);
    if (tasks.length === 0) continue;
    jobsWithTasks += 1;
    if (jobsWithTasks <= MOST_JOBS_WITH_TASKS) lines.push(...tasks);
  }
  const left = jobsWithTasks - MOST_JOBS_WITH_TASKS;
  if (left > 0) lines.push(line`More jobs whose failing tasks are not listed: ${left}.`);
  return lines;
}

/** One a line. */
function renderTasks(record: JobRecord, line: Cleaner['line']): readonly Line[] {
  const tasks = failingTasksOf(record);
  if (tasks.length === 0) return [];
  const left = tasks.length - MOST_TASKS;
  return [
    line`${tasks.length} failing ${tasks.length === 1 ? 'task' : 'tasks'} of ${record.job?.name ?? record.id}:`,
    ...tasks
      .slice(0, MOST_TASKS)
      .map(({ id, status, errorMessage }) => line`  - ${id}: ${errorMessage ?? status}`),
    ...(left > 0 ? [line`  and ${left} more`] : []),
  ];
}
