/** One GET through http-client: time to connect, and size of the answer. Knows no Fiddler. */
import * as http from 'node:http';
import * as https from 'node:https';
import type { HttpClient } from '@actions/http-client';
import { parseRetryAfterMs } from './retry-after.ts';

/** Time to connect; the Python client's value. */
const CONNECT_MS = 5_000;
const LARGEST_ANSWER_BYTES = 4 * 1024 * 1024;

export interface Answer {
  readonly statusCode: number;
  /** Where a redirect points. */
  readonly location: string | undefined;
  /** The pause that the server asks for before the next request, whatever it answered. */
  readonly retryAfterMs: number | undefined;
  readonly body: string;
}

/** Aborted by our own bounds rather than by the network; `label` is a few words to count by. */
export class RequestAborted extends Error {
  override readonly name = 'RequestAborted';
  readonly label: string;

  constructor(label: string, message: string) {
    super(message);
    this.label = label;
  }
}

/**
 * Asks for `url` once: no redirects.
 *
 * @throws RequestAborted when a bound is reached, otherwise whatever node gives
 */
export async function ask(
  client: HttpClient,
  agent: http.Agent,
  url: URL,
  { headers, signal }: { headers: http.OutgoingHttpHeaders; signal: AbortSignal },
): Promise<Answer> {
  const secure = url.protocol === 'https:';
  // Behind a proxy the agent first asks that for a tunnel, with the proxy's options and no bound. It
  // is shared by all requests: nothing asynchronous may come between this and the request.
  if ('proxyOptions' in agent)
    Object.assign(agent, { proxyOptions: { ...proxyOf(agent), signal } });
  // http-client's own get() takes no signal and follows redirects, its request() beneath does not.
  const { message } = await client
    .requestRaw(
      {
        httpModule: secure ? https : http,
        parsedUrl: url,
        options: {
          method: 'GET',
          host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
          port: url.port || (secure ? 443 : 80),
          path: url.pathname + url.search,
          headers,
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
        ? new RequestAborted('no connection in time', `no connection within ${CONNECT_MS / 1000} s`)
        : error;
    });
  const { statusCode = 0, headers: answered } = message;
  return {
    statusCode,
    location: answered.location,
    retryAfterMs: retryAfterMsOf(answered),
    body: await readBody(message),
  };
}

function retryAfterMsOf(headers: http.IncomingHttpHeaders): number | undefined {
  const retryAfter = headers['retry-after'];
  if (retryAfter === undefined) return undefined;
  // By the server's own clock, where the answer tells it: a runner's may be wrong.
  const serverMs = Date.parse(headers.date ?? '');
  return parseRetryAfterMs(retryAfter, Number.isNaN(serverMs) ? Date.now() : serverMs);
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
      throw new RequestAborted('oversized answer', 'the answer is larger than 4 MiB');
    }
    chunks.push(buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function isConnectTimeout(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Request timeout: ');
}
