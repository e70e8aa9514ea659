/** The connection to a Fiddler site: asks for a job, and takes nothing else for one. */
import { type Clock } from './clock.js';
import type { JobFields } from './job/job-fields.js';
export interface ClientOptions {
    /** The Fiddler site, such as `https://acme.fiddler.ai`; its path, query and fragment are dropped. */
    readonly url: string | URL;
    /** The API key. */
    readonly token: string;
}
export interface ReadOptions {
    /** Read the tasks' details, `extras`, too. Default: false. */
    readonly verbose?: boolean | undefined;
    /** Time for the answer, in milliseconds, 30,000 at most. Default: 30,000. */
    readonly timeoutMs?: number | undefined;
    /** Ends the read: it rejects with the signal's reason. */
    readonly signal?: AbortSignal | undefined;
}
/** A job as it was read, and the least pause before the next read that the server asked for. */
export interface JobReading {
    readonly job: JobFields;
    /** In milliseconds; undefined where the answer had no `Retry-After`, or none to be believed. */
    readonly retryAfterMs: number | undefined;
}
/** What the waiting needs of a client. */
export interface JobReader {
    readJob(id: string, options?: ReadOptions): Promise<JobReading>;
}
/**
 * A connection to one Fiddler site, shared by all of its jobs: bearer token, connections kept
 * alive, no redirects, 5 s to connect, 30 s and 4 MiB in all for an answer. Proxies are taken from
 * `http_proxy`, `https_proxy` and `no_proxy`.
 */
export declare class FiddlerClient implements JobReader {
    #private;
    /**
     * @param clock default: the machine's
     * @throws TypeError where `url` is no address of http or https, or `token` cannot be sent
     */
    constructor({ url, token }: ClientOptions, clock?: Clock);
    /**
     * Reads a job once: `GET /v3/jobs/{id}?verbose=`. Reference: `Job.get`.
     *
     * @param id the job's UUID
     * @throws NotFound where no job has this id
     * @throws ApiError where Fiddler could not be asked or did not answer with this job
     * @throws the signal's reason when `signal` is aborted
     */
    readJob(id: string, options?: ReadOptions): Promise<JobReading>;
    /** Closes the connections that are kept alive. */
    close(): void;
}
