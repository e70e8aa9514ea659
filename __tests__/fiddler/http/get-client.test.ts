import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { describe, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { GetClient, type Response } from '../../../src/fiddler/http/get-client.ts';
import type { Owner } from '../../fixtures.ts';

interface Server {
  readonly client: GetClient;
  readonly requests: readonly IncomingMessage[];
  /** Sends a GET request to the server. */
  get(path?: string, options?: { timeoutMs?: number; signal?: AbortSignal }): Promise<Response>;
  /** Waits until every connection is closed. */
  closed(): Promise<void>;
}

async function startServer(t: Owner, listener: RequestListener): Promise<Server> {
  const requests: IncomingMessage[] = [];
  const client = new GetClient();
  const server = createServer((request, response) => {
    requests.push(request);
    listener(request, response);
  });
  // Longer than any test: the server closes no idle connection.
  server.keepAliveTimeout = 60_000;
  t.after(() => {
    client.close();
    server.close();
    server.closeAllConnections();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  const site = `http://127.0.0.1:${address.port}`;
  return {
    client,
    requests,
    get: (path = '/', { timeoutMs = 30_000, signal } = {}) =>
      client.get(new URL(path, site), { headers: {}, timeoutMs, signal }),
    async closed() {
      for (const { socket } of requests) {
        if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve));
      }
    },
  };
}

const answer: RequestListener = (_request, response) => void response.end('ok');

const reset: RequestListener = ({ socket }) => void socket.resetAndDestroy();

/** Responds to the first two requests at the same time, so each has its own connection. */
function answerPair(): RequestListener {
  let arrived = 0;
  return async (_request, response) => {
    arrived += 1;
    while (arrived < 2) await turn();
    response.end('ok');
  };
}

/** Resets each connection at its second request. */
function resetReused(listener: RequestListener): RequestListener {
  const used = new WeakSet();
  return (request, response) => {
    const respond = used.has(request.socket) ? reset : listener;
    used.add(request.socket);
    respond(request, response);
  };
}

describe('a connection', () => {
  test('is kept alive and reused until the client is closed', async (t) => {
    const server = await startServer(t, answer);
    for (let request = 0; request < 5; request += 1) await server.get();
    assert.equal(new Set(server.requests.map(({ socket }) => socket)).size, 1);
    server.client.close();
    await server.closed();
  });

  test('that became stale is replaced, and the request is sent again', async (t) => {
    const server = await startServer(t, resetReused(answer));
    for (let request = 0; request < 3; request += 1) {
      assert.equal((await server.get()).body, 'ok');
    }
    assert.equal(server.requests.length, 5);
  });

  test('that became stale means that the other idle ones are stale too', async (t) => {
    const server = await startServer(t, resetReused(answerPair()));
    await Promise.all([server.get(), server.get()]);
    assert.equal((await server.get()).body, 'ok');
    assert.equal(server.requests.length, 4);
  });

  test('that became stale does not affect requests on other connections', async (t) => {
    const respond = resetReused(answerPair());
    let finishSlow = (): void => {};
    const server = await startServer(t, (request, response) => {
      if (request.url === '/slow') finishSlow = () => response.end('slow');
      else respond(request, response);
    });
    await Promise.all([server.get(), server.get()]);
    const slow = server.get('/slow');
    assert.equal((await server.get('/stale')).body, 'ok');
    assert.equal(server.requests.length, 5);
    finishSlow();
    assert.equal((await slow).body, 'slow');
  });

  test('that is reset while it is new is not replaced', async (t) => {
    const server = await startServer(t, reset);
    await assert.rejects(server.get(), { code: 'ECONNRESET' });
    assert.equal(server.requests.length, 1);
  });

  test('that replaced a stale one is not replaced again', async (t) => {
    const server = await startServer(t, (request, response) => {
      const respond = server.requests.length === 1 ? answer : reset;
      respond(request, response);
    });
    await server.get();
    await assert.rejects(server.get(), { code: 'ECONNRESET' });
    assert.equal(server.requests.length, 3);
  });

  test('that is cut within the response is not stale: the request is not sent again', async (t) => {
    const server = await startServer(t, (_request, response) => {
      if (server.requests.length === 1) return response.end('ok');
      response.writeHead(200, { 'content-length': 10 });
      return response.write('half', () => response.destroy());
    });
    await server.get();
    await assert.rejects(server.get(), { code: 'ECONNRESET' });
    assert.equal(server.requests.length, 2);
  });
});

describe('a response', () => {
  test('of 4 MiB is read, a larger one is an error', async (t) => {
    const maxBytes = 4 * 2 ** 20;
    const server = await startServer(t, ({ url }, response) => {
      response.end('x'.repeat(url === '/max' ? maxBytes : maxBytes + 1));
    });
    assert.equal((await server.get('/max')).body.length, maxBytes);
    const message = 'the answer is larger than 4 MiB';
    await assert.rejects(server.get('/larger'), { label: 'oversized answer', message });
    await server.closed();
  });

  const STALLS: Readonly<Record<string, RequestListener>> = {
    'before its headers': () => {},
    'within its body': (_request, response) => void response.write('half'),
  };
  for (const [when, stall] of Object.entries(STALLS)) {
    test(`that stalls ${when} is an error in time, and the connection is closed`, async (t) => {
      const server = await startServer(t, stall);
      const message = 'no complete answer within 0.1 s';
      const getting = server.get('/', { timeoutMs: 100 });
      await assert.rejects(getting, { label: 'no answer in time', message });
      await server.closed();
    });

    test(`that stalls ${when} ends when the signal is aborted, with its reason`, async (t) => {
      const controller = new AbortController();
      const server = await startServer(t, (request, response) => {
        stall(request, response);
        setImmediate(() => controller.abort(new Error('stop')));
      });
      await assert.rejects(server.get('/', { signal: controller.signal }), { message: 'stop' });
      await server.closed();
    });
  }

  test('has its Retry-After, as a date by the server’s clock', async (t) => {
    const server = await startServer(t, (_request, response) => {
      response.setHeader('date', 'Sun, 06 Nov 1994 08:49:00 GMT');
      response.setHeader('retry-after', 'Sun, 06 Nov 1994 08:49:37 GMT');
      response.end();
    });
    assert.equal((await server.get()).retryAfterMs, 37_000);
  });
});
