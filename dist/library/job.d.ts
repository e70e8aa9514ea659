/** `Job`, as the Python client has it: get, watch, wait. */
import type { FiddlerClient } from './client.js';
import { type Clock } from './clock.js';
import { type JobFields } from './job/job-fields.js';
import type { JsonObject } from './json.js';
/** Default of `JOB_WAIT_TIMEOUT` in the Python client, in seconds. */
export declare const JOB_WAIT_TIMEOUT_SECONDS = 1800;
export interface GetOptions {
    /** The connection to the Fiddler site. */
    readonly client: FiddlerClient;
    /** Read the tasks' details, `extras`, too. Default: false. */
    readonly verbose?: boolean;
    /** Ends the read: it rejects with the signal's reason. */
    readonly signal?: AbortSignal;
}
export interface WatchOptions {
    /**
     * Seconds between two checks. Default: chosen by the job's course, 1 to 10 s (the Python client:
     * 6 s).
     */
    readonly interval?: number;
    /** Seconds to wait in all; 0 checks once. Default: 1800. */
    readonly timeout?: number;
    /** Read the tasks' details, `extras`, at every check. Default: false. */
    readonly verbose?: boolean;
    /** Ends the wait: it rejects with the signal's reason. */
    readonly signal?: AbortSignal;
    /** Default: the machine's monotonic clock. */
    readonly clock?: Clock;
    /** A number from 0 to below 1, for the jitter of pauses. Default: `Math.random`. */
    readonly random?: () => number;
}
export interface WaitOptions extends WatchOptions {
    /**
     * Takes a line of progress for each check: the server's texts, on one line, and otherwise as they
     * came. Default: `console.info`.
     */
    readonly log?: (line: string) => void;
}
/**
 * An asynchronous operation in Fiddler, such as publishing data, as it was when it was read.
 * Reference: `Job` of the Python client. Unlike there, a job that was read never changes: `watch`
 * yields a new one for each update.
 *
 * @example
 * const client = new FiddlerClient({ url: 'https://acme.fiddler.ai', token });
 * const job = await Job.get('550e8400-e29b-41d4-a716-446655440000', { client });
 * await job.wait({ timeout: 3600 });
 */
export declare class Job implements JobFields {
    #private;
    readonly id: string;
    readonly name: string;
    readonly status: string;
    readonly progress: number | null;
    readonly info: JsonObject | null;
    readonly errorReason: string | null;
    readonly errorMessage: string | null;
    readonly extras: JsonObject | null;
    private constructor();
    /**
     * Reads a job once. Reference: `Job.get`.
     *
     * @param id the job's UUID, in any letter case
     * @throws NotFound where no job has this id
     * @throws ApiError where Fiddler could not be asked or did not answer with this job
     * @throws the signal's reason when `signal` is aborted
     */
    static get(id: string, { client, verbose, signal }: GetOptions): Promise<Job>;
    /**
     * Yields the job at every check that was answered, and ends after a final state. Errors that may
     * pass are waited out with growing pauses. Reference: `Job.watch`.
     *
     * @throws TimeoutError where the job is not final at the deadline
     * @throws NotFound, ApiError where asking again cannot help (such as 401), three times in a row
     * @throws RangeError where `interval` or `timeout` is no number of seconds
     * @throws the signal's reason when `signal` is aborted
     */
    watch(options?: WatchOptions): AsyncGenerator<Job, void, void>;
    /**
     * Waits until the job is done and reports progress. Reference: `Job.wait`.
     *
     * @returns the job as SUCCESS
     * @throws AsyncJobFailed on FAILURE
     * @throws AsyncJobRevoked on REVOKED
     * @throws TimeoutError, NotFound, ApiError, RangeError as `watch` does
     */
    wait({ log, ...options }?: WaitOptions): Promise<Job>;
}
