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
import { readFailedTasks } from './failed-tasks.ts';
import { Journal } from './journal.ts';
import {
  close,
  type JobEnd,
  type JobRecord,
  newWaitRecord,
  observe,
  type WaitRecord,
} from './record.ts';

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
    const leftMs = inputs.timeoutSeconds * 1000 - elapsedMs();
    await readFailedTasks(wait.jobs, { ...around, traffic, leftMs });
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
