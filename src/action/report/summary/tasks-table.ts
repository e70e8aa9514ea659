/** The summary's tables of failing tasks, one for each job that has some. */
import type { Task } from '../../../fiddler/job/tasks.ts';
import { type Cleaner, joinMarkdown, type Markdown, tableRow } from '../../text/cleaner.ts';
import type { JobRecord } from '../../wait/record.ts';
import { failingTasksOf } from '../failing-tasks.ts';
import { MOST_TASKS } from '../results.ts';
import type { Limits } from './limits.ts';

export function renderTasksTables(
  jobs: readonly JobRecord[],
  { mostJobsWithTasks }: Limits,
  cleaner: Cleaner,
): readonly Markdown[] {
  const { markdown } = cleaner;
  const tables = jobs
    .map((job) => ({ job, tasks: failingTasksOf(job) }))
    .filter(({ tasks }) => tasks.length > 0);
  const left = tables.length - mostJobsWithTasks;
  return [
    ...tables
      .slice(0, mostJobsWithTasks)
      .flatMap(({ job, tasks }) => renderTable(job, tasks, jobs.length === 1, cleaner)),
    ...(left > 0 ? [markdown`More jobs whose failing tasks are left out: ${left}.`] : []),
  ];
}

function renderTable(
  { id, job }: JobRecord,
  tasks: readonly Task[],
  isOnlyJob: boolean,
  cleaner: Cleaner,
): readonly Markdown[] {
  const { markdown, prose } = cleaner;
  const title = isOnlyJob ? markdown`` : markdown` of ${prose(job?.name ?? id)} ${id}`;
  return [
    markdown`#### ${tasks.length} failing ${tasks.length === 1 ? markdown`task` : markdown`tasks`}${title}`,
    renderTasks(tasks, cleaner),
    ...(tasks.length > MOST_TASKS
      ? [markdown`Left out of this table: ${tasks.length - MOST_TASKS} more.`]
      : []),
  ];
}

function renderTasks(tasks: readonly Task[], { markdown, prose }: Cleaner): Markdown {
  return joinMarkdown(
    [
      tableRow([markdown`Task`, markdown`State`, markdown`Message`]),
      tableRow([markdown`---`, markdown`---`, markdown`---`]),
      ...tasks
        .slice(0, MOST_TASKS)
        .map(({ id, status, errorMessage }) =>
          tableRow([markdown`${id}`, prose(status), prose(errorMessage ?? '')]),
        ),
    ],
    '\n',
  );
}
