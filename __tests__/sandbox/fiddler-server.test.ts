// The sandbox as a server: its token, its port, its connections, what it has seen.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SANDBOX_TOKEN } from '../../sandbox/fiddler-server.js';
import { ask, SHORT, start } from './server.ts';

describe('the token', () => {
  test('is the one that was given', async (t) => {
    const server = await start(t, { token: 'of-my-own' });
    assert.equal(server.token, 'of-my-own');
    assert.equal((await ask(server, '/v3/jobs')).status, 200);
    assert.equal((await ask({ url: server.url, token: SANDBOX_TOKEN }, '/v3/jobs')).status, 401);
  });
});

describe('the server', () => {
  test('keeps all requests it has seen, with their time', async (t) => {
    const server = await start(t);
    const beforeMs = performance.now();
    await ask(server, `/v3/jobs/${SHORT.id}?verbose=true`);
    await ask({ url: server.url, token: 'wrong' }, '/nowhere', 'POST');
    const [first, second] = server.requests;
    assert.equal(server.requests.length, 2);
    assert.equal(first?.method, 'GET');
    assert.equal(first.path, `/v3/jobs/${SHORT.id}`);
    assert.equal(first.url, `/v3/jobs/${SHORT.id}?verbose=true`);
    assert.equal(first.headers.authorization, `Bearer ${server.token}`);
    assert.equal(second?.method, 'POST');
    assert.ok(first.atMs >= beforeMs && second.atMs >= first.atMs);
    assert.ok(second.atMs <= performance.now());
  });

  test('counts its connections, and cuts them when it is closed', async (t) => {
    let stalled = () => {};
    const asked = new Promise<void>((resolve) => {
      stalled = resolve;
    });
    const server = await start(t, { replies: { [SHORT.id]: [() => stalled()] } });
    assert.equal(server.connections(), 0);
    const answer = ask(server, `/v3/jobs/${SHORT.id}`);
    const rejected = assert.rejects(answer, /fetch failed/);
    await asked;
    assert.equal(server.connections(), 1);
    await server.close();
    await rejected;
    assert.equal(server.connections(), 0);
    await server.close();
  });

  test('takes the port that is asked for, or says why not', async (t) => {
    const server = await start(t);
    assert.equal(server.url, `http://127.0.0.1:${server.port}`);
    await assert.rejects(start(t, { port: server.port }), { code: 'EADDRINUSE' });
    await server.close();
    const again = await start(t, { port: server.port });
    assert.equal(again.port, server.port);
  });
});
