/** The errors of the library. */
import { describeJob, type JobFields } from './job-fields.ts';
import type { Tally } from './tally.ts';

/** Base class of every error that the library throws. */
export class FiddlerError extends Error {
  override readonly name: string = 'FiddlerError';
}

/**
 * What failed: `http`, a status other than 200; `invalid-body`, a 200 that is not a job;
 * `certificate`, a server that is not trusted; `proxy`, a proxy that opened no tunnel; `network`,
 * everything else before a response.
 */
export type ApiErrorKind = 'http' | 'invalid-body' | 'certificate' | 'proxy' | 'network';

/** The proxy of a request that got no response. */
export interface ProxyDetails {
  /** `host:port`, without user and password. */
  readonly address: string;
  /** The environment variable that it comes from. */
  readonly variable: string;
  /** Whether the variable has a user or password. */
  readonly hasCredentials: boolean;
  /** The proxy's own HTTP status, if it answered. */
  readonly statusCode?: number | undefined;
}

export interface ApiErrorDetails {
  readonly kind: ApiErrorKind;
  /** Groups errors of the same kind in counts: `HTTP 503`, `ECONNRESET`. */
  readonly label: string;
  /** The HTTP status, if there was a response. */
  readonly statusCode?: number | undefined;
  /** The `reason` in Fiddler's error envelope, for example `ObjectNotFound`. */
  readonly reason?: string | undefined;
  /** The response's `Retry-After`, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** The target of a redirect. */
  readonly location?: string | undefined;
  /** The proxy, if the request was sent through one and got no response. */
  readonly proxy?: ProxyDetails | undefined;
  readonly cause?: unknown;
}

/** Responses that a retry will not change; every redirect (3xx) is one too. */
const PERMANENT_STATUS_CODES: ReadonlySet<number> = new Set([400, 401, 403, 404, 501]);
/** Labels of a proxy whose own certificate is not trusted, or that does not speak TLS. */
export const PROXY_CERTIFICATE = 'proxy certificate';
export const PROXY_NO_TLS = 'proxy without TLS';
/** Label of a response that is too large to be read. */
export const OVERSIZED = 'oversized response';
/** Failures of a proxy that a retry will not change. */
const PERMANENT_PROXY_LABELS: ReadonlySet<string> = new Set([
  'proxy HTTP 403',
  'proxy HTTP 407',
  PROXY_CERTIFICATE,
]);

/** A request failed or the response was not a job. Reference: `ApiError`. */
export class ApiError extends FiddlerError implements ApiErrorDetails {
  override readonly name: string = 'ApiError';
  readonly kind: ApiErrorKind;
  readonly label: string;
  readonly statusCode: number | undefined;
  readonly reason: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly location: string | undefined;
  readonly proxy: ProxyDetails | undefined;

  constructor(message: string, details: ApiErrorDetails) {
    super(message, { cause: details.cause });
    this.kind = details.kind;
    this.label = details.label;
    this.statusCode = details.statusCode;
    this.reason = details.reason;
    this.retryAfterMs = details.retryAfterMs;
    this.location = details.location;
    this.proxy = details.proxy;
  }

  /**
   * True if a retry cannot help: 400, 401, 403, 404, 501, 3xx, an untrusted certificate (also that of a
   * proxy), a proxy that refuses (403, 407).
   */
  get isPermanent(): boolean {
    if (this.kind === 'certificate' || PERMANENT_PROXY_LABELS.has(this.label)) return true;
    const code = this.statusCode;
    return code !== undefined && (PERMANENT_STATUS_CODES.has(code) || (code >= 300 && code < 400));
  }
}

/** No job has this id, or the key's owner may not see it (HTTP 404). Reference: `NotFound`. */
export class NotFound extends ApiError {
  override readonly name = 'NotFound';
}

export interface TimeoutDetails {
  /** How long the wait took, in milliseconds. */
  readonly waitedMs: number;
  /** The job as last read; null if it never was. */
  readonly lastJob: JobFields | null;
  /** The error of the last check; null if it succeeded. */
  readonly lastError: ApiError | null;
  /** False if too many jobs reached their deadline at once for a last check of this one. */
  readonly hadLastCheck: boolean;
  /** Counts of what the checks met. */
  readonly tally: Tally;
}

/** The job was not final at the deadline. Reference: `TimeoutError`. */
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

/** The job ended as FAILURE. Reference: `AsyncJobFailed`, with the same message. */
export class AsyncJobFailed extends FiddlerError {
  override readonly name: string = 'AsyncJobFailed';
  readonly job: JobFields;

  constructor(job: JobFields, message = describeFailure(job)) {
    super(message);
    this.job = job;
  }
}

/**
 * The job was cancelled on the server (REVOKED). The Python client's `wait` returns normally; here it
 * is an `AsyncJobFailed`, so one `catch` handles both.
 */
export class AsyncJobRevoked extends AsyncJobFailed {
  override readonly name = 'AsyncJobRevoked';

  constructor(job: JobFields) {
    super(job, describeRevocation(job));
  }
}

function describeFailure(job: JobFields): string {
  // The Python client prints None for a missing message; here it is left out.
  const message = job.errorMessage ? `: ${job.errorMessage}` : '';
  return `${describeJob(job)} failed with ${job.errorReason || 'Exception'}${message}`;
}

function describeRevocation(job: JobFields): string {
  const details = [job.errorReason, job.errorMessage].filter((part) => part).join(': ');
  return `${describeJob(job)} was revoked${details ? `: ${details}` : ''}`;
}

/** Returns the message of anything thrown, which need not be an Error. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
