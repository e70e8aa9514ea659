/** Keep-alive GET client for one origin, with a total timeout and one retry on a stale socket. */
import * as http from 'node:http';
import * as https from 'node:https';
import { HttpClient } from '@actions/http-client';
import { OVERSIZED } from '../errors.ts';
import { findProxy } from './proxy.ts';

/** Time for a whole request: name lookup, connection and response. */
export const REQUEST_TIMEOUT_MS = 30_000;
/** Time to connect; the Python client's value. */
const CONNECT_TIMEOUT_MS = 5_000;
const MAX_BODY_BYTES = 4 * 1024 * 1024;
/** A longer `Retry-After` than a day is ignored like garbage. */
const MAX_RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

export interface Response {
  readonly statusCode: number;
  /** Target of a redirect. */
  readonly location: string | undefined;
  /** Pause requested by the server, in milliseconds, whatever the status code. */
  readonly retryAfterMs: number | undefined;
  readonly body: string;
}

/** One of our own limits ended the request; `label` groups errors of the same kind in counts. */
export class RequestAborted extends Error {
  override readonly name = 'RequestAborted';
  readonly label: string;

  constructor(label: string, message: string) {
    super(message);
    this.label = label;
  }
}

export interface GetOptions {
  readonly headers: http.OutgoingHttpHeaders;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** An idle connection was closed by the server just as a request was sent over it. */
class StaleSocket extends Error {}

export class GetClient {
  readonly #httpClient = newHttpClient();

  /**
   * Sends a GET request. Redirects are not followed, responses with any status resolve.
   *
   * @throws RequestAborted at a time or size limit, Node's own error if the network fails, or the
   * reason of `signal` when it is aborted
   */
  async get(url: URL, { headers, timeoutMs, signal }: GetOptions): Promise<Response> {
    signal?.throwIfAborted();
    const cutOff = new AbortController();
    const onAbort = (): void => cutOff.abort(signal?.reason);
    signal?.addEventListener('abort', onAbort, { once: true });
    let isConnected = false;
    const expire = (limitMs: number): void => {
      const [label, what] = isConnected
        ? ['no response in time', 'complete response']
        : ['no connection in time', 'connection'];
      const seconds = Number((limitMs / 1000).toFixed(1));
      cutOff.abort(new RequestAborted(label, `no ${what} within ${seconds} s`));
    };
    const timer = setTimeout(expire, timeoutMs, timeoutMs);
    let connectTimer: NodeJS.Timeout | undefined;
    const onConnect = (): void => {
      isConnected = true;
      clearTimeout(connectTimer);
    };
    const send = (): Promise<Response> => {
      isConnected = false;
      connectTimer = setTimeout(expire, CONNECT_TIMEOUT_MS, CONNECT_TIMEOUT_MS);
      const { signal: cutOffSignal } = cutOff;
      const agent = this.#agentFor(url, cutOffSignal);
      return sendRequest(url, { agent, headers, signal: cutOffSignal, onConnect });
    };
    try {
      return await send().catch((error: unknown) => {
        if (!(error instanceof StaleSocket)) throw error;
        // The other idle connections are probably stale too.
        this.#closeIdleSockets(url);
        return send();
      });
    } catch (error) {
      throw error instanceof StaleSocket ? error.cause : error;
    } finally {
      clearTimeout(timer);
      clearTimeout(connectTimer);
      signal?.removeEventListener('abort', onAbort);
    }
  }

  /** Closes the idle connections. */
  close(): void {
    this.#httpClient.dispose();
  }

  /** Through a proxy each request has its own tunnel, which `signal` has to close as well. */
  #agentFor(url: URL, signal: AbortSignal): http.Agent {
    if (findProxy(url) === null) return this.#httpClient.getAgent(url.href);
    const agent = newHttpClient().getAgent(url.href);
    if ('proxyOptions' in agent) Object.assign(agent.proxyOptions ?? {}, { signal });
    return agent;
  }

  #closeIdleSockets(url: URL): void {
    const { freeSockets } = this.#httpClient.getAgent(url.href);
    for (const socket of Object.values(freeSockets).flat()) socket?.destroy();
  }
}

function newHttpClient(): HttpClient {
  return new HttpClient(undefined, [], { keepAlive: true });
}

interface SendOptions {
  readonly agent: http.Agent;
  readonly headers: http.OutgoingHttpHeaders;
  readonly signal: AbortSignal;
  readonly onConnect: () => void;
}

/**
 * http-client's own methods do not fit: `get` follows redirects and takes no signal, `requestRaw`
 * does not tell a connection from a response, and `readBody` never settles if the body is cut.
 */
function sendRequest(
  url: URL,
  { agent, headers, signal, onConnect }: SendOptions,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    // At once, whatever becomes of the request: a promise that never settles ends Node with 0.
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    const isSecure = url.protocol === 'https:';
    const request = (isSecure ? https : http).request({
      host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      // The agent of a tunnel has no default port.
      port: url.port || (isSecure ? 443 : 80),
      path: url.pathname + url.search,
      headers,
      agent,
      signal,
    });
    request.on('socket', (socket) => {
      if (socket.connecting) socket.once('connect', onConnect);
      else onConnect();
    });
    request.on('response', (message) => {
      readResponse(message).then(resolve, reject);
    });
    request.on('error', (error) => {
      const isReset = 'code' in error && error.code === 'ECONNRESET';
      reject(request.reusedSocket && isReset ? new StaleSocket('', { cause: error }) : error);
    });
    request.end();
  });
}

async function readResponse(message: http.IncomingMessage): Promise<Response> {
  const { statusCode = 0, headers } = message;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes > MAX_BODY_BYTES) {
      throw new RequestAborted(OVERSIZED, 'the response is larger than 4 MiB');
    }
    chunks.push(buffer);
  }
  // By the server's own clock if the response has it: a runner's may be wrong.
  const serverMs = Date.parse(headers.date ?? '');
  return {
    statusCode,
    location: headers.location,
    retryAfterMs: parseRetryAfterMs(
      headers['retry-after'] ?? '',
      Number.isNaN(serverMs) ? Date.now() : serverMs,
    ),
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

/**
 * Parses a `Retry-After` header to milliseconds.
 *
 * @param value whole seconds or an HTTP date
 * @param nowMs the server's time of day in milliseconds since 1970, to which a date is relative
 * @returns undefined for a past, negative, unreadable or absurd (over a day) value
 */
export function parseRetryAfterMs(value: string, nowMs: number): number | undefined {
  const text = value.trim();
  // Date.parse reads far more than HTTP dates, bare numbers too; an HTTP date starts with a weekday,
  // and is in GMT whether it says so or not.
  const delayMs = /^\d+$/.test(text)
    ? Number(text) * 1000
    : /^[A-Za-z]{3,9},? /.test(text)
      ? Date.parse(text.endsWith('GMT') ? text : `${text} GMT`) - nowMs
      : Number.NaN;
  return delayMs > 0 && delayMs <= MAX_RETRY_AFTER_MS ? delayMs : undefined;
}
