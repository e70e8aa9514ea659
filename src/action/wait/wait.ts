/** The wait as the action does it: follows all jobs at once and keeps the record of it. */
import type { JobReader } from '../../fiddler/client.ts';
import type { Clock } from '../../fiddler/clock.ts';
import { FiddlerError } from '../../fiddler/errors.ts';
import { follow } from '../../fiddler/follow.ts';
import { JobStatus } from '../../fiddler/job-status.ts';
import { Traffic } from '../../fiddler/traffic.ts';
import { Cancelled } from '../cancellation.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { Runner } from '../runner.ts';
import type { Cleaner } from '../text/cleaner.ts';
import { messageOf } from '../thrown.ts';
import { Journal } from './journal.ts';
import {
  close,
  type JobEnd,
  type JobRecord,
  newWaitRecord,
  observe,
  type WaitRecord,
} from './record.ts';

/** What reading the tasks of failed jobs may take, and how far it may reach past the deadline. */
const TASKS_MS = 5_000;
/** The tasks of so many failed jobs are read; the reports would show no more of them. */
const MOST_EXPLAINED = 10;

export interface Surroundings {
  readonly reader: JobReader;
  readonly runner: Runner;
  readonly cleaner: Cleaner;
  /** Its reason is a `Cancelled`. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly random: () => number;
}

/** The wait for the other jobs is over because one did not succeed (fail-fast). */
class Abandoned extends Error {
  override readonly name = 'Abandoned';
}

export async function waitForJobs(inputs: Inputs, around: Surroundings): Promise<WaitRecord> {
  const { runner, cleaner, signal, clock, random } = around;
  const wait = newWaitRecord(inputs.jobIds, inputs.timeoutSeconds);
  const startMs = clock.nowMs();
  const elapsedMs = (): number => clock.nowMs() - startMs;
  const intervalMs = inputs.intervalSeconds === null ? null : inputs.intervalSeconds * 1000;
  const traffic = new Traffic({ clock, random, intervalMs });
  const journal = new Journal(wait, { runner, cleaner, clock, elapsedMs });
  const stop = new AbortController();
  const onCancel = (): void => stop.abort(signal.reason);
  if (signal.aborted) onCancel();
  signal.addEventListener('abort', onCancel, { once: true });

  const followOne = async (record: JobRecord): Promise<void> => {
    try {
      const checks = follow(record.id, {
        reader: around.reader,
        traffic,
        intervalMs,
        timeoutMs: inputs.timeoutSeconds * 1000,
        verbose: inputs.verbose,
        signal: stop.signal,
        clock,
      });
      for await (const check of checks) {
        if (check.kind === 'error') journal.trouble(check, traffic.perMinute);
        else journal.answer(record, check.job, observe(record, check.job, elapsedMs()));
      }
    } catch (error) {
      close(record, endOf(error), elapsedMs());
    }
    // At the deadline all others end anyway, and their last checks may be under way.
    const isTimeLeft = elapsedMs() < inputs.timeoutSeconds * 1000;
    if (inputs.failFast && isTimeLeft && record.job?.status !== JobStatus.SUCCESS) {
      stop.abort(new Abandoned());
    }
  };

  journal.begin(intervalMs, traffic.perMinute);
  try {
    await Promise.all(wait.jobs.map(followOne));
    wait.elapsedSeconds = elapsedMs() / 1000;
    const leftMs = inputs.timeoutSeconds * 1000 + TASKS_MS - elapsedMs();
    await readFailedTasks(wait.jobs, Math.min(TASKS_MS, leftMs), around);
  } finally {
    journal.end();
    signal.removeEventListener('abort', onCancel);
  }
  return wait;
}

/** @throws whatever is no way in which a wait may end: a defect */
function endOf(error: unknown): JobEnd {
  if (error instanceof Cancelled) return { kind: 'cancelled', signalName: error.signalName };
  if (error instanceof Abandoned) return { kind: 'abandoned' };
  if (error instanceof FiddlerError) return { kind: 'error', error };
  throw error;
}

/** A failure is explained by its tasks, which a plain check does not bring. */
async function readFailedTasks(
  jobs: readonly JobRecord[],
  timeoutMs: number,
  { reader, runner, cleaner, signal }: Surroundings,
): Promise<void> {
  const failed = jobs.filter(({ job }) => job?.status === JobStatus.FAILURE && job.extras === null);
  await Promise.all(
    failed.slice(0, MOST_EXPLAINED).map(async (record) => {
      if (record.job === null) return;
      try {
        const details = await reader.readJob(record.id, { verbose: true, timeoutMs, signal });
        // The state was decided by the check that ended the wait; this read only explains it.
        record.job = { ...record.job, extras: details.job.extras };
      } catch (error) {
        runner.info(cleaner.line`The tasks of ${record.id} could not be read: ${messageOf(error)}`);
      }
    }),
  );
}
