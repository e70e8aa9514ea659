import { ApiError, NotFound } from '../../src/fiddler/errors.ts';

/** The error of a response with this status, as the client throws it. */
export function httpErrorOf(
  statusCode: number,
  retryAfterMs?: number,
  message = `HTTP ${statusCode}`,
): ApiError {
  const details = { kind: 'http', label: `HTTP ${statusCode}`, statusCode, retryAfterMs } as const;
  return statusCode === 404 ? new NotFound(message, details) : new ApiError(message, details);
}
