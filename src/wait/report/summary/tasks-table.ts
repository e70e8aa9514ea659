/** The summary's tables of failing tasks, one for each job that has some. */
import type { Task } from '../../../fiddler/tasks.ts';
import { failingTasksOf } from '../../outcome.ts';
import type { JobRecord } from '../../record.ts';
import {
  code,
  joinMarkdown,
  type Markdown,
  markdown,
  prose,
  tableRow,
} from '../../text/markdown.ts';
import { MAX_TASKS } from '../results.ts';
import type { SummaryLimits } from './limits.ts';

export function renderTasksTables(
  jobs: readonly JobRecord[],
  { maxJobsWithTasks, maxTextLength }: SummaryLimits,
): readonly Markdown[] {
  const tables = jobs
    .map((job) => ({ job, tasks: failingTasksOf(job) }))
    .filter(({ tasks }) => tasks.length > 0);
  const left = tables.length - maxJobsWithTasks;
  return [
    ...tables
      .slice(0, maxJobsWithTasks)
      .flatMap(({ job, tasks }) => renderTable(job, tasks, jobs.length === 1, maxTextLength)),
    ...(left > 0 ? [markdown`Jobs whose failing tasks are not shown: ${left}.`] : []),
  ];
}

function renderTable(
  { id, job }: JobRecord,
  tasks: readonly Task[],
  isOnlyJob: boolean,
  maxTextLength: number,
): readonly Markdown[] {
  const title = isOnlyJob
    ? markdown``
    : markdown` of ${prose(job?.name ?? id, maxTextLength)} ${id}`;
  return [
    markdown`#### ${tasks.length} failing ${tasks.length === 1 ? markdown`task` : markdown`tasks`}${title}`,
    renderTasks(tasks, maxTextLength),
    ...(tasks.length > MAX_TASKS ? [markdown`Tasks not shown: ${tasks.length - MAX_TASKS}.`] : []),
  ];
}

function renderTasks(tasks: readonly Task[], maxTextLength: number): Markdown {
  return joinMarkdown(
    [
      tableRow([markdown`Task`, markdown`State`, markdown`Message`]),
      tableRow([markdown`---`, markdown`---`, markdown`---`]),
      ...tasks
        .slice(0, MAX_TASKS)
        .map(({ id, status, errorMessage }) =>
          tableRow([
            code(id, maxTextLength),
            prose(status, maxTextLength),
            prose(errorMessage ?? '', maxTextLength),
          ]),
        ),
    ],
    '\n',
  );
}
