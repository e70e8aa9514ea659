/** Turns a failed request into an `ApiError` that describes it. */
import {
  ApiError,
  type ApiErrorDetails,
  messageOf,
  NotFound,
  type ProxyDetails,
} from '../errors.ts';
import { isJsonObject, parseJson } from '../json.ts';
import { parseText } from '../text.ts';
import { CERTIFICATE_ERRORS, NETWORK_ERRORS, TLS_ERRORS } from './error-codes.ts';
import { RequestAborted, type Response } from './get-client.ts';

/** How an error of the tunnel package begins. */
const NO_TUNNEL = 'tunneling socket could not be established, ';
/** A longer text is a page without a title, not a message. */
const MAX_PLAIN_MESSAGE_LENGTH = 200;

/** The error of a status other than 200: `GET <url>: HTTP 404: <the server's message>`. */
export function errorFromResponse(response: Response, url: URL): ApiError {
  const { statusCode, location, retryAfterMs } = response;
  const { reason, message } = parseErrorBody(response.body, statusCode);
  const text = [
    `${describeRequest(url)}: HTTP ${statusCode}${location === undefined ? '' : ` to ${location}`}`,
    ...(message === '' ? [] : [message]),
  ].join(': ');
  const label = `HTTP ${statusCode}`;
  const details = { kind: 'http', label, statusCode, reason, retryAfterMs, location } as const;
  return statusCode === 404 ? new NotFound(text, details) : new ApiError(text, details);
}

/**
 * The error of a request without a response.
 *
 * @param cause anything that `GetClient` threw
 * @param proxy that the request was sent through, if any
 */
export function errorFromNetworkFailure(
  cause: unknown,
  url: URL,
  proxy: ProxyDetails | null,
): ApiError {
  const message = cause instanceof Error ? messageOf(cause) : '';
  const fail = (why: string, details: Omit<ApiErrorDetails, 'cause'>): ApiError =>
    new ApiError(`${describeRequest(url)}: ${why}`, { ...details, cause });
  if (proxy !== null && message.startsWith(NO_TUNNEL)) {
    const [why, label, statusCode] = describeTunnelError(message.slice(NO_TUNNEL.length), url);
    const text = `the proxy ${proxy.address} (${proxy.variable}) ${why}`;
    return fail(text, { kind: 'proxy', label, proxy: { ...proxy, statusCode } });
  }
  const through = proxy === null ? '' : ` through the proxy ${proxy.address} (${proxy.variable})`;
  const failed = { kind: 'network', ...(proxy === null ? {} : { proxy }) } as const;
  if (cause instanceof RequestAborted) {
    return fail(`${message}${through}`, { ...failed, label: cause.label });
  }
  const code = codeOf(cause);
  const tls = /SSL routines:[^:]*:([^:]+)/.exec(message)?.[1];
  if (tls !== undefined) {
    const reason = Object.keys(TLS_ERRORS).find((key) => tls.includes(key)) ?? '';
    const why = TLS_ERRORS[reason] ?? tls;
    return fail(`TLS handshake failed: ${why} (${code})`, {
      ...failed,
      label: `TLS ${reason || tls}`,
    });
  }
  const certificate = CERTIFICATE_ERRORS[code];
  const why = certificate || NETWORK_ERRORS[code] || message || 'no response';
  return fail(`${code === '' ? why : `${why} (${code})`}${through}`, {
    ...failed,
    kind: certificate === undefined ? 'network' : 'certificate',
    label: code || 'network error',
  });
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

/** Returns what the proxy did, a label, and its status if it answered. */
function describeTunnelError(
  error: string,
  url: URL,
): readonly [why: string, label: string, statusCode?: number] {
  const target = `${url.hostname}:${url.port || (url.protocol === 'https:' ? 443 : 80)}`;
  const statusCode = Number(/^statusCode=(\d+)$/.exec(error)?.[1]);
  if (Number.isNaN(statusCode)) {
    const cause = error.replace(/^cause=/, '');
    const code = /\bE[A-Z_]{3,}\b/.exec(cause)?.[0] ?? '';
    const why = NETWORK_ERRORS[code];
    return [`could not be used: ${why === undefined ? cause : `${why} (${code})`}`, 'proxy error'];
  }
  const label = `proxy HTTP ${statusCode}`;
  const because = `(HTTP ${statusCode})`;
  if (statusCode === 407) return [`requires a user and password ${because}`, label, statusCode];
  if (statusCode === 403) return [`refuses to connect to ${target} ${because}`, label, statusCode];
  if (statusCode >= 500) return [`could not reach ${target} ${because}`, label, statusCode];
  return [`did not connect to ${target} ${because}`, label, statusCode];
}

/** Returns an empty string if there is none. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** Parses Fiddler's error envelope, the title of a gateway's page, or a short text. */
function parseErrorBody(
  body: string,
  statusCode: number,
): { reason?: string | undefined; message: string } {
  const envelope = parseJson(body);
  const error = isJsonObject(envelope) ? envelope['error'] : undefined;
  if (isJsonObject(error)) {
    const first: unknown = Array.isArray(error['errors']) ? error['errors'][0] : undefined;
    return {
      reason: isJsonObject(first) ? parseText(first['reason']) || undefined : undefined,
      message: parseText(error['message']) ?? '',
    };
  }
  if (envelope !== undefined) return { message: '' };
  const text = /<title[^>]*>([^<]*)/i.exec(body)?.[1] ?? (body.includes('<') ? '' : body);
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length > MAX_PLAIN_MESSAGE_LENGTH) return { message: '' };
  // Most titles repeat the status: `502 Bad Gateway`.
  return { message: line.replace(new RegExp(`^${statusCode}\\b\\s*`), '') };
}
