/** Waits for several jobs at once and emits what happens. */
import { setMaxListeners } from 'node:events';
import type { JobReader } from '../fiddler/client.ts';
import type { Clock } from '../fiddler/clock.ts';
import { ApiError, messageOf, TimeoutError } from '../fiddler/errors.ts';
import type { JobFields } from '../fiddler/job-fields.ts';
import { isFinalStatus, JobStatus } from '../fiddler/job-status.ts';
import { poll } from '../fiddler/polling/poll.ts';
import { RequestScheduler } from '../fiddler/polling/request-scheduler.ts';
import { Cancelled } from './cancelled.ts';
import { MAX_JOBS_WITH_TASKS, readExtras } from './failed-tasks.ts';
import type { WaitOptions } from './options.ts';
import {
  type JobEnd,
  type WaitEventDetails,
  type WaitListener,
  type WaitRecord,
  WaitRecorder,
} from './record.ts';

export interface WaitDependencies {
  readonly reader: JobReader;
  /** Ends the wait; its reason is a `Cancelled`. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly random: () => number;
  readonly listener: WaitListener;
}

/** Another job did not succeed (fail-fast). */
class Skipped extends Error {
  override readonly name = 'Skipped';
}

export async function waitForJobs(
  options: WaitOptions,
  { reader, signal, clock, random, listener }: WaitDependencies,
): Promise<WaitRecord> {
  const { jobIds, intervalSeconds, timeoutSeconds, verbose, failFast } = options;
  const startMs = clock.nowMs();
  const deadlineMs = startMs + timeoutSeconds * 1000;
  const intervalMs = intervalSeconds === null ? null : intervalSeconds * 1000;
  const scheduler = new RequestScheduler({ clock, random, intervalMs });
  let requestsPerMinute = scheduler.perMinute;

  const recorder = new WaitRecorder(options);
  const emit = (details: WaitEventDetails): void => {
    const event = { ...details, atMs: clock.nowMs() - startMs };
    recorder.apply(event);
    listener(event, recorder.record);
  };

  const stop = new AbortController();
  // Each job listens; Node.js 20 warns from the eleventh on.
  setMaxListeners(0, signal, stop.signal);
  const onCancel = (): void => stop.abort(signal.reason);
  if (signal.aborted) onCancel();
  signal.addEventListener('abort', onCancel, { once: true });

  const pollJob = async (id: string): Promise<JobFields | null> => {
    const pollOptions = { reader, scheduler, intervalMs, deadlineMs, verbose, clock };
    let last: JobFields | null = null;
    try {
      for await (const result of poll(id, { ...pollOptions, signal: stop.signal })) {
        if (result.kind === 'read') {
          last = result.job;
          const { estimatedEndMs } = result;
          const estimatedEndAtMs = estimatedEndMs === null ? null : estimatedEndMs - startMs;
          emit({ kind: 'read', id, job: last, change: recorder.changeOf(last), estimatedEndAtMs });
          if (isFinalStatus(last.status)) emit({ kind: 'jobEnded', id, end: { kind: 'final' } });
          continue;
        }
        const { error, pauseMs } = result;
        emit({ kind: 'readFailed', id, error, pauseMs });
        if (scheduler.perMinute < requestsPerMinute) {
          emit({ kind: 'rateLowered', requestsPerMinute: scheduler.perMinute });
        }
        requestsPerMinute = scheduler.perMinute;
      }
    } catch (error) {
      emit({ kind: 'jobEnded', id, end: endOf(error) });
    }
    return last;
  };

  let failures = 0;
  const waitForJob = async (id: string): Promise<void> => {
    const job = await pollJob(id);
    // At the deadline the others end anyway, and their last checks may be under way.
    const isTimeLeft = clock.nowMs() < deadlineMs;
    if (failFast && isTimeLeft && job?.status !== JobStatus.SUCCESS) stop.abort(new Skipped());
    if (job?.status !== JobStatus.FAILURE) return;
    failures += 1;
    if (job.extras !== null) return;
    if (failures > MAX_JOBS_WITH_TASKS) {
      const reason = `only those of the first ${MAX_JOBS_WITH_TASKS} failed jobs are fetched`;
      emit({ kind: 'tasksSkipped', id, reason });
      return;
    }
    try {
      // The state was decided by the check that ended the wait; this read only explains it.
      const extras = await readExtras(id, { reader, scheduler, signal, clock, deadlineMs });
      emit({ kind: 'tasksRead', id, extras });
    } catch (error) {
      emit({ kind: 'tasksUnread', id, reason: messageOf(error) });
    }
  };

  emit({ kind: 'began', requestsPerMinute });
  try {
    await Promise.all(jobIds.map(waitForJob));
  } finally {
    emit({ kind: 'ended' });
    signal.removeEventListener('abort', onCancel);
  }
  return recorder.record;
}

/** @throws anything that is not a way in which a wait may end: a defect */
function endOf(error: unknown): JobEnd {
  if (error instanceof Cancelled) return { kind: 'cancelled', signalName: error.signalName };
  if (error instanceof Skipped) return { kind: 'skipped' };
  if (error instanceof ApiError || error instanceof TimeoutError) return { kind: 'error', error };
  throw error;
}
