import { parseFailedTasks, type Task } from '../../fiddler/job/tasks.ts';
import type { JobRecord } from '../wait/record.ts';
import { isSuccess } from './outcome.ts';

/** The tasks that explain why a job did not succeed, as far as they were read. */
export function failingTasksOf(record: JobRecord): readonly Task[] {
  return isSuccess(record) ? [] : parseFailedTasks(record.job?.extras ?? null);
}
