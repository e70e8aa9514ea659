/** The tasks of a job that failed, from its `extras`. */
import { isJsonObject, type JsonObject } from '../json.ts';
import { parseText } from '../text.ts';
import { JobStatus } from './job-status.ts';

/** One of the tasks that a job is made of, from its `extras`. */
export interface Task {
  readonly id: string;
  /** A state such as a job's; empty where the server gave none. */
  readonly status: string;
  readonly errorMessage: string | null;
}

/** Each report asks anew, and there may be a hundred thousand tasks. */
const parsed = new WeakMap<JsonObject, readonly Task[]>();

/** The tasks that failed, in the server's order; none where `extras` were not read. */
export function parseFailedTasks(extras: JsonObject | null): readonly Task[] {
  if (extras === null) return [];
  const tasks = parsed.get(extras) ?? findFailedTasks(extras);
  parsed.set(extras, tasks);
  return tasks;
}

function findFailedTasks(extras: JsonObject): readonly Task[] {
  return Object.entries(extras)
    .map(([id, task]) => parseTask(id, task))
    .filter(
      ({ status, errorMessage }) =>
        status === JobStatus.FAILURE || (errorMessage !== null && status !== JobStatus.SUCCESS),
    );
}

function parseTask(id: string, task: unknown): Task {
  const { status, error_message: message }: JsonObject = isJsonObject(task) ? task : {};
  return {
    id: parseText(id) ?? '',
    status: parseText(status) ?? '',
    errorMessage: parseText(message) || null,
  };
}
