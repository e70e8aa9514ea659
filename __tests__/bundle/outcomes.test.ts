/** How the step ends for one job: exit code, annotation, outputs, summary. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { jobAnswer, type Reply } from '../../sandbox/fiddler-server.js';
import { foldLog, JOB_ID } from './action.ts';
import { fastClock, JOB_NAME, job, refusal, waitFor } from './wait-for.ts';

describe('SUCCESS', { concurrency: 3 }, () => {
  test('lets the step succeed after one request if the job is already done', async () => {
    const { exitCode, outputs, errors, requests, log, jobsFile } = await waitFor([
      job('SUCCESS', { progress: 100 }),
    ]);
    assert.equal(exitCode, 0);
    assert.deepEqual(errors, []);
    assert.equal(requests.length, 1);
    assert.match(
      foldLog(log).lines.at(-1) ?? '',
      /^Ingestion dataset Upload\[550e8400.*\] succeeded after 0(\.\d)? s$/,
    );
    const { elapsed, jobs, 'jobs-file': file, ...rest } = outputs;
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
    assert.match(file ?? '', /\.json$/);
    assert.equal(jobsFile, jobs);
  });

  test('is awaited through every other state, and the log has each change', async () => {
    const { exitCode, log, summary } = await waitFor(
      [
        job('PENDING', { progress: 0 }),
        job('STARTED', { progress: 12.5 }),
        job('STARTED', { progress: 12.5 }),
        job('RETRY', { progress: 0 }),
        job('STARTED', { progress: null }),
        job('SUCCESS', { progress: 100 }),
      ],
      { env: { NO_COLOR: '1' } },
    );
    assert.equal(exitCode, 0);
    const { lines } = foldLog(log);
    assert.deepEqual(
      lines.slice(0, -1).map((line) => line.replace(/^ +\d:\d\d {2}/, '')),
      [
        'Ingestion dataset Upload: PENDING, 0 %  ▕          ▏',
        'Ingestion dataset Upload: STARTED, 12.5 %  ▕█▎        ▏',
        'Ingestion dataset Upload: RETRY, 0 %  ▕          ▏',
        'Ingestion dataset Upload: STARTED',
        'Ingestion dataset Upload: SUCCESS, 100 %  ▕██████████▏',
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
    assert.match(
      warnings[0] ?? '',
      /\] is in the state PAUSED, which this action does not know\. Still waiting for SUCCESS, FAILURE or REVOKED\.$/,
    );
    assert.equal(log.match(/: PAUSED/g)?.length, 2);
  });
});

describe('FAILURE', { concurrency: 3 }, () => {
  const failure = {
    error_reason: 'SchemaError',
    error_message: 'column age is missing',
    progress: 50,
  };

  test('fails the step in the words of the Python client, with a link to the documents', async () => {
    const result = await waitFor([job('STARTED'), job('FAILURE', failure)]);
    const { exitCode, errors, headings, outputs } = result;
    assert.equal(exitCode, 1);
    assert.deepEqual(headings, ['the-job-failed']);
    assert.equal(
      errors[0],
      `${JOB_NAME}[${JOB_ID}] failed with SchemaError: column age is missing`,
    );
    assert.equal(outputs['status'], 'FAILURE');
    assert.equal(outputs['error-reason'], 'SchemaError');
    assert.match(outputs['error-message'] ?? '', /column age is missing/);
    assert.equal(outputs['progress'], '50');
  });

  test('keeps beginning and end of a long message, in less than 4,096 characters', async () => {
    const message = `Traceback ${'x'.repeat(30_000)} caused by: disk full`;
    const { errors, outputs } = await waitFor([
      job('FAILURE', { ...failure, error_message: message, extras: {} }),
    ]);
    const [annotation = ''] = errors;
    assert.ok(annotation.length > 2_000 && annotation.length < 4_096, `${annotation.length}`);
    for (const text of [annotation, outputs['error-message'] ?? '']) {
      assert.match(
        text,
        /failed with SchemaError: Traceback x+… \(\d+ more characters\) …x+ caused/,
      );
      assert.match(text, / caused by: disk full$/);
    }
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
  assert.match(
    errors[0] ?? '',
    /^Ingestion dataset Upload\[550e8400.*\] was revoked.*\nThe job was cancelled in Fiddler\. Publish again\.$/,
  );
  assert.equal(outputs['status'], 'REVOKED');
  assert.equal(outputs['error-reason'], '');
  assert.notEqual(outputs['error-message'], '');
  assert.match(summary, /revoked/);
});

describe('the timeout', { concurrency: 3 }, () => {
  test('shows how long the wait was, the last state, all checks and the last error', async () => {
    const { exitCode, errors, outputs, elapsedMs } = await waitFor(
      [job('STARTED', { progress: 40 }), job('STARTED', { progress: 40 }), refusal(503)],
      { inputs: { timeout: '2', interval: '0.5' } },
    );
    assert.equal(exitCode, 1);
    assert.equal(errors.length, 1);
    const [sentence = '', checks = '', lastError = ''] = errors[0]?.split('\n') ?? [];
    assert.match(
      sentence,
      /\] was not observed to finish within 2(\.\d)? s \(last state: STARTED, 40 % at 0:0\d; HTTP 503 since\); its current state is unknown\.$/,
    );
    assert.match(checks, /^\d checks: .*\b2 × STARTED\b/);
    assert.match(checks, /\b\d × HTTP 503\b.*\.$/);
    assert.match(lastError, /^Last error: GET http.*: HTTP 503: some message$/);
    assert.equal(outputs['status'], 'STARTED');
    assert.equal(outputs['error-reason'], 'TimeoutError');
    assert.match(outputs['elapsed'] ?? '', /^2\.\d$/);
    assert.ok(elapsedMs > 2_000 && elapsedMs < 3_500, `${elapsedMs} ms`);
  });

  test('shows since when a job that can be read makes no progress, and what to do', async () => {
    const { errors, outputs } = await waitFor([job('STARTED', { progress: 40 })], {
      env: fastClock(20),
      inputs: { timeout: '70', interval: '10' },
    });
    const [sentence = '', checks = '', advice = ''] = errors[0]?.split('\n') ?? [];
    assert.match(
      sentence,
      /\] did not finish within 1 min \d+ s \(last state: STARTED, 40 %; no progress for 1 min \d+ s\)\.$/,
    );
    assert.match(checks, /^(\d) checks: \1 × STARTED\.$/);
    assert.equal(
      advice,
      'This does not stop the job in Fiddler. If it needs more time, increase the timeout: `timeout: 3m`.',
    );
    assert.equal(outputs['error-reason'], 'TimeoutError');
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
