/** One GET with bounds: time to connect, time in all, size of the answer. Knows no Fiddler. */
import * as http from 'node:http';
import type { HttpClient } from '@actions/http-client';

/** Time to connect; the Python client's value. */
const CONNECT_MS = 5_000;
/** Time in all, from the first byte sent to the last byte read. */
export const EXCHANGE_MS = 30_000;
const LARGEST_ANSWER_BYTES = 4 * 1024 * 1024;

export interface Answer {
  readonly statusCode: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface ExchangeOptions {
  readonly headers: http.OutgoingHttpHeaders;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** Broken off by our own bounds rather than by the network; `label` is a few words to count by. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff';
  readonly label: string;

  constructor(label: string, message: string) {
    super(message);
    this.label = label;
  }
}

/**
 * Asks for `url`: no redirects, and no retries of what a server was asked.
 *
 * @throws BrokenOff when a bound is reached, the network's error as node gives it, or the reason
 * of `signal` when that is aborted
 */
export async function exchange(
  client: HttpClient,
  url: URL,
  { headers, timeoutMs, signal }: ExchangeOptions,
): Promise<Answer> {
  signal?.throwIfAborted();
  const cutOff = new AbortController();
  const onAbort = (): void => cutOff.abort(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(() => {
    const seconds = Math.round(timeoutMs / 1000);
    cutOff.abort(new BrokenOff('no answer in time', `no complete answer within ${seconds} s`));
  }, timeoutMs);
  try {
    // The race is there for whatever may never settle: http-client is known for such promises.
    const answer = askAfresh(client, url, headers, cutOff.signal);
    return await Promise.race([answer, rejection(cutOff.signal)]);
  } catch (error) {
    // Node wraps an abort in an AbortError of its own; who aborted is what counts.
    throw cutOff.signal.aborted ? cutOff.signal.reason : error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
    // Closes a connection that is still half open, which would keep the process alive.
    cutOff.abort();
  }
}

/** So seldom is a request repeated that it does not count among those that a wait may send. */
const REPEAT_EVERY_MS = 10_000;
/** A connection that is cut later than this after the question was cut by somebody who has it. */
const STALE_WITHIN_MS = 1_000;
const repeatedMs = new WeakMap<HttpClient, number>();

/**
 * Asks once more over a new connection where one that was kept alive turns out to be cut: the server
 * or something on the way has forgotten it, which says nothing about how they are.
 */
async function askAfresh(
  client: HttpClient,
  url: URL,
  headers: http.OutgoingHttpHeaders,
  signal: AbortSignal,
): Promise<Answer> {
  const agent = client.getAgent(url.href);
  const idle =
    agent instanceof http.Agent
      ? Object.values(agent.freeSockets).flatMap((sockets) => sockets ?? [])
      : [];
  const askedMs = Date.now();
  try {
    return await ask(client, url, headers, signal);
  } catch (error) {
    const nowMs = Date.now();
    const isStale = idle.length > 0 && isCutUnanswered(error) && nowMs - askedMs < STALE_WITHIN_MS;
    const isSeldom = nowMs - (repeatedMs.get(client) ?? 0) >= REPEAT_EVERY_MS;
    if (!isStale || !isSeldom || signal.aborted) throw error;
    repeatedMs.set(client, nowMs);
    for (const socket of idle) socket.destroy();
    return ask(client, url, headers, signal);
  }
}

async function ask(
  client: HttpClient,
  url: URL,
  headers: http.OutgoingHttpHeaders,
  signal: AbortSignal,
): Promise<Answer> {
  const secure = url.protocol === 'https:';
  const agent = client.getAgent(url.href);
  // Behind a proxy the agent first asks that for a tunnel, with the proxy's options and no bound.
  if ('proxyOptions' in agent)
    Object.assign(agent, { proxyOptions: { ...proxyOf(agent), signal } });
  // http-client's own get() takes no signal and follows redirects, its request() beneath does not.
  const { message } = await client
    .requestRaw(
      {
        httpModule: secure ? await import('node:https') : http,
        parsedUrl: url,
        options: {
          method: 'GET',
          host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
          port: url.port || (secure ? 443 : 80),
          path: url.pathname + url.search,
          headers: { ...headers, 'user-agent': client.userAgent },
          agent,
          signal,
          // Until connected only: afterwards http-client sets its own, longer idle time.
          timeout: CONNECT_MS,
        },
      },
      null,
    )
    .catch((error: unknown) => {
      throw isConnectTimeout(error)
        ? new BrokenOff('no connection in time', `no connection within ${CONNECT_MS / 1000} s`)
        : error;
    });
  return {
    statusCode: message.statusCode ?? 0,
    headers: message.headers,
    body: await readBody(message),
  };
}

function proxyOf(agent: { proxyOptions: unknown }): object {
  return typeof agent.proxyOptions === 'object' ? { ...agent.proxyOptions } : {};
}

/** Iterating rejects where a body is cut; http-client's readBody would never settle. */
async function readBody(message: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes > LARGEST_ANSWER_BYTES) {
      throw new BrokenOff('oversized answer', 'the answer is larger than 4 MiB');
    }
    chunks.push(buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** node calls it `aborted` where the answer had begun. */
function isCutUnanswered(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === 'ECONNRESET' &&
    error.message !== 'aborted'
  );
}

function isConnectTimeout(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Request timeout: ');
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
