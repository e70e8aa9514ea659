/** The rows of "How it ends", on the committed bundle against a real server. */
import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, test } from 'node:test';
import {
  errorAnswer,
  jobAnswer,
  type Reply,
  startFiddlerServer,
} from '../../sandbox/fiddler-server.js';
import { JOB_ID, runAction, TOKEN } from './action.ts';
import { job, refusal, waitFor } from './wait-for.ts';

const NAME = 'Ingestion dataset Upload';

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
      name: NAME,
    });
    assert.match(elapsed ?? '', /^\d+\.\d$/);
    assert.deepEqual(JSON.parse(jobs ?? ''), [
      {
        id: JOB_ID,
        name: NAME,
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
    const { requests } = await waitFor([job('SUCCESS')]);
    const { url, headers } = requests[0] ?? assert.fail('no request');
    assert.equal(url, `/v3/jobs/${JOB_ID}?verbose=false`);
    assert.equal(headers.authorization, `Bearer ${TOKEN}`);
    assert.equal(headers['x-fiddler-client-name'], 'wait-for-job');
    assert.match(String(headers['x-fiddler-client-version']), /^\d+\.\d+\.\d+$/);
    assert.match(headers['user-agent'] ?? '', /wait-for-job/);
  });

  test('may come in the server’s own spelling of the id', async () => {
    const { exitCode } = await waitFor([job('SUCCESS', { id: JOB_ID.toUpperCase() })]);
    assert.equal(exitCode, 0);
  });
});

describe('FAILURE', () => {
  const failure = {
    error_reason: 'SchemaError',
    error_message: 'column age is missing',
    progress: 50,
  };

  test('fails the step in the words of the Python client', async () => {
    const { exitCode, errors, outputs } = await waitFor([job('STARTED'), job('FAILURE', failure)]);
    assert.equal(exitCode, 1);
    assert.equal(errors.length, 1);
    assert.equal(errors[0], `${NAME}[${JOB_ID}] failed with SchemaError: column age is missing`);
    assert.equal(outputs['status'], 'FAILURE');
    assert.equal(outputs['error-reason'], 'SchemaError');
    assert.match(outputs['error-message'] ?? '', /column age is missing/);
    assert.equal(outputs['progress'], '50');
  });

  test('without a reason is an Exception', async () => {
    const { errors } = await waitFor([job('FAILURE')]);
    assert.equal(errors[0], `${NAME}[${JOB_ID}] failed with Exception`);
  });

  test('is read once more for its failing tasks, told in log, summary and jobs', async () => {
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
    for (const told of [log, summary]) {
      assert.match(told, /task-2.*row 17 has no age/);
      assert.doesNotMatch(told, /task-1/);
    }
    assert.deepEqual(JSON.parse(outputs['jobs'] ?? '')[0].extras, extras);
  });

  test('stays a FAILURE where its tasks cannot be read', async () => {
    const { exitCode, outputs, errors } = await waitFor([job('FAILURE', failure), refusal(500)]);
    assert.equal(exitCode, 1);
    assert.equal(outputs['status'], 'FAILURE');
    assert.equal(errors.length, 1);
  });

  test('stays a FAILURE where the second read says SUCCESS', async () => {
    const { exitCode, outputs } = await waitFor([job('FAILURE', failure), job('SUCCESS')]);
    assert.equal(exitCode, 1);
    assert.equal(outputs['status'], 'FAILURE');
  });

  test('read with verbose needs no second read', async () => {
    const { requests } = await waitFor([job('FAILURE', { extras: {} })], {
      inputs: { verbose: 'true' },
    });
    assert.equal(requests.length, 1);
    assert.match(requests[0]?.url ?? '', /verbose=true$/);
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

describe('the timeout', () => {
  test('tells how long was waited, the last state, what was met and the last error', async () => {
    const { exitCode, errors, outputs, elapsedMs } = await waitFor(
      [job('STARTED', { progress: 40 }), job('STARTED', { progress: 40 }), refusal(503)],
      { inputs: { timeout: '2', interval: '0.5' } },
    );
    assert.equal(exitCode, 1);
    assert.equal(errors.length, 1);
    assert.match(errors[0] ?? '', /2 s; last seen STARTED, progress: 40\.0%/);
    assert.match(errors[0] ?? '', /\d checks: \d × .*HTTP 503/);
    assert.match(errors[0] ?? '', /2 × STARTED/);
    assert.match(errors[0] ?? '', /Last error: .*some message/);
    assert.equal(outputs['status'], 'STARTED');
    assert.equal(outputs['error-reason'], 'TimeoutError');
    assert.match(outputs['elapsed'] ?? '', /^2\.\d$/);
    assert.ok(elapsedMs > 2_000 && elapsedMs < 3_500, `${elapsedMs} ms`);
  });

  const answerWith =
    (status: string) =>
    (response: ServerResponse): unknown =>
      response.end(JSON.stringify(jobAnswer({ id: JOB_ID, status })));
  const UNDER_WAY: ReadonlyArray<{
    what: string;
    end: (response: ServerResponse) => unknown;
    exitCode: number;
  }> = [
    { what: 'brings SUCCESS', end: answerWith('SUCCESS'), exitCode: 0 },
    { what: 'brings STARTED', end: answerWith('STARTED'), exitCode: 1 },
    { what: 'is cut', end: (response) => response.destroy(), exitCode: 1 },
  ];
  for (const { what, end, exitCode } of UNDER_WAY) {
    test(`takes a request that is under way then and ${what} for the last check`, async () => {
      const late: Reply = (_request, response) => {
        setTimeout(() => end(response), 800);
      };
      const result = await waitFor([late], { inputs: { timeout: '0.3', interval: '0.1' } });
      assert.equal(result.exitCode, exitCode);
      assert.equal(result.requests.length, 1);
      assert.equal(result.outputs['error-reason'], exitCode === 0 ? '' : 'TimeoutError');
    });
  }

  test('of 0 checks once', async () => {
    const { exitCode, requests, outputs } = await waitFor([job('STARTED')], {
      inputs: { timeout: '0' },
    });
    assert.equal(exitCode, 1);
    assert.equal(requests.length, 1);
    assert.equal(outputs['error-reason'], 'TimeoutError');
  });

  test('of 0 is green for a job that is done', async () => {
    const { exitCode } = await waitFor([job('SUCCESS')], { inputs: { timeout: '0' } });
    assert.equal(exitCode, 0);
  });
});

describe('an answer that will not change', () => {
  const rows = [
    { status: 400, reason: 'ApiError', advice: /`job-id`/ },
    { status: 401, reason: 'ApiError', advice: /secret that `token` is set from/ },
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
    test(`HTTP ${status} is not followed: the API key goes to the given host alone`, async () => {
      const other = await startFiddlerServer({
        token: TOKEN,
        replies: { [JOB_ID]: [job('SUCCESS')] },
      });
      const { exitCode } = await waitFor([refusal(status, { location: `${other.url}/v3/jobs` })]);
      await other.close();
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

test('an interval of 1 s gives checks 1 s apart', async () => {
  const started = Array<Reply>(4).fill(job('STARTED'));
  const { requests } = await waitFor([...started, job('SUCCESS')], { inputs: { interval: '1' } });
  const gapsMs = requests.slice(1).map(({ atMs }, index) => atMs - (requests[index]?.atMs ?? 0));
  for (const gapMs of gapsMs) assert.ok(Math.abs(gapMs - 1_000) < 150, `${gapsMs}`);
});

describe('what the inputs allow', () => {
  test('the environment variables stand in for inputs that are left out', async () => {
    const server = await startFiddlerServer({
      token: TOKEN,
      replies: { [JOB_ID]: [job('STARTED'), job('SUCCESS')] },
    });
    const { exitCode } = await runAction({
      inputs: { 'job-id': ` ${JOB_ID.toUpperCase()}\n` },
      env: {
        FIDDLER_URL: `${server.url}/projects/7?tab=jobs#top`,
        FIDDLER_API_KEY: ` ${TOKEN}\n`,
        JOB_POLL_INTERVAL: '0.1',
        JOB_WAIT_TIMEOUT: '5s',
      },
    });
    await server.close();
    assert.equal(exitCode, 0);
  });

  for (const [verbose, queries] of [
    ['true', ['verbose=true', 'verbose=true', 'verbose=true']],
    ['false', ['verbose=false', 'verbose=false', 'verbose=false']],
  ] as const) {
    test(`verbose: ${verbose} reads the tasks’ details at ${verbose === 'true' ? 'every' : 'no'} check`, async () => {
      const { requests } = await waitFor([job('PENDING'), job('STARTED'), job('SUCCESS')], {
        inputs: { verbose },
      });
      assert.deepEqual(
        requests.map(({ url }) => url.split('?')[1]),
        queries,
      );
    });
  }

  test('an interval of 35 days is slept through, though node has no such timer', async () => {
    const { requests, stderr, outputs } = await waitFor([job('STARTED')], {
      inputs: { interval: '840h', timeout: '840h' },
      onStart: (action) => {
        action.stdout?.once('data', () => setTimeout(() => action.kill('SIGTERM'), 700));
      },
    });
    assert.equal(requests.length, 1);
    assert.equal(stderr, '');
    assert.equal(outputs['error-reason'], 'Cancelled');
  });

  test('summary: false writes none', async () => {
    const { exitCode, summary } = await waitFor([job('SUCCESS')], { inputs: { summary: 'false' } });
    assert.equal(exitCode, 0);
    assert.equal(summary, '');
  });

  test('http:// to another host warns that the key travels in the clear', async () => {
    const { warnings } = await runAction({
      inputs: { 'job-id': JOB_ID, url: 'http://fiddler.invalid', token: TOKEN, timeout: '0' },
    });
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? '', /unencrypted/);
  });
});

describe('a runner that lacks something', () => {
  test('without GITHUB_STEP_SUMMARY the result stays what it is', async () => {
    const { exitCode } = await waitFor([job('SUCCESS')], {
      env: { GITHUB_STEP_SUMMARY: undefined },
    });
    assert.equal(exitCode, 0);
  });

  test('a summary that cannot be written is a warning', async () => {
    const { exitCode, warnings } = await waitFor([job('SUCCESS')], {
      env: { GITHUB_STEP_SUMMARY: '/nowhere/summary.md' },
    });
    assert.equal(exitCode, 0);
    assert.equal(warnings.length, 1);
  });

  test('without GITHUB_OUTPUT the outputs are printed as commands', async () => {
    const { exitCode, log } = await waitFor([job('SUCCESS')], {
      env: { GITHUB_OUTPUT: undefined },
    });
    assert.equal(exitCode, 0);
    assert.match(log, /^::set-output name=status::SUCCESS$/m);
  });
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

test('the API key is masked first and appears nowhere else', async () => {
  const echo = `key ${TOKEN} ${encodeURIComponent(TOKEN)} ${Buffer.from(TOKEN).toString('base64')}`;
  const { log, printed, outputs } = await waitFor([
    { status: 503, body: errorAnswer(503, 'Echo', echo) },
    job('FAILURE', { name: echo, error_reason: echo, error_message: echo, info: { [echo]: echo } }),
  ]);
  assert.equal(log.split('\n')[0], `::add-mask::${TOKEN}`);
  const shown = printed + JSON.stringify(outputs);
  for (const spelling of [
    TOKEN,
    encodeURIComponent(TOKEN),
    Buffer.from(TOKEN).toString('base64').slice(2, -4),
  ]) {
    assert.ok(!shown.includes(spelling), spelling);
  }
});

describe('after the group one line tells the result of the job:', () => {
  const RESULTS: ReadonlyArray<{ of: string; reply: Reply; tells: RegExp }> = [
    { of: 'SUCCESS', reply: job('SUCCESS'), tells: /successfully completed/ },
    { of: 'FAILURE', reply: job('FAILURE'), tells: /^::error::.*failed with Exception/ },
    { of: 'REVOKED', reply: job('REVOKED'), tells: /^::error::.*was revoked/ },
    { of: 'a timeout', reply: job('STARTED'), tells: /^::error::.*was not done/ },
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
