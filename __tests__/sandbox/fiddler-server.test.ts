/** The sandbox as a server, and its scripted replies. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorAnswer, jobAnswer, SANDBOX_TOKEN } from '../../sandbox/fiddler-server.js';
import { SHORT, SHORT_PATH, send, start, UNKNOWN_ID } from './server.ts';

describe('the server', () => {
  test('accepts only its own token', async (t) => {
    const server = await start(t, { token: 'of-my-own' });
    assert.equal((await send(server, '/v3/jobs')).status, 200);
    assert.equal((await send({ url: server.url, token: SANDBOX_TOKEN }, '/v3/jobs')).status, 401);
    const response = await fetch(`${server.url}/v3/jobs`);
    assert.equal(response.status, 401);
    assert.equal(response.headers.get('www-authenticate'), 'Bearer');
  });

  test('records all requests with their time', async (t) => {
    const server = await start(t);
    const beforeMs = performance.now();
    await send(server, `${SHORT_PATH}?verbose=true`);
    await send({ url: server.url, token: 'wrong' }, '/nowhere', 'POST');
    const [first, second, third] = server.requests;
    assert.equal(first?.method, 'GET');
    assert.equal(first.path, SHORT_PATH);
    assert.equal(first.url, `${SHORT_PATH}?verbose=true`);
    assert.equal(first.headers.authorization, `Bearer ${server.token}`);
    assert.equal(second?.method, 'POST');
    assert.equal(third, undefined);
    assert.ok(first.atMs >= beforeMs && second.atMs >= first.atMs);
    assert.ok(second.atMs <= performance.now());
  });

  test('counts its connections, and cuts them when it is closed', async (t) => {
    let receive = (): void => {};
    const received = new Promise<void>((resolve) => {
      receive = resolve;
    });
    const server = await start(t, { replies: { [SHORT.id]: [() => receive()] } });
    assert.equal(server.connections(), 0);
    const rejected = assert.rejects(send(server, SHORT_PATH), /fetch failed/);
    await received;
    assert.equal(server.connections(), 1);
    await server.close();
    await rejected;
    assert.equal(server.connections(), 0);
    await server.close();
  });

  test('listens on the given port, or fails if that is in use', async (t) => {
    const server = await start(t);
    assert.equal(server.url, `http://127.0.0.1:${server.port}`);
    await assert.rejects(start(t, { port: server.port }), { code: 'EADDRINUSE' });
    await server.close();
    assert.equal((await start(t, { port: server.port })).port, server.port);
  });
});

describe('scripted replies', () => {
  test('come in order, and the last one repeats', async (t) => {
    const server = await start(t, {
      replies: {
        [SHORT.id.toUpperCase()]: [
          { status: 503, headers: { 'retry-after': '2' }, body: '<h1>Bad gateway</h1>' },
          'scenario',
          { body: jobAnswer({ id: SHORT.id, status: 'PAUSED', progress: undefined }) },
          { status: 429, body: errorAnswer(429, 'TooManyRequests', 'slow down') },
        ],
      },
    });
    const html = await send(server, SHORT_PATH);
    assert.equal(html.status, 503);
    assert.equal(html.text, '<h1>Bad gateway</h1>');
    assert.equal(html.headers.get('retry-after'), '2');
    assert.match((await send(server, SHORT_PATH)).text, /PENDING/);
    const job = await send(server, SHORT_PATH);
    assert.match(job.text, /"status":"PAUSED"/);
    assert.doesNotMatch(job.text, /progress/);
    assert.equal((await send(server, SHORT_PATH)).status, 429);
    assert.equal((await send(server, SHORT_PATH)).status, 429);
  });

  test('are counted for each job, and leave other jobs to their scenarios', async (t) => {
    const replies = { [UNKNOWN_ID]: [{ status: 500 }, { status: 501 }] };
    const server = await start(t, { replies });
    const statuses: number[] = [];
    for (const id of [UNKNOWN_ID, SHORT.id, UNKNOWN_ID]) {
      statuses.push((await send(server, `/v3/jobs/${id}`)).status);
    }
    assert.deepEqual(statuses, [500, 200, 501]);
  });

  test('are sent only with the right token, unless they are functions', async (t) => {
    const { url } = await start(t, {
      replies: {
        [UNKNOWN_ID]: [{ status: 500 }],
        [SHORT.id]: [
          (request, response) => response.writeHead(418).end(request.headers.authorization),
          (request) => request.socket.resetAndDestroy(),
        ],
      },
    });
    const wrong = { url, token: 'wrong' };
    assert.equal((await send(wrong, `/v3/jobs/${UNKNOWN_ID}`)).status, 401);
    const { status, text } = await send(wrong, SHORT_PATH);
    assert.deepEqual([status, text], [418, 'Bearer wrong']);
    await assert.rejects(send(wrong, SHORT_PATH), /fetch failed/);
  });
});
