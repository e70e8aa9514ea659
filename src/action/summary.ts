/** The step summary as Markdown: a pure function of the record and the verdict. */
import { describeState } from '../fiddler/job.ts';
import { isJsonObject, type JsonObject } from '../fiddler/job-fields.ts';
import { JobStatus } from '../fiddler/job-status.ts';
import { parseFailedTasks, type Task } from '../fiddler/tasks.ts';
import { renderDuration } from './duration.ts';
import { type JobRecord, MOST_TASKS, type WaitRecord } from './record.ts';
import { type Cleaner, joinMarkdown, type Markdown } from './text.ts';
import type { Verdict } from './verdict.ts';

export function renderSummary(record: WaitRecord, verdict: Verdict, cleaner: Cleaner): Markdown {
  const { markdown } = cleaner;
  const parts: Markdown[] = [
    verdict.succeeded
      ? markdown`### ✅ The Fiddler job succeeded`
      : renderHeading(verdict, cleaner),
    ...(verdict.succeeded
      ? []
      : [verdict.sentence, ...verdict.details].map((text) => markdown`${text}`)),
    renderTable(record, cleaner),
    ...record.jobs.flatMap((job) => renderTasks(job, cleaner)),
  ];
  return joinMarkdown(parts, '\n\n');
}

function renderHeading({ job, errorReason }: Verdict, { markdown }: Cleaner): Markdown {
  if (job.end?.kind === 'final') {
    switch (job.end.job.status) {
      case JobStatus.SUCCESS:
        return markdown`### ❌ The Fiddler job succeeded, but not the step`;
      case JobStatus.REVOKED:
        return markdown`### 🚫 The Fiddler job was revoked`;
      default:
        return markdown`### ❌ The Fiddler job failed`;
    }
  }
  switch (errorReason) {
    case 'TimeoutError':
      return markdown`### ⏱️ The Fiddler job was not done in time`;
    case 'Cancelled':
      return markdown`### 🛑 The wait for the Fiddler job was cancelled`;
    default:
      return markdown`### ❌ The Fiddler job could not be read`;
  }
}

function renderTable(record: WaitRecord, { markdown }: Cleaner): Markdown {
  const rows = record.jobs.map(({ id, job }) => {
    const info = job?.info ?? null;
    const state = job === null ? 'never read' : describeState(job);
    return markdown`| ${job?.name ?? ''} ${id} | ${resourceOf(info)} | ${nameIn(info, 'model')} | ${nameIn(info, 'project')} | ${state} | ${renderDuration(record.elapsedSeconds)} |`;
  });
  return joinMarkdown(
    [
      markdown`| Job | Resource | Model | Project | State | Waited |`,
      markdown`| --- | --- | --- | --- | --- | --- |`,
      ...rows,
    ],
    '\n',
  );
}

function renderTasks({ job }: JobRecord, { markdown }: Cleaner): readonly Markdown[] {
  const tasks = parseFailedTasks(job?.extras ?? null);
  if (tasks.length === 0) return [];
  const rows = tasks
    .slice(0, MOST_TASKS)
    .map(
      ({ id, status, errorMessage }: Task) =>
        markdown`| ${id} | ${status} | ${errorMessage ?? ''} |`,
    );
  const left = tasks.length - rows.length;
  return [
    markdown`#### Failing tasks: ${tasks.length}`,
    joinMarkdown(
      [markdown`| Task | State | Message |`, markdown`| --- | --- | --- |`, ...rows],
      '\n',
    ),
    ...(left > 0 ? [markdown`… and ${left} more`] : []),
  ];
}

function resourceOf(info: JsonObject | null): string {
  return [text(info?.['resource_type']), text(info?.['resource_name']) || nameIn(info, 'resource')]
    .filter((part) => part !== '')
    .join(' ');
}

/** The name of the `model` or `project` in a job's `info`. */
function nameIn(info: JsonObject | null, part: string): string {
  const value = info?.[part];
  return (isJsonObject(value) ? text(value['name']) : '') || text(info?.[`${part}_name`]);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
