/** How the step ends for one job: exit code, annotation, outputs, summary. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { jobAnswer, type Reply } from '../../sandbox/fiddler-server.js';
import { JOB_ID } from './action.ts';
import { JOB_NAME, job, refusal, waitFor } from './wait-for.ts';

describe('SUCCESS', { concurrency: 3 }, () => {
  test('lets the step succeed after one request if the job is already done', async () => {
    const { exitCode, outputs, errors, requests, log } = await waitFor([
      job('SUCCESS', { progress: 100 }),
    ]);
    assert.equal(exitCode, 0);
    assert.deepEqual(errors, []);
    assert.equal(requests.length, 1);
    const [, result = ''] = log.split('::endgroup::\n');
    assert.match(result, /^Ingestion dataset Upload\[550e8400.*\]: successfully completed.*\n$/);
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

  test('is awaited through every other state, and the log has each change', async () => {
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
    assert.match(summary, /succeeded/);
  });

  test('is awaited through a state that is newer than the action, with one warning', async () => {
    const { exitCode, warnings, log } = await waitFor([
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
});

describe('FAILURE', { concurrency: 3 }, () => {
  const failure = {
    error_reason: 'SchemaError',
    error_message: 'column age is missing',
    progress: 50,
  };

  test('fails the step in the words of the Python client', async () => {
    const { exitCode, errors, outputs } = await waitFor([job('STARTED'), job('FAILURE', failure)]);
    assert.equal(exitCode, 1);
    assert.equal(errors.length, 1);
    assert.equal(
      errors[0],
      `${JOB_NAME}[${JOB_ID}] failed with SchemaError: column age is missing`,
    );
    assert.equal(outputs['status'], 'FAILURE');
    assert.equal(outputs['error-reason'], 'SchemaError');
    assert.match(outputs['error-message'] ?? '', /column age is missing/);
    assert.equal(outputs['progress'], '50');
  });

  test('is read again for its failing tasks, which log, summary and jobs contain', async () => {
    const extras = {
      'task-1': { status: 'SUCCESS', result: {}, error_message: null },
      'task-2': { status: 'FAILURE', result: null, error_message: 'row 17 has no age' },
    };
    const { requests, log, summary, outputs } = await waitFor([
      job('FAILURE', failure),
      job('FAILURE', { ...failure, extras }),
    ]);
    assert.deepEqual(
      requests.map(({ url }) => url.split('?')[1]),
      ['verbose=false', 'verbose=true'],
    );
    for (const text of [log, summary]) {
      assert.match(text, /task-2.*row 17 has no age/);
      assert.doesNotMatch(text, /task-1/);
    }
    assert.deepEqual(JSON.parse(outputs['jobs'] ?? '')[0].extras, extras);
  });

  for (const [what, reply] of [
    ['cannot be read', refusal(500)],
    ['are read with the state SUCCESS', job('SUCCESS')],
  ] as const) {
    test(`stays a FAILURE if its tasks ${what}`, async () => {
      const { exitCode, outputs, errors } = await waitFor([job('FAILURE', failure), reply]);
      assert.equal(exitCode, 1);
      assert.equal(outputs['status'], 'FAILURE');
      assert.equal(errors.length, 1);
    });
  }
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

describe('an error that retries do not help with', { concurrency: 3 }, () => {
  for (const { status, reason, advice } of [
    { status: 401, reason: 'ApiError', advice: /secret behind `token`/ },
    { status: 404, reason: 'NotFound', advice: /`job-id`.*`url`/ },
  ]) {
    test(`HTTP ${status} fails the step at once with advice`, async () => {
      const { exitCode, errors, outputs, requests } = await waitFor([refusal(status)]);
      assert.deepEqual([exitCode, requests.length, errors.length], [1, 1, 1]);
      assert.match(errors[0] ?? '', RegExp(`GET http://127.*HTTP ${status}.*some message`));
      assert.match(errors[0] ?? '', advice);
      assert.equal(outputs['error-reason'], reason);
      assert.equal(outputs['status'], '');
      assert.equal(outputs['name'], '');
    });
  }

  test('fails the step the third time in a row once the job was read', async () => {
    const { exitCode, outputs, requests } = await waitFor([
      job('STARTED'),
      refusal(404),
      refusal(401),
      job('STARTED'),
      refusal(401),
    ]);
    assert.equal(exitCode, 1);
    assert.equal(requests.length, 7);
    assert.equal(outputs['error-reason'], 'ApiError');
    assert.equal(outputs['status'], 'STARTED');
  });
});

describe('the timeout', { concurrency: 3 }, () => {
  test('shows how long the wait was, the last state, all checks and the last error', async () => {
    const { exitCode, errors, outputs, elapsedMs } = await waitFor(
      [job('STARTED', { progress: 40 }), job('STARTED', { progress: 40 }), refusal(503)],
      { inputs: { timeout: '2', interval: '0.5' } },
    );
    assert.equal(exitCode, 1);
    assert.equal(errors.length, 1);
    assert.match(
      errors[0] ?? '',
      /last seen STARTED, progress: 40\.0% at 0:0\d; the checks after that failed.*waited 2(\.\d)? s/,
    );
    assert.match(errors[0] ?? '', /\d checks: \d × .*HTTP 503/);
    assert.match(errors[0] ?? '', /2 × STARTED/);
    assert.match(errors[0] ?? '', /Last error: .*some message/);
    assert.equal(outputs['status'], 'STARTED');
    assert.equal(outputs['error-reason'], 'TimeoutError');
    assert.match(outputs['elapsed'] ?? '', /^2\.\d$/);
    assert.ok(elapsedMs > 2_000 && elapsedMs < 3_500, `${elapsedMs} ms`);
  });

  test('waits for a request that is under way, the last check', async () => {
    const late: Reply = (_request, response) => {
      const body = JSON.stringify(jobAnswer({ id: JOB_ID, status: 'SUCCESS' }));
      setTimeout(() => response.end(body), 800);
    };
    const { exitCode, requests } = await waitFor([late], { inputs: { timeout: '0.3' } });
    assert.equal(exitCode, 0);
    assert.equal(requests.length, 1);
  });
});
