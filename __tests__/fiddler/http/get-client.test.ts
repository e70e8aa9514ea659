import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { describe, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { GetClient, type GetOptions } from '../../../src/fiddler/http/get-client.ts';
import { type Owner, serve } from '../../fixtures.ts';
import { JOB_ID } from '../sample-job.ts';
import { until } from '../serve-job.ts';

/** A client, and a server with these replies in turn, the last one repeating. */
async function start(t: Owner, ...replies: readonly RequestListener[]) {
  const { url, requests, connections } = await serve(t, { replies: { [JOB_ID]: replies } });
  const client = new GetClient();
  t.after(() => client.close());
  const usual = { headers: {}, timeoutMs: 30_000, signal: undefined };
  return {
    client,
    requests,
    get: (options?: Partial<GetOptions>) =>
      client.get(new URL(`/v3/jobs/${JOB_ID}`, url), { ...usual, ...options }),
    /** Waits until every connection is closed. */
    closed: () => until(() => connections() === 0),
  };
}

const respond: RequestListener = (_request, response) => void response.end('ok');

const reset: RequestListener = ({ socket }) => void socket.resetAndDestroy();

/** Responds to the first two requests at the same time, so each has its own connection. */
function respondToPair(): RequestListener {
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
    const isReused = used.has(request.socket);
    used.add(request.socket);
    (isReused ? reset : listener)(request, response);
  };
}

describe('a connection', () => {
  test('is kept alive and reused until the client is closed', async (t) => {
    const sockets = new Set();
    const { client, get, closed } = await start(t, (request, response) => {
      sockets.add(request.socket);
      respond(request, response);
    });
    for (let request = 0; request < 5; request += 1) await get();
    assert.equal(sockets.size, 1);
    client.close();
    await closed();
  });

  test('that became stale is replaced, and the request is sent again', async (t) => {
    const { get, requests } = await start(t, resetReused(respond));
    for (let request = 0; request < 3; request += 1) assert.equal((await get()).body, 'ok');
    assert.equal(requests.length, 5);
  });

  test('that became stale means that the other idle ones are stale too', async (t) => {
    const { get, requests } = await start(t, resetReused(respondToPair()));
    await Promise.all([get(), get()]);
    assert.equal((await get()).body, 'ok');
    assert.equal(requests.length, 4);
  });

  test('that became stale does not affect requests on other connections', async (t) => {
    const stale = resetReused(respondToPair());
    let finishSlow = (): void => {};
    const slow: RequestListener = (_request, response) => {
      finishSlow = () => response.end('slow');
    };
    const { get, requests } = await start(t, stale, stale, slow, stale);
    await Promise.all([get(), get()]);
    const slowly = get();
    assert.equal((await get()).body, 'ok');
    assert.equal(requests.length, 5);
    finishSlow();
    assert.equal((await slowly).body, 'slow');
  });

  test('that is reset while it is new is not replaced', async (t) => {
    const { get, requests } = await start(t, reset);
    await assert.rejects(get(), { code: 'ECONNRESET' });
    assert.equal(requests.length, 1);
  });

  test('that replaced a stale one is not replaced again', async (t) => {
    const { get, requests } = await start(t, respond, reset);
    await get();
    await assert.rejects(get(), { code: 'ECONNRESET' });
    assert.equal(requests.length, 3);
  });

  test('that is cut within the response is not stale: the request is not sent again', async (t) => {
    const { get, requests } = await start(t, respond, (_request, response) => {
      response.writeHead(200, { 'content-length': 10 });
      response.write('half', () => response.destroy());
    });
    await get();
    await assert.rejects(get(), { code: 'ECONNRESET' });
    assert.equal(requests.length, 2);
  });
});

describe('a response', () => {
  test('of 4 MiB is read, a larger one is an error', async (t) => {
    const body = 'x'.repeat(4 * 2 ** 20);
    const { get, closed } = await start(
      t,
      (_request, response) => response.end(body),
      // Not at its end, from where the connection could be used again.
      (_request, response) => void response.write(`${body}x`),
    );
    assert.equal((await get()).body.length, body.length);
    const message = 'the response is larger than 4 MiB';
    await assert.rejects(get(), { label: 'oversized response', message });
    await closed();
  });

  const STALLS: Readonly<Record<string, RequestListener>> = {
    'before its headers': () => {},
    'within its body': (_request, response) => void response.write('half'),
  };
  for (const [when, stall] of Object.entries(STALLS)) {
    test(`that stalls ${when} is an error in time, and the connection is closed`, async (t) => {
      const { get, requests, closed } = await start(t, stall);
      t.mock.timers.enable({ apis: ['setTimeout'] });
      const error = { label: 'no response in time', message: 'no complete response within 0.1 s' };
      const rejected = assert.rejects(get({ timeoutMs: 100 }), error);
      await until(() => requests.length === 1);
      t.mock.timers.tick(100);
      await rejected;
      await closed();
    });

    test(`that stalls ${when} ends when the signal is aborted, with its reason`, async (t) => {
      const controller = new AbortController();
      const { get, closed } = await start(t, (request, response) => {
        stall(request, response);
        setImmediate(() => controller.abort(new Error('stop')));
      });
      await assert.rejects(get({ signal: controller.signal }), { message: 'stop' });
      await closed();
    });
  }

  test('has its Retry-After, as a date by the server’s clock', async (t) => {
    const { get } = await start(t, (_request, response) => {
      response.setHeader('date', 'Sun, 06 Nov 1994 08:49:00 GMT');
      response.setHeader('retry-after', 'Sun, 06 Nov 1994 08:49:37 GMT');
      response.end();
    });
    assert.equal((await get()).retryAfterMs, 37_000);
  });
});
