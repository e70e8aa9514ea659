/** The wait as the action does it: follows all jobs at once and keeps the record of it. */
import type { JobReader } from '../../fiddler/client.ts';
import type { Clock } from '../../fiddler/clock.ts';
import { ApiError, TimeoutError } from '../../fiddler/errors.ts';
import { follow } from '../../fiddler/follow/follow.ts';
import { JobStatus } from '../../fiddler/job/job-status.ts';
import { Traffic } from '../../fiddler/traffic/traffic.ts';
import { Cancelled } from '../cancellation.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { Runner } from '../runner.ts';
import type { Cleaner } from '../text/cleaner.ts';
import { messageOf } from '../thrown.ts';
import { MOST_JOBS_WITH_TASKS, readFailedTasks } from './failed-tasks.ts';
import { Journal } from './journal.ts';
import {
  type JobEnd,
  type JobRecord,
  newWaitRecord,
  noteAnswer,
  noteEnd,
  noteError,
  type WaitRecord,
} from './record.ts';

export interface Dependencies {
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

export async function waitForJobs(inputs: Inputs, dependencies: Dependencies): Promise<WaitRecord> {
  const { runner, cleaner, signal, clock, random } = dependencies;
  const wait = newWaitRecord(inputs.jobIds, inputs.timeoutSeconds);
  const startMs = clock.nowMs();
  const elapsedMs = (): number => clock.nowMs() - startMs;
  const deadlineMs = startMs + inputs.timeoutSeconds * 1000;
  const intervalMs = inputs.intervalSeconds === null ? null : inputs.intervalSeconds * 1000;
  const traffic = new Traffic({ clock, random, intervalMs });
  const journal = new Journal(wait, { runner, cleaner, clock, elapsedMs });
  const stop = new AbortController();
  const onCancel = (): void => stop.abort(signal.reason);
  if (signal.aborted) onCancel();
  signal.addEventListener('abort', onCancel, { once: true });

  let explained = 0;
  const explain = async (record: JobRecord): Promise<void> => {
    explained += 1;
    if (explained > MOST_JOBS_WITH_TASKS) {
      if (record.job?.extras === null) {
        record.tasksTrouble = `only those of ${MOST_JOBS_WITH_TASKS} jobs are`;
      }
      return;
    }
    try {
      await readFailedTasks(record, {
        reader: dependencies.reader,
        traffic,
        signal,
        clock,
        deadlineMs,
      });
    } catch (error) {
      record.tasksTrouble = messageOf(error);
      journal.unexplained(record);
    }
  };

  const followOne = async (record: JobRecord): Promise<void> => {
    try {
      const checks = follow(record.id, {
        reader: dependencies.reader,
        traffic,
        intervalMs,
        deadlineMs,
        verbose: inputs.verbose,
        signal: stop.signal,
        clock,
      });
      for await (const check of checks) {
        if (check.kind === 'error') {
          noteError(record, check.error);
          journal.trouble(check, traffic.perMinute);
        } else {
          journal.answer(record, check.job, noteAnswer(record, check.job, elapsedMs()));
        }
      }
    } catch (error) {
      noteEnd(record, endOf(error), elapsedMs());
    }
    // At the deadline all others end anyway, and their last checks may be under way.
    const isTimeLeft = clock.nowMs() < deadlineMs;
    if (inputs.failFast && isTimeLeft && record.job?.status !== JobStatus.SUCCESS) {
      stop.abort(new Abandoned());
    }
    if (record.job?.status === JobStatus.FAILURE) await explain(record);
  };

  journal.begin(intervalMs, traffic.perMinute);
  try {
    await Promise.all(wait.jobs.map(followOne));
    wait.elapsedSeconds = Math.max(...wait.jobs.map(({ endedAtMs }) => endedAtMs ?? 0)) / 1000;
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
  if (error instanceof ApiError || error instanceof TimeoutError) return { kind: 'error', error };
  throw error;
}
