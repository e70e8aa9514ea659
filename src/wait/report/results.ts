/** What a log shows after the wait: the results, and the failing tasks of each failed job. */
import { describeJob } from '../../fiddler/job-fields.ts';
import { MAX_JOBS_WITH_TASKS } from '../failed-tasks.ts';
import { failingTasksOf, isSuccess } from '../outcome.ts';
import type { JobRecord, WaitRecord } from '../record.ts';
import { type Line, line } from '../text/sanitize.ts';
import { evaluateJob } from '../verdict.ts';

/** Failing tasks of a job that are listed; more are counted. */
export const MAX_TASKS = 20;
/** With more jobs, successes are counted. */
const MAX_LISTED_JOBS = 10;

/** Lines that belong together; a log may fold them. */
export interface LineGroup {
  readonly title: Line;
  readonly lines: readonly Line[];
}

/** Returns a line for each job; with more than ten only for those that did not succeed. */
export function renderResults(wait: WaitRecord): readonly Line[] {
  const { jobs } = wait;
  const succeeded = jobs.filter(isSuccess);
  // A single failed job is described by the error that ends the log.
  if (jobs.length === 1 && succeeded.length === 0) return [];
  const isCounted = jobs.length > MAX_LISTED_JOBS;
  const listed = isCounted ? jobs.filter((job) => !isSuccess(job)) : jobs;
  return [
    ...listed.map((job) => line`${evaluateJob(job, wait).sentence}`),
    ...(isCounted ? [line`${succeeded.length} of ${jobs.length} jobs succeeded`] : []),
  ];
}

/** Returns the failing tasks of each failed job, of the first ten. */
export function renderFailingTasks({ jobs }: WaitRecord): readonly LineGroup[] {
  const groups = jobs.flatMap(renderTasks);
  const left = groups.length - MAX_JOBS_WITH_TASKS;
  if (left <= 0) return groups;
  const more = {
    title: line`Failing tasks not listed for ${left} more ${left === 1 ? 'job' : 'jobs'}`,
    lines: [],
  };
  return [...groups.slice(0, MAX_JOBS_WITH_TASKS), more];
}

function renderTasks(record: JobRecord): readonly LineGroup[] {
  const tasks = failingTasksOf(record);
  if (tasks.length === 0 || record.job === null) return [];
  const left = tasks.length - MAX_TASKS;
  const count = `${tasks.length} failing ${tasks.length === 1 ? 'task' : 'tasks'}`;
  return [
    {
      title: line`${count} of ${describeJob(record.job)}`,
      lines: [
        ...tasks
          .slice(0, MAX_TASKS)
          .map(({ id, status, errorMessage }) => line`  ${id}: ${errorMessage ?? status}`),
        ...(left > 0 ? [line`  and ${left} more`] : []),
      ],
    },
  ];
}
