/** Turns whatever stood in the way of an answer into an `ApiError` that says it in words. */

import { ApiError, type ApiErrorDetails, NotFound } from '../errors.ts';
import { isJsonObject, parseJson } from '../json.ts';
import { parseText } from '../text.ts';
import { CERTIFICATE_TROUBLE, NETWORK_TROUBLE } from './error-codes.ts';
import { type Answer, RequestAborted } from './request.ts';

/** How the error of a proxy begins that let nothing through. */
const NO_TUNNEL = 'tunneling socket could not be established, ';

/** The error of an answer other than 200: `GET <url>: HTTP 404: <the server's message>`. */
export function errorFromAnswer(answer: Answer, url: URL): ApiError {
  const { statusCode, location, retryAfterMs } = answer;
  const { reason, message } = parseErrorEnvelope(answer.body);
  const details: ApiErrorDetails = {
    kind: 'http',
    label: `HTTP ${statusCode}`,
    statusCode,
    reason,
    retryAfterMs,
    location,
  };
  const text =
    `${request(url)}: HTTP ${statusCode}` +
    (location === undefined ? '' : ` to ${location}`) +
    (message === undefined ? '' : `: ${message}`);
  return statusCode === 404 ? new NotFound(text, details) : new ApiError(text, details);
}

/** The error of an exchange that brought no answer; `error` is whatever `exchange` threw. */
export function errorFromExchange(error: unknown, url: URL): ApiError {
  if (error instanceof RequestAborted) {
    return new ApiError(`${request(url)}: ${error.message}`, {
      kind: 'network',
      label: error.label,
      cause: error,
    });
  }
  const message = messageOf(error);
  if (message.startsWith(NO_TUNNEL)) {
    const why = message
      .slice(NO_TUNNEL.length)
      .replace('cause=', '')
      .replace('statusCode=', 'HTTP ');
    return new ApiError(`${request(url)}: the proxy could not be used (${why})`, {
      kind: 'network',
      label: 'proxy error',
      cause: error,
    });
  }
  const code = errorCode(error);
  const certificate = CERTIFICATE_TROUBLE[code];
  const trouble = certificate || NETWORK_TROUBLE[code] || message || 'no answer';
  return new ApiError(`${request(url)}: ${trouble}${code === '' ? '' : ` (${code})`}`, {
    kind: certificate === undefined ? 'network' : 'certificate',
    label: code || 'network error',
    cause: error,
  });
}

/** The error of a 200 that is no job, with the address that gave it. */
export function errorFromMisfit(error: ApiError, answer: Answer, url: URL): ApiError {
  return new ApiError(`${request(url)}: ${error.message}`, {
    kind: error.kind,
    label: error.label,
    statusCode: answer.statusCode,
    retryAfterMs: answer.retryAfterMs,
    cause: error,
  });
}

function request(url: URL): string {
  return `GET ${url.origin}${url.pathname}`;
}

/** Empty where what was thrown is no Error. */
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}

/** Empty where there is none. */
function errorCode(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** Fiddler's own error envelope, or nothing where a gateway answered with a page. */
function parseErrorEnvelope(body: string): {
  reason?: string | undefined;
  message?: string | undefined;
} {
  const envelope = parseJson(body);
  const error = isJsonObject(envelope) ? envelope['error'] : undefined;
  if (!isJsonObject(error)) return {};
  const first: unknown = Array.isArray(error['errors']) ? error['errors'][0] : undefined;
  return {
    reason: isJsonObject(first) ? parseText(first['reason']) || undefined : undefined,
    message: parseText(error['message']) || undefined,
  };
}
