/** One GET with bounds: time in all, and a second try over a new connection. Knows no Fiddler. */
import * as http from 'node:http';
import type { HttpClient } from '@actions/http-client';
import { type Answer, ask, BrokenOff } from './request.ts';

/** Time in all, from the first byte sent to the last byte read. */
export const EXCHANGE_MS = 30_000;

export interface ExchangeOptions {
  readonly headers: http.OutgoingHttpHeaders;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
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
    const cause: unknown = cutOff.signal.aborted ? cutOff.signal.reason : error;
    // Closes a connection that is still half open, which would keep the process alive.
    cutOff.abort(OVER);
    throw cause;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

/** Without a reason, each exchange would leave an error with a stack behind. */
const OVER = 'the exchange is over';

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
    return await ask(client, agent, url, { headers, signal });
  } catch (error) {
    const nowMs = Date.now();
    const isStale = idle.length > 0 && isCutUnanswered(error) && nowMs - askedMs < STALE_WITHIN_MS;
    const isSeldom = nowMs - (repeatedMs.get(client) ?? 0) >= REPEAT_EVERY_MS;
    if (!isStale || !isSeldom || signal.aborted) throw error;
    repeatedMs.set(client, nowMs);
    for (const socket of idle) socket.destroy();
    return ask(client, agent, url, { headers, signal });
  }
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

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
