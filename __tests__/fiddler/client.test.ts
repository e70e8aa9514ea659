import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorAnswer } from '../../sandbox/fiddler-server.js';
import { FiddlerClient } from '../../src/fiddler/client.ts';
import { serve } from '../fixtures.ts';
import { JOB_ID } from './sample-job.ts';
import { connect, jobReply, serveJob } from './serve-job.ts';

describe('a client cannot be created', () => {
  for (const url of ['ftp://acme.fiddler.ai', 'file:///etc/passwd', 'acme.fiddler.ai', '']) {
    test(`with the URL ${JSON.stringify(url)}`, () => {
      assert.throws(() => new FiddlerClient({ url, token: 'key' }), TypeError);
    });
  }

  for (const token of ['', 'two words', 'key\n', 'schlüssel']) {
    test(`with the key ${JSON.stringify(token)}, which is not shown`, () => {
      assert.throws(
        () => new FiddlerClient({ url: 'https://acme.fiddler.ai', token }),
        (error) => error instanceof TypeError && !(token && error.message.includes(token)),
      );
    });
  }
});

test('path, query and fragment of the site’s URL are dropped', async (t) => {
  const server = await serve(t, { replies: { [JOB_ID]: [jobReply('STARTED')] } });
  const client = connect(t, { ...server, url: `${server.url}/projects/7?tab=jobs#top` });
  assert.equal((await client.readJob(JOB_ID)).job.status, 'STARTED');
  assert.equal(server.requests[0]?.url, `/v3/jobs/${JOB_ID}?verbose=false`);
});

test('each kind of failure is an error with its facts in fields', async (t) => {
  const { client } = await serveJob(
    t,
    { status: 404, body: errorAnswer(404, 'ObjectNotFound', 'no such job') },
    { status: 302, headers: { location: '/login' } },
    { status: 206 },
    { body: '<html>Login</html>', headers: { 'retry-after': '3' } },
    ({ socket }) => socket.resetAndDestroy(),
  );
  const EXPECTED = [
    { name: 'NotFound', kind: 'http', statusCode: 404, reason: 'ObjectNotFound' },
    { name: 'ApiError', kind: 'http', statusCode: 302, location: '/login' },
    { name: 'ApiError', kind: 'http', statusCode: 206 },
    { name: 'ApiError', kind: 'invalid-body', statusCode: 200, retryAfterMs: 3_000 },
    { name: 'ApiError', kind: 'network', label: 'ECONNRESET', statusCode: undefined },
  ];
  for (const expected of EXPECTED) await assert.rejects(client.readJob(JOB_ID), expected);
});

test('an API key that the server echoes is replaced', async (t) => {
  const token = 'key-0123+456/789';
  const location = `https://acme.test/?key=${encodeURIComponent(token)}`;
  const { url } = await serve(t, {
    token,
    replies: {
      [JOB_ID]: [
        jobReply('STARTED', { error_message: `no ${token}`, extras: { [token]: [token] } }),
        { status: 500, body: errorAnswer(500, 'Error', `sent Bearer ${token}`) },
        { status: 302, headers: { location } },
      ],
    },
  });
  const client = connect(t, { url, token });
  const { job } = await client.readJob(JOB_ID);
  assert.equal(job.errorMessage, 'no ***');
  assert.deepEqual(job.extras, { '***': ['***'] });
  await assert.rejects(client.readJob(JOB_ID), /: sent Bearer \*\*\*$/);
  await assert.rejects(client.readJob(JOB_ID), {
    location: 'https://acme.test/?key=***',
    message: / to https:\/\/acme\.test\/\?key=\*\*\*$/,
  });
});

test('a request has 30 s, even if the caller allows more', { timeout: 30_000 }, async (t) => {
  let onRequest = (): void => {};
  const { client } = await serveJob(t, () => onRequest());
  t.mock.timers.enable({ apis: ['setTimeout'] });
  for (const [timeoutMs, seconds] of [
    [undefined, 30],
    [60_000, 30],
    [7_500, 7.5],
  ] as const) {
    const arrived = new Promise<void>((resolve) => {
      onRequest = resolve;
    });
    const reading = client.readJob(JOB_ID, { timeoutMs });
    await arrived;
    t.mock.timers.tick(seconds * 1_000);
    const message = RegExp(`: no complete response within ${seconds} s$`);
    await assert.rejects(reading, { kind: 'network', label: 'no response in time', message });
  }
});

test('an aborted request rejects with the signal’s reason, not with an ApiError', async (t) => {
  const controller = new AbortController();
  const { client } = await serveJob(t, () => controller.abort(new Error('stop')));
  for (const when of ['during the request', 'before it']) {
    const reading = client.readJob(JOB_ID, { signal: controller.signal });
    await assert.rejects(reading, { name: 'Error', message: 'stop' }, when);
  }
});
