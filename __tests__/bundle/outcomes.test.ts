/** "How it ends" by the state that the job is in, on the committed bundle against a real server. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Reply } from '../../sandbox/fiddler-server.js';
import { JOB_ID, TOKEN } from './action.ts';
import { JOB_NAME, job, refusal, waitFor } from './wait-for.ts';

describe('SUCCESS', () => {
  test('turns the step green after one request where the job is done already', async () => {
    const { exitCode, outputs, errors, requests, log } = await waitFor([
      job('SUCCESS', { progress: 100 }),
    ]);
    assert.equal(exitCode, 0);
    assert.deepEqual(errors, []);
    assert.equal(requests.length, 1);
    assert.match(log, /Ingestion dataset Upload\[550e8400.*\]: successfully completed/);
    const { elapsed, jobs, ...rest } = outputs;
    assert.deepEqual(rest, {
      status: 'SUCCESS',
      'error-reason': '',
      'error-message': '',
      progress: '100',
      name: JOB_NAME,
    });
    assert.match(elapsed ?? '', /^\d+\.\d$/);
    assert.deepEqual(JSON.parse(jobs ?? ''), [
      {
        id: JOB_ID,
        name: JOB_NAME,
        status: 'SUCCESS',
        progress: 100,
        info: {},
        error_reason: null,
        error_message: null,
      },
    ]);
  });

  test('is waited for through every other state, and the log tells each change', async () => {
    const { exitCode, log, summary } = await waitFor([
      job('PENDING', { progress: 0 }),
      job('STARTED', { progress: 12.5 }),
      job('STARTED', { progress: 12.5 }),
      job('RETRY', { progress: 0 }),
      job('STARTED', { progress: null }),
      job('SUCCESS', { progress: 100 }),
    ]);
    assert.equal(exitCode, 0);
    assert.match(log, /^::group::Waiting for .*550e8400/m);
    assert.deepEqual(
      [...log.matchAll(/^ +\d+:\d\d {2}Ingestion dataset Upload: (.*?)(?: {2}.*)?$/gm)].map(
        ([, state]) => state,
      ),
      [
        'PENDING, progress: 0.0%',
        'STARTED, progress: 12.5%',
        'RETRY, progress: 0.0%',
        'STARTED',
        'SUCCESS, progress: 100.0%',
      ],
    );
    assert.ok(log.indexOf('::endgroup::') < log.indexOf('successfully completed'));
    assert.match(summary, /succeeded/);
  });

  test('is told to Fiddler by whom it is asked', async () => {
    const { requests } = await waitFor([job('SUCCESS')], {
      env: { ACTIONS_ORCHESTRATION_ID: 'an-id-of-the-run' },
    });
    const { url, headers } = requests[0] ?? assert.fail('no request');
    assert.equal(url, `/v3/jobs/${JOB_ID}?verbose=false`);
    assert.equal(headers.authorization, `Bearer ${TOKEN}`);
    assert.equal(headers['x-fiddler-client-name'], 'wait-for-job');
    assert.match(String(headers['x-fiddler-client-version']), /^\d+\.\d+\.\d+$/);
    assert.match(headers['user-agent'] ?? '', /^fiddler-wait-for-job\/\d+\.\d+\.\d+$/);
  });

  test('may come in the server’s own spelling of the id', async () => {
    const { exitCode } = await waitFor([job('SUCCESS', { id: JOB_ID.toUpperCase() })]);
    assert.equal(exitCode, 0);
  });
});

test('REVOKED fails the step and says so', async () => {
  const { exitCode, errors, outputs, summary } = await waitFor([job('PENDING'), job('REVOKED')]);
  assert.equal(exitCode, 1);
  assert.equal(errors.length, 1);
  assert.match(errors[0] ?? '', /^Ingestion dataset Upload\[550e8400.*\] was revoked/);
  assert.equal(outputs['status'], 'REVOKED');
  assert.equal(outputs['error-reason'], '');
  assert.notEqual(outputs['error-message'], '');
  assert.match(summary, /revoked/);
});

test('a state that is newer than the action is waited on with one warning', async () => {
  const { exitCode, warnings, log } = await waitFor([
    job('PAUSED'),
    job('PAUSED'),
    job('STARTED'),
    job('PAUSED'),
    job('SUCCESS'),
  ]);
  assert.equal(exitCode, 0);
  assert.equal(warnings.length, 1);
  assert.match(warnings[0] ?? '', /PAUSED/);
  assert.match(log, /: PAUSED/);
});

describe('after the group one line tells the result of the job:', () => {
  const RESULTS: ReadonlyArray<{ of: string; reply: Reply; tells: RegExp }> = [
    { of: 'SUCCESS', reply: job('SUCCESS'), tells: /successfully completed/ },
    { of: 'FAILURE', reply: job('FAILURE'), tells: /^::error::.*failed with Exception/ },
    { of: 'REVOKED', reply: job('REVOKED'), tells: /^::error::.*was revoked/ },
    { of: 'a timeout', reply: job('STARTED'), tells: /^::error::.*is not done yet/ },
    { of: 'HTTP 404', reply: refusal(404), tells: /^::error::.*could not be read/ },
  ];
  for (const { of, reply, tells } of RESULTS) {
    test(`${of}`, async () => {
      const { log } = await waitFor([reply], { inputs: { timeout: '0' } });
      const [, after = ''] = log.split('::endgroup::');
      const [line = '', ...others] = after.split('\n').filter((row) => row.includes(JOB_ID));
      assert.match(line, tells);
      assert.deepEqual(others, []);
    });
  }
});
