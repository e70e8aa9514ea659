/** `Job` with the Python client's get, watch and wait. */
import type { FiddlerClient } from './client.ts';
import { type Clock, systemClock } from './clock.ts';
import { AsyncJobFailed, AsyncJobRevoked } from './errors.ts';
import { describeJob, describeState, type JobFields } from './job-fields.ts';
import { JobStatus } from './job-status.ts';
import type { JsonObject } from './json.ts';
import { poll } from './polling/poll.ts';
import { RequestScheduler } from './polling/request-scheduler.ts';

/** Default of `JOB_WAIT_TIMEOUT` in the Python client, in seconds. */
export const JOB_WAIT_TIMEOUT_SECONDS = 1800;

export interface GetOptions {
  /** The connection to the Fiddler site. */
  readonly client: FiddlerClient;
  /** Read the tasks' details, `extras`, too. Default: false. */
  readonly verbose?: boolean;
  /** Aborts the request: it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface WatchOptions {
  /** Seconds between two checks. Default: adaptive, 1 to 10 s (the Python client: 6 s). */
  readonly interval?: number;
  /** Timeout of the whole wait, in seconds; 0 checks once. Default: 1800. */
  readonly timeout?: number;
  /** Read the tasks' details, `extras`, at every check. Default: false. */
  readonly verbose?: boolean;
  /** Aborts the wait: it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Default: the machine's monotonic clock. */
  readonly clock?: Clock;
  /** Returns a number from 0 to below 1, for the jitter of pauses. Default: `Math.random`. */
  readonly random?: () => number;
}

export interface WaitOptions extends WatchOptions {
  /**
   * Receives a line of progress for each check. It contains the server's texts, on one line and
   * otherwise unchanged. Default: `console.info`.
   */
  readonly log?: (line: string) => void;
}

/**
 * An asynchronous operation in Fiddler, for example publishing data, as of the time it was read.
 * Reference: `Job`. Unlike in the Python client, a job never changes: `watch` yields a new one for each
 * update.
 *
 * @example
 * const client = new FiddlerClient({ url: 'https://acme.fiddler.ai', token });
 * const job = await Job.get('550e8400-e29b-41d4-a716-446655440000', { client });
 * await job.wait({ timeout: 3600 });
 */
export class Job implements JobFields {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly progress: number | null;
  readonly info: JsonObject | null;
  readonly errorReason: string | null;
  readonly errorMessage: string | null;
  readonly extras: JsonObject | null;
  readonly #client: FiddlerClient;

  private constructor(fields: JobFields, client: FiddlerClient) {
    this.id = fields.id;
    this.name = fields.name;
    this.status = fields.status;
    this.progress = fields.progress;
    this.info = fields.info;
    this.errorReason = fields.errorReason;
    this.errorMessage = fields.errorMessage;
    this.extras = fields.extras;
    this.#client = client;
  }

  /**
   * Reads a job once. Reference: `Job.get`.
   *
   * @param id the job's UUID, in any letter case
   * @throws NotFound if no job has this id
   * @throws ApiError if the request failed or the response is not this job
   * @throws the signal's reason when `signal` is aborted
   */
  static async get(id: string, { client, verbose, signal }: GetOptions): Promise<Job> {
    const { job } = await client.readJob(id, { verbose, signal });
    return new Job(job, client);
  }

  /**
   * Yields the job at every successful check, and ends after a final state. Transient errors are
   * retried with exponential backoff. Reference: `Job.watch`.
   *
   * @throws TimeoutError if the job is not final at the deadline
   * @throws NotFound, ApiError if at least three consecutive checks met only permanent errors, for example
   * 401, for 30 s
   * @throws RangeError if `interval` or `timeout` is not a number of seconds
   * @throws the signal's reason when `signal` is aborted
   */
  async *watch(options: WatchOptions = {}): AsyncGenerator<Job, void, void> {
    const {
      interval,
      timeout = JOB_WAIT_TIMEOUT_SECONDS,
      verbose = false,
      signal,
      clock = systemClock,
      random = Math.random,
    } = options;
    if (interval !== undefined && !(interval > 0 && interval < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`interval must be a positive number of seconds, not ${interval}`);
    }
    if (!(timeout >= 0 && timeout < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`timeout must be a number of seconds, 0 or more, not ${timeout}`);
    }
    const intervalMs = interval === undefined ? null : interval * 1000;
    const checks = poll(this.id, {
      reader: this.#client,
      scheduler: new RequestScheduler({ clock, random, intervalMs }),
      intervalMs,
      deadlineMs: clock.nowMs() + timeout * 1000,
      lastJob: this,
      verbose,
      signal,
      clock,
    });
    for await (const check of checks) {
      if (check.kind === 'read') yield new Job(check.job, this.#client);
    }
  }

  /**
   * Waits until the job is final and reports progress. Reference: `Job.wait`.
   *
   * @returns the job as SUCCESS
   * @throws AsyncJobFailed on FAILURE
   * @throws AsyncJobRevoked on REVOKED
   * @throws TimeoutError, NotFound, ApiError, RangeError as `watch` does
   */
  async wait({ log = console.info, ...options }: WaitOptions = {}): Promise<Job> {
    let last: Job = this;
    for await (const job of this.watch(options)) {
      log(toLine(`${describeJob(job)}: ${describeState(job)}`));
      last = job;
    }
    if (last.status === JobStatus.FAILURE) throw new AsyncJobFailed(last);
    if (last.status === JobStatus.REVOKED) throw new AsyncJobRevoked(last);
    log(toLine(`${describeJob(last)}: successfully completed`));
    return last;
  }
}

/** Returns a text on one line, without control characters. */
function toLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}
