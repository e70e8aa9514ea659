/** Reads the tasks of the jobs that failed: they explain a failure, and a plain check brings none. */
import type { JobReader } from '../../fiddler/client.ts';
import type { Clock } from '../../fiddler/clock.ts';
import { JobStatus } from '../../fiddler/job-status.ts';
import type { Traffic } from '../../fiddler/traffic.ts';
import type { Runner } from '../runner.ts';
import type { Cleaner } from '../text/cleaner.ts';
import { messageOf } from '../thrown.ts';
import type { JobRecord } from './record.ts';

/** What all of the reading may take, and how far it may reach past the deadline. */
const TASKS_MS = 5_000;
/** The tasks of so many failed jobs are read; the reports would show no more of them. */
const MOST_EXPLAINED = 10;

export interface FailedTasksOptions {
  readonly reader: JobReader;
  readonly traffic: Traffic;
  readonly runner: Runner;
  readonly cleaner: Cleaner;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** Until the deadline of the wait, in milliseconds; less than 0 after it. */
  readonly leftMs: number;
}

export async function readFailedTasks(
  jobs: readonly JobRecord[],
  { reader, traffic, runner, cleaner, signal, clock, leftMs }: FailedTasksOptions,
): Promise<void> {
  const beganMs = clock.nowMs();
  const endMs = beganMs + TASKS_MS + Math.min(0, leftMs);
  const failed = jobs.filter(({ job }) => job?.status === JobStatus.FAILURE && job.extras === null);
  await Promise.all(
    failed.slice(0, MOST_EXPLAINED).map(async (record) => {
      if (record.job === null) return;
      try {
        // Like a last check, for there is no later turn. It comes within a second for so few.
        const mayAsk = await traffic.enter(beganMs, beganMs, signal);
        if (!mayAsk) throw new Error('the turn to ask did not come in time');
        const details = await reader
          .readJob(record.id, { verbose: true, timeoutMs: endMs - clock.nowMs(), signal })
          .finally(() => traffic.leave());
        // The state was decided by the check that ended the wait; this read only explains it.
        record.job = { ...record.job, extras: details.job.extras };
      } catch (error) {
        runner.info(cleaner.line`The tasks of ${record.id} could not be read: ${messageOf(error)}`);
      }
    }),
  );
}
