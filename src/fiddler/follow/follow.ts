/** The waiting itself: when to check a job, when to go on after an error, when to give up. */
import type { JobReader, JobReading } from '../client.ts';
import { type Clock, hasOverslept } from '../clock.ts';
import { ApiError, TimeoutError } from '../errors.ts';
import { EXCHANGE_MS } from '../http/connection.ts';
import type { JobFields } from '../job/job-fields.ts';
import { isFinalStatus } from '../job/job-status.ts';
import { Tally } from '../tally.ts';
import type { Traffic } from '../traffic/traffic.ts';
import { nextDelayMs, observe, UNPACED } from './pace.ts';

/** What the last check, made at the deadline, has to answer. */
const LAST_CHECK_MS = 5_000;
/** No wait ends later than 6 s after its deadline, and this leaves room for the reports. */
const LATEST_END_MS = 5_800;
/** A job that was read before may be gone for a moment; so often in a row, it is believed. */
const PERMANENT_ERRORS_BELIEVED = 3;

/** One check of a job: what it read, or what it met instead. */
export type Check =
  | { readonly kind: 'answer'; readonly job: JobFields }
  | {
      readonly kind: 'error';
      readonly error: ApiError;
      /** The pause until the next check, in milliseconds; null where this was the last one. */
      readonly pauseMs: number | null;
    };

export interface FollowOptions {
  readonly reader: JobReader;
  /** Shared by all jobs that are followed at the same time. */
  readonly traffic: Traffic;
  /** null: by the job's own pace. */
  readonly intervalMs: number | null;
  /** When to give up, on the clock; what is past already checks once. */
  readonly deadlineMs: number;
  /** The job, where it was read before. Default: null. */
  readonly lastJob?: JobFields | null;
  readonly verbose: boolean;
  readonly signal: AbortSignal | undefined;
  readonly clock: Clock;
}

/**
 * Checks a job until it is final, yielding every check after which the wait may go on or is done.
 *
 * The first check is made at once, the last one at the deadline. Errors are waited out with growing
 * pauses, except permanent ones: those end it at once, or the third time in a row once the job was
 * read.
 *
 * @returns the job in its final state
 * @throws TimeoutError at the deadline
 * @throws ApiError, NotFound for a permanent error
 * @throws the signal's reason when `signal` is aborted
 */
export async function* follow(
  id: string,
  options: FollowOptions,
): AsyncGenerator<Check, JobFields, void> {
  const { reader, traffic, intervalMs, deadlineMs, verbose, signal, clock } = options;
  const startMs = clock.nowMs();
  const tally = new Tally();
  let { lastJob = null } = options;
  let lastError: ApiError | null = null;
  let errorsInARow = 0;
  let permanentErrorsInARow = 0;

  // By the pace, with an interval too: it tells who goes first where not all can.
  let dueMs = startMs;
  let pace = UNPACED;

  for (;;) {
    const turn = await traffic.enter(dueMs, deadlineMs, signal);
    if (turn === null) throw timedOut(false);
    const askedMs = clock.nowMs();
    const allowedMs = allowance(deadlineMs - askedMs);
    const outcome = await attempt(reader, id, { verbose, timeoutMs: allowedMs, signal }).catch(
      (reason: unknown) => {
        traffic.leave(turn);
        throw reason;
      },
    );
    const answeredMs = clock.nowMs();
    const leftMs = deadlineMs - answeredMs;

    if (!(outcome instanceof ApiError)) {
      const { job, retryAfterMs = 0 } = outcome;
      traffic.answered(turn);
      tally.add(job.status);
      lastJob = job;
      lastError = null;
      errorsInARow = 0;
      permanentErrorsInARow = 0;
      yield { kind: 'answer', job };
      if (isFinalStatus(job.status)) return job;
      if (leftMs <= 0) throw timedOut();
      // The interval runs from one question to the next, the server's wish from its answer.
      const wishedMs = answeredMs + retryAfterMs;
      pace = observe(pace, { ...job, atMs: askedMs - startMs });
      dueMs = Math.max(askedMs + nextDelayMs(pace), wishedMs);
      await sleepUntil(intervalMs === null ? dueMs : Math.max(askedMs + intervalMs, wishedMs));
      continue;
    }

    const error = outcome;
    lastError = error;
    tally.add(error.label);
    errorsInARow += 1;
    const wishedMs = traffic.failed(turn, error, errorsInARow);
    permanentErrorsInARow = error.isPermanent ? permanentErrorsInARow + 1 : 0;
    if (lastJob === null && error.isPermanent) throw error;
    if (permanentErrorsInARow === PERMANENT_ERRORS_BELIEVED) throw error;
    // A check that fails because the machine slept through it is not the last one.
    const overslept = askedMs < deadlineMs && hasOverslept(answeredMs - askedMs, allowedMs);
    const isLast = leftMs <= 0 && !overslept;
    const pauseMs = Math.min(wishedMs, Math.max(0, leftMs));
    yield { kind: 'error', error, pauseMs: isLast ? null : pauseMs };
    if (isLast) throw timedOut();
    dueMs = answeredMs + pauseMs;
    await sleepUntil(dueMs);
  }

  function timedOut(hadLastCheck = true): TimeoutError {
    const waitedMs = clock.nowMs() - startMs;
    return new TimeoutError(id, { waitedMs, lastJob, lastError, hadLastCheck, tally });
  }

  /** No sleep reaches past the deadline. */
  function sleepUntil(atMs: number): Promise<void> {
    return clock.sleep(Math.min(atMs, deadlineMs) - clock.nowMs(), signal);
  }
}

/** How long a check may take that is sent `leftMs` before the deadline. */
function allowance(leftMs: number): number {
  if (leftMs > 0) return Math.min(EXCHANGE_MS, leftMs + LAST_CHECK_MS);
  // A turn may come late. After a machine's sleep that means nothing: the check has its 5 s.
  if (leftMs <= -LAST_CHECK_MS) return LAST_CHECK_MS;
  return Math.min(LAST_CHECK_MS, leftMs + LATEST_END_MS);
}

/** @throws whatever is no `ApiError`: the signal's reason, or a defect */
async function attempt(
  reader: JobReader,
  id: string,
  options: Parameters<JobReader['readJob']>[1],
): Promise<JobReading | ApiError> {
  try {
    return await reader.readJob(id, options);
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}
