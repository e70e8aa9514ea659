/**
 * The GETs to one site, over connections that are kept alive: each within a time, and asked once more
 * where its connection was stale. Knows no Fiddler.
 */
import * as http from 'node:http';
import type { Socket } from 'node:net';
import { HttpClient } from '@actions/http-client';
import type { Clock } from '../clock.ts';
import { type Answer, ask, RequestAborted } from './request.ts';

/** Time in all: to look up the name, to connect, to ask, once more where need be, and to read. */
export const EXCHANGE_MS = 30_000;

/**
 * A server that forgot a connection may forget the next ones as soon: for so long each request has a
 * new one. So repeats are too rare to be counted against the limits of requests.
 */
const FRESH_MS = 60_000;
/** A connection that is cut later than this after the question was cut by somebody who has it. */
const STALE_WITHIN_MS = 1_000;

/** `abort()` without a reason would make an error with a stack for every exchange. */
const OVER = 'the exchange is over';

export interface GetOptions {
  readonly headers: http.OutgoingHttpHeaders;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

export class Connection {
  readonly #http = new HttpClient(undefined, [], {
    keepAlive: true,
    // Idle time once connected: out of the way of the bound on the whole exchange.
    socketTimeout: 2 * EXCHANGE_MS,
  });
  readonly #clock: Clock;
  /** When the server last turned out to have forgotten a connection. */
  #staleMs = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Asks for `url`: no redirects, and no retries of what a server was asked.
   *
   * @throws RequestAborted when a bound is reached, the network's error as node gives it, or the
   * reason of `signal` when that is aborted
   */
  async get(url: URL, { headers, timeoutMs, signal }: GetOptions): Promise<Answer> {
    signal?.throwIfAborted();
    const cutOff = new AbortController();
    const onAbort = (): void => cutOff.abort(signal?.reason);
    signal?.addEventListener('abort', onAbort, { once: true });
    // The network takes real time, whatever the clock is.
    const timer = setTimeout(() => {
      const seconds = Number((timeoutMs / 1000).toFixed(1));
      const message = `no complete answer within ${seconds} s`;
      cutOff.abort(new RequestAborted('no answer in time', message));
    }, timeoutMs);
    try {
      // The race is there for whatever may never settle: http-client is known for such promises.
      const answer = this.#askAfresh(url, headers, cutOff.signal);
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

  /** Closes the connections that are kept alive. */
  close(): void {
    this.#http.dispose();
  }

  /**
   * Asks once more over a new connection where one that was kept alive turns out to be cut: the server
   * or something on the way has forgotten it, which says nothing about how they are.
   */
  async #askAfresh(
    url: URL,
    headers: http.OutgoingHttpHeaders,
    signal: AbortSignal,
  ): Promise<Answer> {
    const agent = this.#http.getAgent(url.href);
    const askedMs = this.#clock.nowMs();
    if (this.#wasStale(askedMs)) closeIdle(agent);
    const mayBeStale = idleSockets(agent).length > 0;
    try {
      return await ask(this.#http, agent, url, { headers, signal });
    } catch (error) {
      const nowMs = this.#clock.nowMs();
      const isStale = mayBeStale && isCutUnanswered(error) && nowMs - askedMs < STALE_WITHIN_MS;
      if (!isStale || this.#wasStale(nowMs) || signal.aborted) throw error;
      this.#staleMs = nowMs;
      closeIdle(agent);
      return ask(this.#http, agent, url, { headers, signal });
    }
  }

  #wasStale(nowMs: number): boolean {
    return nowMs - this.#staleMs < FRESH_MS;
  }
}

/** Those that are idle now: others may be at work for other jobs meanwhile. */
function closeIdle(agent: unknown): void {
  for (const socket of idleSockets(agent)) socket.destroy();
}

function idleSockets(agent: unknown): readonly Socket[] {
  if (!(agent instanceof http.Agent)) return [];
  return Object.values(agent.freeSockets).flatMap((sockets) => sockets ?? []);
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
