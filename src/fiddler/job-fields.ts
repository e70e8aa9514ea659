/** A job as one response described it. */
import { ApiError } from './errors.ts';
import { isJsonObject, type JsonObject, parseText } from './json.ts';

/** Reference: the attributes of `Job`. */
export interface JobFields {
  /** The UUID, in lower case. */
  readonly id: string;
  /** What the job does, for example `Ingestion dataset Upload`; `Job` if the server gave no name. */
  readonly name: string;
  /** One of `JobStatus`, or a state that is newer than this code, unchanged. */
  readonly status: string;
  /** Percentage of tasks done, 0 to 100; null if the server gave no number. */
  readonly progress: number | null;
  /** Resource, model and project of the job; any part may be missing. */
  readonly info: JsonObject | null;
  /** A word for what went wrong; null unless the job failed. */
  readonly errorReason: string | null;
  /** A sentence on what went wrong; null unless the job failed. */
  readonly errorMessage: string | null;
  /** The tasks by id, each with `status`, `result` and `error_message`; null unless verbose. */
  readonly extras: JsonObject | null;
}

/** Returns `Ingestion dataset Upload[550e8400-…]`, as the Python client does. */
export function describeJob({ name, id }: JobFields): string {
  return `${name}[${id}]`;
}

/** Returns `STARTED, progress: 12.5%`, as the Python client does. */
export function describeState({ status, progress }: JobFields): string {
  return progress === null ? status : `${status}, progress: ${progress.toFixed(1)}%`;
}

/**
 * Parses the job in the body of an HTTP 200 of `GET /v3/jobs/{id}`.
 *
 * What decides the outcome (envelope, id, state) must be exact; everything else may be missing.
 *
 * @param body the parsed JSON
 * @param requestedId the UUID that was asked for, in lower case
 * @throws ApiError of kind `invalid-body` if this is not the requested job
 */
export function parseJobFields(body: unknown, requestedId: string): JobFields {
  if (!isJsonObject(body)) throw notAJob('it is not a JSON object');
  if (body['kind'] !== 'NORMAL') throw notAJob('its kind is not NORMAL');
  const data = body['data'];
  if (!isJsonObject(data)) throw notAJob('it has no data');
  const { id, info, extras } = data;
  const status = parseText(data['status']);
  if (typeof id !== 'string' || id.toLowerCase() !== requestedId) {
    throw notAJob('it has another id');
  }
  if (status === null || status === '') throw notAJob('it has no state');
  return {
    id: requestedId,
    name: parseText(data['name']) || 'Job',
    status,
    progress: parseProgress(data['progress']),
    info: isJsonObject(info) ? info : null,
    errorReason: parseText(data['error_reason']),
    errorMessage: parseText(data['error_message']),
    extras: isJsonObject(extras) ? extras : null,
  };
}

function parseProgress(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value)
    ? Math.min(100, Math.max(0, value))
    : null;
}

function notAJob(why: string): ApiError {
  const details = { kind: 'invalid-body', label: 'response is not a job' } as const;
  return new ApiError(`the response is not a job: ${why}`, details);
}
