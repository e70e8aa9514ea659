/** Reads the tasks of a job that failed: they explain the failure, and a plain check has none. */
import type { JobReader } from '../fiddler/client.ts';
import type { Clock } from '../fiddler/clock.ts';
import { ApiError } from '../fiddler/errors.ts';
import type { JsonObject } from '../fiddler/json.ts';
import type { RequestScheduler } from '../fiddler/polling/request-scheduler.ts';

/** Failed jobs whose tasks are read and listed: more would hide what they have in common. */
export const MAX_JOBS_WITH_TASKS = 10;

/** Timeout of the read, counted from the deadline at the latest. */
const TASKS_TIMEOUT_MS = 5_000;
/** With less time left no request is sent. */
const MIN_TIMEOUT_MS = 250;

export interface FailedTasksOptions {
  readonly reader: JobReader;
  readonly scheduler: RequestScheduler;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** The deadline of the wait, on the clock. */
  readonly deadlineMs: number;
}

/**
 * Returns the `extras` of a job.
 *
 * @throws Error with the reason if they could not be read
 */
export async function readExtras(
  id: string,
  { reader, scheduler, signal, clock, deadlineMs }: FailedTasksOptions,
): Promise<JsonObject | null> {
  const nowMs = clock.nowMs();
  const endMs = Math.min(nowMs, deadlineMs) + TASKS_TIMEOUT_MS;
  // Like a last check, it has no later chance.
  const permit = await scheduler.acquire({
    dueMs: nowMs,
    deadlineMs: nowMs,
    isHealthy: true,
    signal,
  });
  if (permit === null) throw new Error('the rate limit left no time for it');
  const timeoutMs = endMs - clock.nowMs();
  if (timeoutMs < MIN_TIMEOUT_MS) throw new Error('no time left');
  try {
    const { job } = await reader.readJob(id, { verbose: true, timeoutMs, signal });
    scheduler.onSuccess();
    return job.extras;
  } catch (error) {
    // A 429 slows the checks of the other jobs, whichever request it answers.
    if (error instanceof ApiError) scheduler.onFailure(permit, error, 1);
    throw error;
  }
}
