/** The tasks of a job, from its `extras`. */

import { JobStatus } from './job-status.ts';
import { isJsonObject, type JsonObject, parseText } from './json.ts';

export interface Task {
  readonly id: string;
  /** A state like a job's; empty if the server gave none. */
  readonly status: string;
  readonly errorMessage: string | null;
}

/** Returns the tasks that failed, in the server's order; none if `extras` were not read. */
export function parseFailedTasks(extras: JsonObject | null): readonly Task[] {
  return Object.entries(extras ?? {})
    .map(([id, task]) => parseTask(id, task))
    .filter(
      ({ status, errorMessage }) =>
        status === JobStatus.FAILURE || (errorMessage !== null && status !== JobStatus.SUCCESS),
    );
}

function parseTask(id: string, task: unknown): Task {
  const { status, error_message: message }: JsonObject = isJsonObject(task) ? task : {};
  return {
    id,
    status: parseText(status) ?? '',
    errorMessage: parseText(message) || null,
  };
}
