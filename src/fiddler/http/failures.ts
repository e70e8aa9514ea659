/** Turns a failed request into an `ApiError` that describes it. */
import {
  ApiError,
  type ApiErrorDetails,
  messageOf,
  NotFound,
  PROXY_CERTIFICATE,
  PROXY_NO_TLS,
  type ProxyDetails,
} from '../errors.ts';
import { isJsonObject, parseJson, parseText } from '../json.ts';
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
    const [why, label, statusCode] = describeTunnelError(
      message.slice(NO_TUNNEL.length),
      url,
      proxy.hasCredentials,
    );
    const text = `the proxy ${proxy.address} (${proxy.variable}) ${why}`;
    return fail(text, { kind: 'proxy', label, proxy: { ...proxy, statusCode } });
  }
  const through = proxy === null ? '' : ` through the proxy ${proxy.address} (${proxy.variable})`;
  const failed = { kind: 'network', ...(proxy === null ? {} : { proxy }) } as const;
  if (cause instanceof RequestAborted) {
    return fail(`${message}${through}`, { ...failed, label: cause.label });
  }
  const code = codeOf(cause);
  const tls = parseTlsReason(message);
  if (tls !== null) {
    const why = TLS_ERRORS[tls] ?? tls;
    return fail(`TLS handshake failed: ${why} (${code})`, { ...failed, label: `TLS ${tls}` });
  }
  const certificate = CERTIFICATE_ERRORS[code];
  const why = certificate || NETWORK_ERRORS[code] || message || 'no response';
  return fail(`${code === '' ? why : `${why} (${code})`}${through}`, {
    ...failed,
    kind: certificate === undefined ? 'network' : 'certificate',
    label: code || 'network error',
  });
}

/** The error of a 200 that is not a job, with its URL, and the title if it is a page. */
export function errorFromInvalidBody(error: ApiError, response: Response, url: URL): ApiError {
  const { kind, label, message } = error;
  const { statusCode, retryAfterMs, body } = response;
  const details = { kind, label, statusCode, retryAfterMs, cause: error };
  const title = parseErrorBody(body, statusCode).message;
  const text = `${describeRequest(url)}: ${message}${title === '' ? '' : ` (${title})`}`;
  return new ApiError(text, details);
}

function describeRequest(url: URL): string {
  return `GET ${url.origin}${url.pathname}`;
}

/** Returns what the proxy did, a label, and its status if it answered. */
function describeTunnelError(
  error: string,
  url: URL,
  hasCredentials: boolean,
): readonly [why: string, label: string, statusCode?: number] {
  const statusCode = Number(/^statusCode=(\d+)$/.exec(error)?.[1]);
  if (Number.isNaN(statusCode)) return describeProxyFailure(error.replace(/^cause=/, ''));
  const target = `${url.hostname}:${url.port || (url.protocol === 'https:' ? 443 : 80)}`;
  const label = `proxy HTTP ${statusCode}`;
  const describe = (): string => {
    if (statusCode === 407 && hasCredentials) return 'refuses the user and password';
    if (statusCode === 407) return 'requires a user and password';
    if (statusCode === 403) return `refuses to connect to ${target}`;
    return statusCode >= 500 ? `could not reach ${target}` : `did not connect to ${target}`;
  };
  return [`${describe()} (HTTP ${statusCode})`, label, statusCode];
}

/** The tunnel package passes on the message of an error, but not its code. */
function describeProxyFailure(cause: string): readonly [why: string, label: string] {
  const code = /\bE[A-Z_]{3,}\b/.exec(cause)?.[0] ?? '';
  const tls = parseTlsReason(cause);
  if (tls === 'wrong version number') return ['does not speak TLS', PROXY_NO_TLS];
  if (/certificate|altnames/i.test(cause)) {
    return [`has a certificate that is not trusted: ${cause}`, PROXY_CERTIFICATE];
  }
  const known = NETWORK_ERRORS[code];
  const why = tls ?? (known === undefined ? cause : `${known} (${code})`);
  return [`could not be used: ${why}`, 'proxy error'];
}

/** Returns OpenSSL's reason for a failed handshake, from its message; null if it is another error. */
function parseTlsReason(message: string): string | null {
  const reason = /SSL routines:[^:]*:([^:]+)/.exec(message)?.[1];
  if (reason === undefined) return null;
  return Object.keys(TLS_ERRORS).find((key) => reason.includes(key)) ?? reason;
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
