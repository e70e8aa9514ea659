/** All that the library throws. */
import { type JobFields } from './job/job-fields.js';
import type { Tally } from './tally.js';
/** What every error of this library is; the reference calls it the base of the client's errors. */
export declare class FiddlerError extends Error {
    readonly name: string;
}
/**
 * Where an answer failed: `http`, a status other than 200; `answer`, a 200 that is not a job;
 * `certificate`, a server that cannot be trusted; `network`, everything before an answer.
 */
export type ApiErrorKind = 'http' | 'answer' | 'certificate' | 'network';
export interface ApiErrorDetails {
    /** Where the answer failed. */
    readonly kind: ApiErrorKind;
    /** A few words that stay the same for the same trouble, to count by: `HTTP 503`, `ECONNRESET`. */
    readonly label: string;
    /** The HTTP status, where there was an answer. */
    readonly statusCode?: number | undefined;
    /** The server's own word from its error envelope: `ObjectNotFound`. */
    readonly reason?: string | undefined;
    /** What the answer's `Retry-After` asks for. */
    readonly retryAfterMs?: number | undefined;
    /** Where a redirect pointed. */
    readonly location?: string | undefined;
    readonly cause?: unknown;
}
/** Fiddler could not be asked, or did not answer with a job. Reference: `ApiError`. */
export declare class ApiError extends FiddlerError implements ApiErrorDetails {
    readonly name: string;
    readonly kind: ApiErrorKind;
    readonly label: string;
    readonly statusCode: number | undefined;
    readonly reason: string | undefined;
    readonly retryAfterMs: number | undefined;
    readonly location: string | undefined;
    constructor(message: string, details: ApiErrorDetails);
    /** True where asking again cannot help: 400, 401, 403, 404, 3xx, an untrusted certificate. */
    get isPermanent(): boolean;
}
/** No job has this id, or the key may not see it (HTTP 404). Reference: `NotFound`. */
export declare class NotFound extends ApiError {
    readonly name = "NotFound";
}
export interface TimeoutDetails {
    /** How long was waited, in milliseconds. */
    readonly waitedMs: number;
    /** The job as it was last read; null if it never was. */
    readonly lastJob: JobFields | null;
    /** The error of the last check that was made, if that failed. */
    readonly lastError: ApiError | null;
    /** False where too many other jobs were at their deadline, too, for a check of this one. */
    readonly hadLastCheck: boolean;
    /** What all checks met. */
    readonly tally: Tally;
}
/** The job was not done at the deadline. Reference: `TimeoutError`. */
export declare class TimeoutError extends FiddlerError implements TimeoutDetails {
    readonly name = "TimeoutError";
    readonly waitedMs: number;
    readonly lastJob: JobFields | null;
    readonly lastError: ApiError | null;
    readonly hadLastCheck: boolean;
    readonly tally: Tally;
    constructor(jobId: string, details: TimeoutDetails);
}
/** The job ended as FAILURE. Reference: `AsyncJobFailed`, whose words the message keeps. */
export declare class AsyncJobFailed extends FiddlerError {
    readonly name: string;
    readonly job: JobFields;
    constructor(job: JobFields, message?: string);
}
/**
 * The job was cancelled on the server (REVOKED). The Python client's `wait` returns as if all were
 * well; this is an `AsyncJobFailed`, so that whoever catches that one catches this one too.
 */
export declare class AsyncJobRevoked extends AsyncJobFailed {
    readonly name = "AsyncJobRevoked";
    constructor(job: JobFields);
}
