/** Inputs, environment variables and files of the runner, some of them invalid or missing. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorAnswer } from '../../sandbox/fiddler-server.js';
import { serve } from '../fixtures.ts';
import { JOB_ID, runAction, TOKEN } from './action.ts';
import { job, waitFor } from './wait-for.ts';

const INVALID = {
  'job-id': '42',
  url: 'https://user:hunter2@acme.fiddler.ai',
  token: 'hunter2 hunter2',
  interval: '0.05',
  timeout: '1,5',
  verbose: 'maybe',
  'fail-fast': 'yes',
  summary: '1',
};

describe('the inputs', { concurrency: 4 }, () => {
  test('are refused before any request is sent, with one error that names each', async () => {
    const { exitCode, errors, log, printed, outputs, requests } = await waitFor([], {
      inputs: INVALID,
    });
    assert.equal(exitCode, 1);
    assert.equal(requests.length, 0);
    assert.equal(errors.length, 1);
    const lines = errors[0]?.split('\n') ?? [];
    assert.equal(lines.length, 8);
    for (const name of Object.keys(INVALID)) {
      assert.ok(
        lines.some((line) => line.startsWith(`Input \`${name}\``)),
        name,
      );
    }
    assert.equal(log.split('\n')[0], `::add-mask::${INVALID.token}`);
    assert.doesNotMatch(printed, /hunter2|^ +at /m);
    const { 'error-message': message, ...rest } = outputs;
    assert.match(message ?? '', /"42" is not a UUID.*contain a user or password.*"0\.05".*"1,5"/);
    assert.deepEqual(rest, {
      status: '',
      'error-reason': 'InvalidInput',
      progress: '',
      name: '',
      elapsed: '0',
      jobs: '[]',
      'jobs-file': '',
    });
  });

  test('that are empty are refused, with where each comes from', async () => {
    const { exitCode, errors } = await runAction({});
    assert.equal(exitCode, 1);
    assert.match(
      errors[0] ?? '',
      /^No API key: .*FIDDLER_TOKEN.*\nInput `job-id` is empty\. .*publishing step.*\nNo site: .*FIDDLER_URL.*$/,
    );
  });

  test('that have the API key by mistake do not show it', async () => {
    const inputs = Object.fromEntries(Object.keys(INVALID).map((name) => [name, TOKEN]));
    const { log, printed, outputs, errors } = await waitFor([], { inputs });
    assert.equal(errors[0]?.match(/\*\*\*/g)?.length, 7);
    assert.equal(log.split('\n')[0], `::add-mask::${TOKEN}`);
    assert.ok(!`${printed}${JSON.stringify(outputs)}`.includes(TOKEN));
  });

  test('that are missing are taken from environment variables', async (t) => {
    const server = await serve(t, {
      token: TOKEN,
      replies: { [JOB_ID]: [job('STARTED'), job('SUCCESS')] },
    });
    const { exitCode } = await runAction({
      inputs: { 'job-id': ` ${JOB_ID.toUpperCase()}\n` },
      env: {
        FIDDLER_URL: `${server.url}/projects/7?tab=jobs#top`,
        FIDDLER_API_KEY: ` ${TOKEN}\n`,
        JOB_POLL_INTERVAL: '0.1',
        JOB_WAIT_TIMEOUT: '0m5s',
      },
    });
    assert.equal(exitCode, 0);
  });

  test('may have an interval of 35 days, longer than any timer of Node', async () => {
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

  test('can turn the summary off', async () => {
    const { exitCode, summary } = await waitFor([job('SUCCESS')], { inputs: { summary: 'false' } });
    assert.equal(exitCode, 0);
    assert.equal(summary, '');
  });
});

describe('a runner', { concurrency: 4 }, () => {
  test('without GITHUB_STEP_SUMMARY changes nothing and causes no warning', async () => {
    const { exitCode, warnings, errors, stderr } = await waitFor([job('SUCCESS')], {
      env: { GITHUB_STEP_SUMMARY: undefined },
    });
    assert.equal(exitCode, 0);
    assert.deepEqual([...warnings, ...errors], []);
    assert.equal(stderr, '');
  });

  test('whose summary cannot be written causes a warning', async () => {
    const { exitCode, warnings } = await waitFor([job('SUCCESS')], {
      env: { GITHUB_STEP_SUMMARY: '/nowhere/summary.md' },
    });
    assert.equal(exitCode, 0);
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? '', /summary could not be written/);
  });

  test('without GITHUB_OUTPUT gets the outputs as commands, and none from the server', async () => {
    const { exitCode, log } = await waitFor([job('SUCCESS', { name: 'a ##[error]b' })], {
      env: { GITHUB_OUTPUT: undefined },
    });
    assert.equal(exitCode, 0);
    assert.match(log, /^::set-output name=status::SUCCESS$/m);
    assert.match(log, /^::set-output name=name::a ## \[error\]b$/m);
    assert.match(log, /^::set-output name=jobs-file::.+\.json$/m);
    assert.ok(!log.includes('##['), log);
  });

  for (const [what, folder] of [
    ['without RUNNER_TEMP', undefined],
    ['whose RUNNER_TEMP does not exist', '/nowhere/temporary'],
  ] as const) {
    test(`${what} leaves the output jobs-file empty, and changes nothing else`, async () => {
      const { exitCode, outputs, warnings, errors } = await waitFor([job('SUCCESS')], {
        env: { RUNNER_TEMP: folder },
      });
      assert.equal(exitCode, 0);
      assert.deepEqual([...warnings, ...errors], []);
      assert.equal(outputs['jobs-file'], '');
      assert.notEqual(outputs['jobs'], '[]');
    });
  }
});

test('the API key is masked first and appears nowhere else', async () => {
  const base64 = Buffer.from(TOKEN).toString('base64');
  const echo = `key ${TOKEN} ${encodeURIComponent(TOKEN)} ${base64}`;
  const { log, printed, outputs, jobsFile } = await waitFor([
    { status: 503, body: errorAnswer(503, 'Echo', echo) },
    { status: 503, body: `<title>${echo}</title>` },
    job('FAILURE', { name: echo, error_reason: echo, error_message: echo, info: { [echo]: echo } }),
  ]);
  assert.equal(log.split('\n')[0], `::add-mask::${TOKEN}`);
  assert.notEqual(jobsFile, '');
  const shown = printed + JSON.stringify(outputs) + jobsFile;
  for (const spelling of [TOKEN, encodeURIComponent(TOKEN), base64.slice(2, -4)]) {
    assert.ok(!shown.includes(spelling), spelling);
  }
});
