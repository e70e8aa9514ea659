/** The job in an answer of Fiddler. */
import { ApiError } from '../errors.ts';
import { isJsonObject } from '../json.ts';
import { parseText } from '../text.ts';
import type { JobFields } from './job-fields.ts';

function parseProgress(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value)
    ? Math.min(100, Math.max(0, value))
    : null;
}

function notAJob(why: string): ApiError {
  return new ApiError(`the answer is not a job: ${why}`, {
    kind: 'answer',
    label: 'answer that is not a job',
    statusCode: 200,
  });
}

/**
 * The job in the body of an HTTP 200 of `GET /v3/jobs/{id}`.
 *
 * What decides the outcome (envelope, id, state) must be exact; what only informs may be missing.
 *
 * @param body the parsed JSON
 * @param askedId the UUID that was asked for, in lower case
 * @throws ApiError of kind `answer` where this is not the job that was asked for
 */
export function parseJobFields(body: unknown, askedId: string): JobFields {
  if (!isJsonObject(body)) throw notAJob('it is not a JSON object');
  if (body['kind'] !== 'NORMAL') throw notAJob('its kind is not NORMAL');
  const data = body['data'];
  if (!isJsonObject(data)) throw notAJob('it has no data');
  const { id, info, extras } = data;
  const status = parseText(data['status']);
  if (typeof id !== 'string' || id.toLowerCase() !== askedId) throw notAJob('it has another id');
  if (status === null || status === '') throw notAJob('it has no state');
  return {
    id: askedId,
    name: parseText(data['name']) || 'Job',
    status,
    progress: parseProgress(data['progress']),
    info: isJsonObject(info) ? info : null,
    errorReason: parseText(data['error_reason']),
    errorMessage: parseText(data['error_message']),
    extras: isJsonObject(extras) ? extras : null,
  };
}
