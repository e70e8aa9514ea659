/** Polls one job: when to check it, when to retry after an error, when to give up. */
import type { JobReader, JobReading, ReadOptions } from '../client.ts';
import { type Clock, hasOverslept } from '../clock.ts';
import { ApiError, NotFound, TimeoutError } from '../errors.ts';
import { REQUEST_TIMEOUT_MS } from '../http/get-client.ts';
import type { JobFields } from '../job-fields.ts';
import { isFinalStatus } from '../job-status.ts';
import { Tally } from '../tally.ts';
import { estimatedEndMs, INITIAL_PACE, nextDelayMs, updatePace } from './adaptive-interval.ts';
import type { RequestScheduler } from './request-scheduler.ts';

/** Timeout of the last check, which is made at the deadline. */
const LAST_CHECK_TIMEOUT_MS = 5_000;
/** A wait ends at most 6 s after its deadline; the rest is for the reports. */
const MAX_LATE_MS = 5_800;
/** A job that was just created may not be found everywhere yet: 404 is retried this long. */
const NOT_FOUND_GRACE_MS = 15_000;
/**
 * A gateway that reloads returns 404 or another certificate for seconds. Once the job was read, a
 * permanent error counts if this many consecutive checks saw only such errors for this long.
 */
const MIN_PERMANENT_ERRORS = 3;
const PERMANENT_ERRORS_GRACE_MS = 30_000;

/** Result of one check. */
export type PollResult =
  | {
      readonly kind: 'read';
      readonly job: JobFields;
      /** When the job will probably end, on the clock; null if unsure. */
      readonly estimatedEndMs: number | null;
    }
  | {
      readonly kind: 'failed';
      readonly error: ApiError;
      /** Pause before the next check, in milliseconds; null after the last one. */
      readonly pauseMs: number | null;
    };

export interface PollOptions {
  readonly reader: JobReader;
  /** Shared by all jobs that are polled at the same time. */
  readonly scheduler: RequestScheduler;
  /** null: adaptive. */
  readonly intervalMs: number | null;
  /** When to give up, on the clock; a deadline in the past allows one check. */
  readonly deadlineMs: number;
  /** The job, if it was read before. Default: null. */
  readonly lastJob?: JobFields | null;
  readonly verbose: boolean;
  readonly signal: AbortSignal | undefined;
  readonly clock: Clock;
}

/**
 * Polls a job until it is final, yielding the result of each check.
 *
 * The first check is made at once, the last one at the deadline. Errors are retried with backoff.
 * Permanent ones end the wait: at once if the job was never read (404 after 15 s), otherwise if at
 * least three consecutive checks saw only such errors for 30 s.
 *
 * @returns the job in its final state
 * @throws TimeoutError at the deadline
 * @throws ApiError, NotFound for a permanent error
 * @throws the signal's reason when `signal` is aborted
 */
export async function* poll(
  id: string,
  options: PollOptions,
): AsyncGenerator<PollResult, JobFields, void> {
  const { reader, scheduler, intervalMs, deadlineMs, verbose, signal, clock } = options;
  const startMs = clock.nowMs();
  const tally = new Tally();
  let { lastJob = null } = options;
  let lastError: ApiError | null = null;
  let consecutiveErrors = 0;
  let consecutivePermanentErrors = 0;
  let permanentSinceMs = 0;

  // Adaptive even if an interval is set: it decides who goes first when not all can.
  let dueMs = startMs;
  let pace = INITIAL_PACE;

  for (;;) {
    const isHealthy = lastError === null;
    const permit = await scheduler.acquire({ dueMs, deadlineMs, isHealthy, signal });
    if (permit === null) throw timedOut(false);
    const { sentMs } = permit;
    const timeoutMs = timeoutOf(deadlineMs - sentMs);
    const result = await tryRead(reader, id, { verbose, timeoutMs, signal });
    const endMs = clock.nowMs();
    const leftMs = deadlineMs - endMs;

    if (!(result instanceof ApiError)) {
      const { job, retryAfterMs = 0 } = result;
      scheduler.onSuccess();
      tally.add(job.status);
      lastJob = job;
      lastError = null;
      consecutiveErrors = 0;
      consecutivePermanentErrors = 0;
      pace = updatePace(pace, { ...job, atMs: sentMs - startMs });
      const estimateMs = estimatedEndMs(pace);
      yield {
        kind: 'read',
        job,
        estimatedEndMs: estimateMs === null ? null : startMs + estimateMs,
      };
      if (isFinalStatus(job.status)) return job;
      if (leftMs <= 0) throw timedOut();
      // The interval runs from request to request, Retry-After from the response.
      const leastMs = endMs + retryAfterMs;
      dueMs = Math.max(sentMs + nextDelayMs(pace), leastMs);
      await sleepUntil(intervalMs === null ? dueMs : Math.max(sentMs + intervalMs, leastMs));
      continue;
    }

    const error = result;
    lastError = error;
    tally.add(error.label);
    consecutiveErrors += 1;
    consecutivePermanentErrors = error.isPermanent ? consecutivePermanentErrors + 1 : 0;
    if (consecutivePermanentErrors === 1) permanentSinceMs = endMs;
    const backoffMs = scheduler.onFailure(permit, error, consecutiveErrors);
    // A check that failed because the machine slept through it is not the last one.
    const overslept = sentMs < deadlineMs && hasOverslept(endMs - sentMs, timeoutMs);
    const isLast = leftMs <= 0 && !overslept;
    const graceLeftMs = permanentSinceMs + graceMsOf(error, lastJob) - endMs;
    if (error.isPermanent && lastJob === null && (graceLeftMs <= 0 || isLast)) throw error;
    if (consecutivePermanentErrors >= MIN_PERMANENT_ERRORS && graceLeftMs <= 0) throw error;
    // Whether a permanent error lasts is checked as soon as its grace is over.
    const isInGrace = error.isPermanent && graceLeftMs > 0;
    const wantedMs = isInGrace ? Math.min(backoffMs, graceLeftMs) : backoffMs;
    const pauseMs = Math.min(Math.max(wantedMs, error.retryAfterMs ?? 0), Math.max(0, leftMs));
    yield { kind: 'failed', error, pauseMs: isLast ? null : pauseMs };
    if (isLast) throw timedOut();
    dueMs = endMs + pauseMs;
    await sleepUntil(dueMs);
  }

  function timedOut(hadLastCheck = true): TimeoutError {
    const waitedMs = clock.nowMs() - startMs;
    return new TimeoutError(id, { waitedMs, lastJob, lastError, hadLastCheck, tally });
  }

  /** No sleep extends past the deadline. */
  function sleepUntil(atMs: number): Promise<void> {
    return clock.sleep(Math.min(atMs, deadlineMs) - clock.nowMs(), signal);
  }
}

/** Returns how long a permanent error has to last before it ends the wait. */
function graceMsOf(error: ApiError, lastJob: JobFields | null): number {
  if (lastJob !== null) return PERMANENT_ERRORS_GRACE_MS;
  return error instanceof NotFound ? NOT_FOUND_GRACE_MS : 0;
}

/** Returns the timeout of a request that is sent `leftMs` before the deadline. */
function timeoutOf(leftMs: number): number {
  if (leftMs > 0) return Math.min(REQUEST_TIMEOUT_MS, leftMs + LAST_CHECK_TIMEOUT_MS);
  // A machine that slept past the deadline still gives the check its 5 s.
  if (leftMs <= -LAST_CHECK_TIMEOUT_MS) return LAST_CHECK_TIMEOUT_MS;
  return Math.min(LAST_CHECK_TIMEOUT_MS, leftMs + MAX_LATE_MS);
}

/** @throws anything that is not an `ApiError`: the signal's reason, or a defect */
async function tryRead(
  reader: JobReader,
  id: string,
  options: ReadOptions,
): Promise<JobReading | ApiError> {
  try {
    return await reader.readJob(id, options);
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}
