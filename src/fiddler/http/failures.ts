/** Turns a failed request into an `ApiError` that describes it. */
import { ApiError, messageOf, NotFound } from '../errors.ts';
import { isJsonObject, parseJson } from '../json.ts';
import { parseText } from '../text.ts';
import { CERTIFICATE_ERRORS, NETWORK_ERRORS } from './error-codes.ts';
import { RequestAborted, type Response } from './get-client.ts';

/** How the error of the tunnel package begins. */
const NO_TUNNEL = 'tunneling socket could not be established, ';

/** The error of a status other than 200: `GET <url>: HTTP 404: <the server's message>`. */
export function errorFromResponse(response: Response, url: URL): ApiError {
  const { statusCode, location, retryAfterMs } = response;
  const { reason, message } = parseErrorEnvelope(response.body);
  const text = [
    `${describeRequest(url)}: HTTP ${statusCode}${location === undefined ? '' : ` to ${location}`}`,
    ...(message === null ? [] : [message]),
  ].join(': ');
  const label = `HTTP ${statusCode}`;
  const details = { kind: 'http', label, statusCode, reason, retryAfterMs, location } as const;
  return statusCode === 404 ? new NotFound(text, details) : new ApiError(text, details);
}

/** The error of a request without a response; `cause` is anything that `GetClient` threw. */
export function errorFromNetworkFailure(cause: unknown, url: URL): ApiError {
  const message = cause instanceof Error ? messageOf(cause) : '';
  const fail = (kind: 'network' | 'certificate', label: string, why: string): ApiError =>
    new ApiError(`${describeRequest(url)}: ${why}`, { kind, label, cause });
  if (cause instanceof RequestAborted) return fail('network', cause.label, message);
  if (message.startsWith(NO_TUNNEL)) {
    const why = message
      .slice(NO_TUNNEL.length)
      .replace(/^cause=/, '')
      .replace(/^statusCode=/, 'HTTP ');
    return fail('network', 'proxy error', `the proxy could not be used (${why})`);
  }
  const code = codeOf(cause);
  const certificate = CERTIFICATE_ERRORS[code];
  const why = certificate || NETWORK_ERRORS[code] || message || 'no answer';
  return fail(
    certificate === undefined ? 'network' : 'certificate',
    code || 'network error',
    code === '' ? why : `${why} (${code})`,
  );
}

/** The error of a 200 that is not a job, with its URL. */
export function errorFromInvalidBody(error: ApiError, response: Response, url: URL): ApiError {
  const { kind, label } = error;
  const { statusCode, retryAfterMs } = response;
  const details = { kind, label, statusCode, retryAfterMs, cause: error };
  return new ApiError(`${describeRequest(url)}: ${error.message}`, details);
}

function describeRequest(url: URL): string {
  return `GET ${url.origin}${url.pathname}`;
}

/** Returns an empty string if there is none. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** Parses Fiddler's error envelope; a gateway may have sent a page instead. */
function parseErrorEnvelope(body: string): { reason?: string | undefined; message: string | null } {
  const envelope = parseJson(body);
  const error = isJsonObject(envelope) ? envelope['error'] : undefined;
  if (!isJsonObject(error)) return { message: null };
  const first: unknown = Array.isArray(error['errors']) ? error['errors'][0] : undefined;
  return {
    reason: isJsonObject(first) ? parseText(first['reason']) || undefined : undefined,
    message: parseText(error['message']) || null,
  };
}
