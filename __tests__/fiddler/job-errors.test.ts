import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorAnswer, type Reply } from '../../sandbox/fiddler-server.js';
import { ApiError, FiddlerError, Job, NotFound } from '../../src/fiddler/index.ts';
import { serve } from '../set-up.ts';
import { connect } from './connect.ts';
import { JOB_ID as ID } from './sample-job.ts';

describe('the errors of get', () => {
  const cases: ReadonlyArray<{ what: string; reply: Reply; expected: object }> = [
    {
      what: 'an unknown job',
      reply: { status: 404, body: errorAnswer(404, 'ObjectNotFound', 'no such job') },
      expected: { name: 'NotFound', statusCode: 404, reason: 'ObjectNotFound', kind: 'http' },
    },
    {
      what: 'a server that asks to wait',
      reply: { status: 429, headers: { 'retry-after': '7' } },
      expected: { name: 'ApiError', statusCode: 429, retryAfterMs: 7_000, isPermanent: false },
    },
    {
      what: 'a redirect, which is not followed',
      reply: { status: 302, headers: { location: '/login' } },
      expected: { name: 'ApiError', statusCode: 302, location: '/login', isPermanent: true },
    },
    {
      what: 'a gateway’s page',
      reply: { status: 502, body: '<html>Bad Gateway</html>' },
      expected: { name: 'ApiError', statusCode: 502, reason: undefined },
    },
    {
      what: 'a 200 that is no job',
      reply: { body: '<html>Login</html>' },
      expected: { name: 'ApiError', kind: 'answer', statusCode: 200, isPermanent: false },
    },
    {
      what: 'a connection that is reset',
      reply: (request) => request.socket.destroy(),
      expected: { name: 'ApiError', kind: 'network', label: 'ECONNRESET' },
    },
  ];
  for (const { what, reply, expected } of cases) {
    test(`${what} has its facts in fields`, async (t) => {
      const client = connect(t, await serve(t, { replies: { [ID]: [reply] } }));
      const error: unknown = await Job.get(ID, { client }).catch((reason: unknown) => reason);
      assert.ok(error instanceof ApiError);
      for (const [field, value] of Object.entries(expected)) {
        assert.deepEqual(Reflect.get(error, field), value, field);
      }
    });
  }

  test('a wrong key is told by the server’s own message', async (t) => {
    const { url } = await serve(t);
    const client = connect(t, { url, token: 'wrong' });
    await assert.rejects(Job.get(ID, { client }), /HTTP 401: The API key is missing or not valid/);
  });

  test('NotFound is an ApiError, and both are FiddlerErrors', () => {
    const error = new NotFound('gone', { kind: 'http', label: 'HTTP 404', statusCode: 404 });
    assert.ok(error instanceof ApiError && error instanceof FiddlerError);
  });
});
