/** The lines after the log's group: what every job came to, and its failing tasks. */
import { JobStatus } from '../../fiddler/job-status.ts';
import { parseFailedTasks } from '../../fiddler/tasks.ts';
import type { Cleaner, Line } from '../text/cleaner.ts';
import type { JobRecord, WaitRecord } from '../wait/record.ts';
import { judge } from './job-verdict.ts';

/** Failing tasks of a job beyond this many are counted in the reports, not listed. */
export const MOST_TASKS = 20;
/** The failing tasks of so many jobs are listed: more of them hide what they have in common. */
const MOST_JOBS_WITH_TASKS = 10;

export function renderResults(wait: WaitRecord, { line }: Cleaner): readonly Line[] {
  const lines: Line[] = [];
  let jobsWithTasks = 0;
  const { jobs } = wait;
  for (const job of jobs) {
    const { succeeded, sentence } = judge(job, wait.timeoutSeconds);
    // The one job that did not succeed is told of by the annotation.
    if (jobs.length > 1 || succeeded) lines.push(line`${sentence}`);
    const tasks = renderFailedTasks(job, line);
    if (tasks.length === 0) continue;
    jobsWithTasks += 1;
    if (jobsWithTasks <= MOST_JOBS_WITH_TASKS) lines.push(...tasks);
  }
  const left = jobsWithTasks - MOST_JOBS_WITH_TASKS;
  if (left > 0) lines.push(line`The failing tasks of ${left} more jobs are in the output jobs.`);
  return lines;
}

/** The failing tasks of a job that failed, one a line. */
function renderFailedTasks({ job }: JobRecord, line: Cleaner['line']): readonly Line[] {
  if (job?.status !== JobStatus.FAILURE) return [];
  const tasks = parseFailedTasks(job.extras);
  if (tasks.length === 0) return [];
  const left = tasks.length - MOST_TASKS;
  return [
    line`${tasks.length} failing ${tasks.length === 1 ? 'task' : 'tasks'} of ${job.name}:`,
    ...tasks
      .slice(0, MOST_TASKS)
      .map(({ id, status, errorMessage }) => line`  - ${id}: ${errorMessage ?? status}`),
    ...(left > 0 ? [line`  and ${left} more`] : []),
  ];
}
