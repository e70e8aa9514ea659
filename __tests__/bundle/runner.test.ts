/** What the step is given by its runner and its inputs, or goes without. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorAnswer, type Reply } from '../../sandbox/fiddler-server.js';
import { serve } from '../set-up.ts';
import { JOB_ID, runAction, TOKEN } from './action.ts';
import { job, waitFor } from './wait-for.ts';

describe('what the inputs allow', () => {
  test('the environment variables stand in for inputs that are left out', async (t) => {
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
        JOB_WAIT_TIMEOUT: '5s',
      },
    });
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

test('an interval of 1 s gives checks 1 s apart', async () => {
  const started = Array<Reply>(4).fill(job('STARTED'));
  const { requests } = await waitFor([...started, job('SUCCESS')], { inputs: { interval: '1' } });
  const gapsMs = requests.slice(1).map(({ atMs }, index) => atMs - (requests[index]?.atMs ?? 0));
  for (const gapMs of gapsMs) assert.ok(Math.abs(gapMs - 1_000) < 150, `${gapsMs}`);
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

  test('without GITHUB_OUTPUT no output holds a command of the server’s', async () => {
    const { log } = await waitFor([job('SUCCESS', { name: 'a ##[error]b' })], {
      env: { GITHUB_OUTPUT: undefined },
    });
    assert.match(log, /^::set-output name=name::a ## \[error\]b$/m);
    assert.ok(!log.includes('##['), log);
  });
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
