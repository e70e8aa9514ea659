/** The wait as the action does it: follows the job, keeps the record, and tells the log. */
import type { FiddlerClient } from '../fiddler/client.ts';
import type { Clock } from '../fiddler/clock.ts';
import { FiddlerError } from '../fiddler/errors.ts';
import { type Check, follow } from '../fiddler/follow.ts';
import { isFinalStatus, isKnownStatus, JobStatus } from '../fiddler/job-status.ts';
import { Cancelled } from './cancellation.ts';
import type { Inputs } from './inputs.ts';
import {
  renderChange,
  renderHeartbeat,
  renderTitle,
  renderTrouble,
  renderUnknownState,
} from './log.ts';
import { type JobEnd, type JobRecord, newWaitRecord, observe, type WaitRecord } from './record.ts';
import * as runner from './runner.ts';
import type { Cleaner } from './text.ts';

/** A minute without a change has a line of its own. */
const HEARTBEAT_MS = 60_000;
/** What reading the tasks of a failed job may take, and how far it may reach past the deadline. */
const TASKS_MS = 5_000;

export interface Surroundings {
  readonly client: FiddlerClient;
  readonly cleaner: Cleaner;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly random: () => number;
}

export async function waitForJob(inputs: Inputs, around: Surroundings): Promise<WaitRecord> {
  const { client, cleaner, signal, clock, random } = around;
  const wait = newWaitRecord(inputs.jobIds, inputs.timeoutSeconds);
  const startMs = clock.nowMs();
  for (const record of wait.jobs) {
    runner.startGroup(renderTitle(record, inputs.timeoutSeconds, cleaner));
    try {
      const checks = follow(record.id, {
        reader: client,
        intervalMs: inputs.intervalSeconds * 1000,
        timeoutMs: inputs.timeoutSeconds * 1000,
        verbose: inputs.verbose,
        signal,
        clock,
        random,
      });
      await keepRecord(record, checks, startMs, around);
    } catch (error) {
      record.end = endOf(error);
    }
    wait.elapsedSeconds = (clock.nowMs() - startMs) / 1000;
    const leftMs = startMs + inputs.timeoutSeconds * 1000 + TASKS_MS - clock.nowMs();
    await readFailedTasks(record, Math.min(TASKS_MS, leftMs), around);
    runner.endGroup();
  }
  return wait;
}

async function keepRecord(
  record: JobRecord,
  checks: AsyncIterator<Check, unknown, void>,
  startMs: number,
  { cleaner, clock }: Surroundings,
): Promise<void> {
  const warnedStates = new Set<string>();
  let lastLineMs = startMs;
  const elapsedMs = (): number => clock.nowMs() - startMs;
  let next = checks.next();
  for (;;) {
    const result = await nextWithin(next, lastLineMs + HEARTBEAT_MS - clock.nowMs(), clock);
    if (result === 'silence') {
      runner.info(renderHeartbeat(record, elapsedMs(), cleaner));
      lastLineMs = clock.nowMs();
      continue;
    }
    if (result.done) return;
    const check = result.value;
    if (check.kind === 'error') {
      runner.info(renderTrouble(check, elapsedMs(), cleaner));
      lastLineMs = clock.nowMs();
    } else {
      const { job } = check;
      if (observe(record, job, elapsedMs())) {
        runner.info(renderChange(job, elapsedMs(), cleaner));
        lastLineMs = clock.nowMs();
      }
      if (!isKnownStatus(job.status) && !warnedStates.has(job.status)) {
        warnedStates.add(job.status);
        runner.warn(renderUnknownState(job, cleaner));
      }
      if (isFinalStatus(job.status)) record.end = { kind: 'final', job };
    }
    next = checks.next();
  }
}

/** What `next` brings, or `silence` where that takes longer than `withinMs`. */
async function nextWithin<Value>(
  next: Promise<Value>,
  withinMs: number,
  clock: Clock,
): Promise<Value | 'silence'> {
  const answered = new AbortController();
  const silence = clock.sleep(withinMs, answered.signal).then(
    () => 'silence' as const,
    () => 'silence' as const,
  );
  try {
    return await Promise.race([next, silence]);
  } finally {
    answered.abort();
  }
}

function endOf(error: unknown): JobEnd {
  if (error instanceof Cancelled) return { kind: 'cancelled', signalName: error.signalName };
  if (error instanceof FiddlerError) return { kind: 'error', error };
  throw error;
}

/** A failure is explained by its tasks, which a plain check does not bring. */
async function readFailedTasks(
  record: JobRecord,
  timeoutMs: number,
  { client, cleaner, signal }: Surroundings,
): Promise<void> {
  const { job, end } = record;
  if (end?.kind !== 'final' || job?.status !== JobStatus.FAILURE || job.extras !== null) return;
  try {
    const details = await client.readJob(job.id, { verbose: true, timeoutMs, signal });
    // The state was decided by the check that ended the wait; this read only explains it.
    record.job = { ...job, extras: details.job.extras };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    runner.info(cleaner.line`The tasks of the job could not be read: ${why}`);
  }
}
