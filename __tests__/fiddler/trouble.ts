import { ApiError, NotFound } from '../../src/fiddler/errors.ts';

/** The error of one HTTP answer, as the client throws it. */
export function trouble(
  statusCode: number,
  retryAfterMs?: number,
  message = `HTTP ${statusCode}`,
): ApiError {
  const details = {
    kind: 'http',
    label: `HTTP ${statusCode}`,
    statusCode,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  } as const;
  return statusCode === 404 ? new NotFound(message, details) : new ApiError(message, details);
}
