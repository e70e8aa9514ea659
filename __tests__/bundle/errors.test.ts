/** Which answers that are no job end the wait, and which are waited out. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { jobAnswer } from '../../sandbox/fiddler-server.js';
import { serve } from '../set-up.ts';
import { JOB_ID, TOKEN } from './action.ts';
import { job, refusal, waitFor } from './wait-for.ts';

describe('an answer that will not change', () => {
  const rows = [
    { status: 400, reason: 'ApiError', advice: /`job-id`/ },
    { status: 401, reason: 'ApiError', advice: /secret behind `token`/ },
    { status: 403, reason: 'ApiError', advice: /`token`/ },
    { status: 404, reason: 'NotFound', advice: /`job-id`.*`url`/ },
    { status: 301, reason: 'ApiError', advice: /`url`/ },
    { status: 302, reason: 'ApiError', advice: /`url`/ },
  ];
  for (const { status, reason, advice } of rows) {
    test(`HTTP ${status} fails the step at once with advice`, async () => {
      const headers = { location: 'https://elsewhere.example/login' };
      const { exitCode, errors, outputs, requests } = await waitFor([
        refusal(status, status < 400 ? headers : {}),
      ]);
      assert.equal(exitCode, 1);
      assert.equal(requests.length, 1);
      assert.equal(errors.length, 1);
      assert.match(errors[0] ?? '', RegExp(`GET http://127.*HTTP ${status}.*some message`));
      assert.match(errors[0] ?? '', advice);
      if (status < 400) assert.match(errors[0] ?? '', /elsewhere\.example/);
      assert.equal(outputs['error-reason'], reason);
      assert.equal(outputs['status'], '');
      assert.equal(outputs['name'], '');
    });
  }

  for (const status of [301, 302, 303, 307, 308]) {
    test(`HTTP ${status} is not followed: the API key goes to the given host alone`, async (t) => {
      const other = await serve(t, {
        token: TOKEN,
        replies: { [JOB_ID]: [job('SUCCESS')] },
      });
      const { exitCode } = await waitFor([refusal(status, { location: `${other.url}/v3/jobs` })]);
      assert.equal(exitCode, 1);
      assert.deepEqual(other.requests, []);
    });
  }

  test('fails the step the third time in a row once the job was read', async () => {
    const { exitCode, outputs, requests } = await waitFor([job('STARTED'), refusal(401)]);
    assert.equal(exitCode, 1);
    assert.equal(requests.length, 4);
    assert.equal(outputs['error-reason'], 'ApiError');
    assert.equal(outputs['status'], 'STARTED');
  });

  test('twice is forgiven once the job was read', async () => {
    const { exitCode } = await waitFor([
      job('STARTED'),
      refusal(404),
      refusal(404),
      job('SUCCESS'),
    ]);
    assert.equal(exitCode, 0);
  });
});

describe('an error that may pass', () => {
  for (const status of [500, 502, 503, 504, 408, 425, 429]) {
    test(`HTTP ${status} is waited out and told in the log`, async () => {
      const { exitCode, log, errors } = await waitFor([
        refusal(status),
        job('STARTED'),
        refusal(status),
        job('SUCCESS'),
      ]);
      assert.equal(exitCode, 0);
      assert.deepEqual(errors, []);
      assert.equal(
        log.match(RegExp(`HTTP ${status}: some message; next check in`, 'g'))?.length,
        2,
      );
    });
  }
});

describe('an answer may have 4 MiB:', () => {
  const LARGEST = 4 * 2 ** 20;
  const around = JSON.stringify(
    jobAnswer({ id: JOB_ID, status: 'SUCCESS', info: { text: '' } }),
  ).length;
  for (const [bytes, reason] of [
    [LARGEST, ''],
    [LARGEST + 1, 'TimeoutError'],
  ] as const) {
    test(`one of ${bytes} bytes is ${reason === '' ? 'read' : 'an error that is waited out'}`, async () => {
      const text = 'x'.repeat(bytes - around);
      const { outputs } = await waitFor([job('SUCCESS', { info: { text } })], {
        inputs: { timeout: '0' },
      });
      assert.equal(outputs['error-reason'], reason);
    });
  }
});
