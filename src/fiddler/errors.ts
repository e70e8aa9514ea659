/** All that the library throws. */

import { describeJob, type JobFields } from './job/job-fields.ts';
import type { Tally } from './tally.ts';

/** What every error of this library is; the reference calls it the base of the client's errors. */
export class FiddlerError extends Error {
  override readonly name: string = 'FiddlerError';
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

/** HTTP answers that will not change by asking again; so does every redirect (3xx). */
const PERMANENT_STATUS_CODES: ReadonlySet<number> = new Set([400, 401, 403, 404]);

/** Fiddler could not be asked, or did not answer with a job. Reference: `ApiError`. */
export class ApiError extends FiddlerError implements ApiErrorDetails {
  override readonly name: string = 'ApiError';
  readonly kind: ApiErrorKind;
  readonly label: string;
  readonly statusCode: number | undefined;
  readonly reason: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly location: string | undefined;

  constructor(message: string, details: ApiErrorDetails) {
    super(message, { cause: details.cause });
    this.kind = details.kind;
    this.label = details.label;
    this.statusCode = details.statusCode;
    this.reason = details.reason;
    this.retryAfterMs = details.retryAfterMs;
    this.location = details.location;
  }

  /** True where asking again cannot help: 400, 401, 403, 404, 3xx, an untrusted certificate. */
  get isPermanent(): boolean {
    if (this.kind === 'certificate') return true;
    const code = this.statusCode;
    return code !== undefined && (PERMANENT_STATUS_CODES.has(code) || (code >= 300 && code < 400));
  }
}

/** No job has this id, or the key may not see it (HTTP 404). Reference: `NotFound`. */
export class NotFound extends ApiError {
  override readonly name = 'NotFound';
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
export class TimeoutError extends FiddlerError implements TimeoutDetails {
  override readonly name = 'TimeoutError';
  readonly waitedMs: number;
  readonly lastJob: JobFields | null;
  readonly lastError: ApiError | null;
  readonly hadLastCheck: boolean;
  readonly tally: Tally;

  constructor(jobId: string, details: TimeoutDetails) {
    super(`Deadline exceeded while watching job ${jobId}: ${details.tally}`, {
      cause: details.lastError ?? undefined,
    });
    this.waitedMs = details.waitedMs;
    this.lastJob = details.lastJob;
    this.lastError = details.lastError;
    this.hadLastCheck = details.hadLastCheck;
    this.tally = details.tally;
  }
}

/** The job ended as FAILURE. Reference: `AsyncJobFailed`, whose words the message keeps. */
export class AsyncJobFailed extends FiddlerError {
  override readonly name: string = 'AsyncJobFailed';
  readonly job: JobFields;

  constructor(job: JobFields, message = describeFailure(job)) {
    super(message);
    this.job = job;
  }
}

/**
 * The job was cancelled on the server (REVOKED). The Python client's `wait` returns as if all were
 * well; this is an `AsyncJobFailed`, so that whoever catches that one catches this one too.
 */
export class AsyncJobRevoked extends AsyncJobFailed {
  override readonly name = 'AsyncJobRevoked';

  constructor(job: JobFields) {
    super(job, describeRevocation(job));
  }
}

function describeFailure(job: JobFields): string {
  // The Python client prints None where there is no message; an absent part is left out here.
  const message = job.errorMessage ? `: ${job.errorMessage}` : '';
  return `${describeJob(job)} failed with ${job.errorReason || 'Exception'}${message}`;
}

function describeRevocation(job: JobFields): string {
  const details = [job.errorReason, job.errorMessage].filter((part) => part).join(': ');
  return `${describeJob(job)} was revoked${details ? `: ${details}` : ''}`;
}
