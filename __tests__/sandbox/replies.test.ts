// What the sandbox is scripted to reply.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorAnswer, jobAnswer } from '../../sandbox/fiddler-server.js';
import { ask, SHORT, start, UNKNOWN_ID } from './server.ts';

describe('scripted replies', () => {
  test('come in order, and the last one repeats', async (t) => {
    const server = await start(t, {
      replies: {
        [SHORT.id.toUpperCase()]: [
          { status: 503, headers: { 'retry-after': '2' }, body: '<h1>Bad gateway</h1>' },
          'story',
          { body: jobAnswer({ id: SHORT.id, status: 'PAUSED', progress: undefined }) },
          { status: 429, body: errorAnswer(429, 'TooManyRequests', 'slow down') },
        ],
      },
    });
    const path = `/v3/jobs/${SHORT.id}`;
    const html = await ask(server, path);
    assert.equal(html.status, 503);
    assert.equal(html.text, '<h1>Bad gateway</h1>');
    assert.equal(html.headers.get('retry-after'), '2');
    assert.match((await ask(server, path)).text, /PENDING/);
    const job = await ask(server, path);
    assert.match(job.text, /"status":"PAUSED"/);
    assert.doesNotMatch(job.text, /progress/);
    assert.equal((await ask(server, path)).status, 429);
    assert.equal((await ask(server, path)).status, 429);
  });

  test('are counted for each job on its own', async (t) => {
    const server = await start(t, {
      replies: { [UNKNOWN_ID]: [{ status: 500 }, { status: 501 }], [SHORT.id]: [{ status: 502 }] },
    });
    const statuses: number[] = [];
    for (const id of [UNKNOWN_ID, SHORT.id, UNKNOWN_ID]) {
      statuses.push((await ask(server, `/v3/jobs/${id}`)).status);
    }
    assert.deepEqual(statuses, [500, 502, 501]);
  });

  test('leave other jobs to their stories', async (t) => {
    const server = await start(t, { replies: { [UNKNOWN_ID]: [{ status: 500 }] } });
    assert.equal((await ask(server, `/v3/jobs/${SHORT.id}`)).status, 200);
  });

  test('come after the token was checked', async (t) => {
    const { url } = await start(t, { replies: { [SHORT.id]: [{ status: 500 }] } });
    assert.equal((await ask({ url, token: 'wrong' }, `/v3/jobs/${SHORT.id}`)).status, 401);
  });

  test('of a function come before, with node’s own request and response', async (t) => {
    const { url } = await start(t, {
      replies: {
        [SHORT.id]: [
          (request, response) => response.writeHead(418).end(request.headers.authorization),
          (request) => request.socket.resetAndDestroy(),
        ],
      },
    });
    const path = `/v3/jobs/${SHORT.id}`;
    const { status, text } = await ask({ url, token: 'wrong' }, path);
    assert.deepEqual([status, text], [418, 'Bearer wrong']);
    await assert.rejects(ask({ url, token: 'wrong' }, path), /fetch failed/);
  });

  test('may be bytes, under headers that are not true', async (t) => {
    const server = await start(t, {
      replies: {
        [SHORT.id]: [
          {
            headers: { 'content-type': 'application/json' },
            body: Buffer.from([0x7b, 0xff]),
          },
        ],
      },
    });
    const { url, token } = server;
    const response = await fetch(`${url}/v3/jobs/${SHORT.id}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    assert.equal(response.headers.get('content-type'), 'application/json');
    assert.deepEqual(new Uint8Array(await response.arrayBuffer()), new Uint8Array([0x7b, 0xff]));
  });
});
