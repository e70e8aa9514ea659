/** Reads the tasks of a job that failed: they explain a failure, and a plain check brings none. */
import type { JobReader } from '../../fiddler/client.ts';
import type { Clock } from '../../fiddler/clock.ts';
import { ApiError } from '../../fiddler/errors.ts';
import type { Traffic } from '../../fiddler/traffic/traffic.ts';
import type { JobRecord } from './record.ts';

/** The tasks of so many failed jobs are read and listed: more hide what they have in common. */
export const MOST_JOBS_WITH_TASKS = 10;

/** What the reading may take, and how far it may reach past the deadline. */
const TASKS_MS = 5_000;
/** With less time than this there is no use in asking. */
const LEAST_MS = 250;

export interface FailedTasksOptions {
  readonly reader: JobReader;
  readonly traffic: Traffic;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** The deadline of the wait, on the clock. */
  readonly deadlineMs: number;
}

/**
 * @param record of a job that failed; gets the tasks as its job's `extras`
 * @throws Error that says why they could not be read
 */
export async function readFailedTasks(
  record: JobRecord,
  { reader, traffic, signal, clock, deadlineMs }: FailedTasksOptions,
): Promise<void> {
  const { job } = record;
  if (job === null || job.extras !== null) return;
  const endMs = Math.min(clock.nowMs(), deadlineMs) + TASKS_MS;
  const turn = await traffic.enterAtOnce(signal);
  if (turn === null) throw new Error('the limits of requests left no time for it');
  try {
    const timeoutMs = endMs - clock.nowMs();
    if (timeoutMs < LEAST_MS) throw new Error('no time was left');
    const details = await reader.readJob(record.id, { verbose: true, timeoutMs, signal });
    traffic.answered(turn);
    // The state was decided by the check that ended the wait; this read only explains it.
    record.job = { ...job, extras: details.job.extras };
  } catch (error) {
    // A 429 slows the checks of the other jobs, whatever it was asked for.
    if (error instanceof ApiError) traffic.failed(turn, error, 1);
    else traffic.leave(turn);
    throw error;
  }
}
