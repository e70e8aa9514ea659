/** Every exit code of the contract, from the command itself. */
import assert from 'node:assert/strict';
import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Reply } from '../../sandbox/fiddler-server.js';
import { exitCodeOf } from '../../src/cli/exit-codes.ts';
import { JOB_ID, TOKEN } from '../bundle/action.ts';
import { createAuthority } from '../bundle/authority.ts';
import { startProxy } from '../bundle/proxy.ts';
import { fastClock, job, jobIds, refusal } from '../bundle/wait-for.ts';
import { makeFolder, serve } from '../fixtures.ts';
import * as samples from '../wait/samples.ts';
import { type RunOptions, run, untilRequests, waitFor } from './command.ts';

const STARTED = job('STARTED', { progress: 40 });
const SUCCESS = job('SUCCESS', { progress: 100 });
const REDIRECT: Reply = { status: 302, headers: { location: 'https://elsewhere.test' } };
/** For the 15 s of jobs that were just created, and the 30 s of gateways that reload. */
const FAST = { env: { ...fastClock(40), JOB_POLL_INTERVAL: '4', JOB_WAIT_TIMEOUT: '300' } };

function sabotaged(how: string): RunOptions {
  const file = join(import.meta.dirname, 'sabotage.cjs');
  return { env: { NODE_OPTIONS: `--require=${file}`, SABOTAGE: how } };
}

type Row = readonly [number, string, readonly Reply[], RegExp, (readonly string[])?, RunOptions?];
const ROWS: readonly Row[] = [
  [0, 'the job succeeds', [STARTED, SUCCESS], / succeeded after /],
  [20, 'the job fails', [STARTED, job('FAILURE')], / failed with /],
  [21, 'it is revoked', [STARTED, job('REVOKED')], / was revoked/],
  [22, 'it does not finish in time', [STARTED], /did not finish within/, ['--timeout=0.3']],
  [22, 'it is checked once, unfinished', [STARTED], /has not finished yet/, ['--timeout=0']],
  [22, 'the server is unavailable', [refusal(503)], /could not be read within/, ['--timeout=0.3']],
  [22, 'its state is "success"', [job('success')], /did not finish within/, ['--timeout=0.3']],
  [23, 'the key is wrong', [refusal(401)], /HTTP 401/],
  [23, 'the key is not allowed', [refusal(403)], /HTTP 403/],
  [23, 'the site redirects', [REDIRECT], /HTTP 302/],
  [23, 'the job does not exist', [refusal(404)], /HTTP 404/, [], FAST],
  [23, 'the key is revoked later', [STARTED, refusal(401)], /no longer be read.*401/, [], FAST],
  [70, 'it has a defect', [SUCCESS], /Internal error/, [], sabotaged('the report throws a string')],
];

describe('the command prints the jobs as JSON and exits with', { concurrency: 3 }, () => {
  for (const [code, when, replies, says, args = [], options] of ROWS) {
    test(`${code} if ${when}`, async (t) => {
      const ended = await waitFor(t, { [JOB_ID]: replies }, [...args, '--json'], options);
      assert.equal(ended.exitCode, code, ended.stderr);
      assert.match(ended.stderr, says);
      assert.equal(JSON.parse(ended.stdout).length, 1);
    });
  }

  test('23 if the certificate is not trusted', async (t) => {
    const tls = await (await createAuthority()).issue('127.0.0.1');
    const { url, requests } = await serve(t, { token: TOKEN, tls });
    const env = { FIDDLER_URL: url, FIDDLER_TOKEN: TOKEN };
    const { exitCode, stdout, stderr } = await run([JOB_ID, '--json'], { env });
    assert.deepEqual([exitCode, JSON.parse(stdout).length, requests], [23, 1, []]);
    assert.match(stderr, /NODE_EXTRA_CA_CERTS/);
  });

  test('23 if the proxy refuses, without its password in the log', async (t) => {
    const proxy = await startProxy(t, 0, { replies: [407] });
    const http_proxy = proxy.url.replace('://', '://robot:hunter2@');
    const env = { FIDDLER_URL: 'http://fiddler.test', FIDDLER_TOKEN: TOKEN, http_proxy };
    const { exitCode, stdout, stderr } = await run([JOB_ID, '--json'], { env });
    assert.deepEqual([exitCode, JSON.parse(stdout).length], [23, 1]);
    assert.match(stderr, /HTTP 407/);
    assert.doesNotMatch(stderr, /hunter2/);
  });
});

describe('a defect', { concurrency: 3 }, () => {
  test('is reported, exit 70, if a timer throws', async (t) => {
    const options = sabotaged('a timer throws');
    const { exitCode, stderr } = await waitFor(t, { [JOB_ID]: [STARTED] }, [], options);
    assert.equal(exitCode, 70);
    assert.match(stderr, /^wait-for-job: Internal error/m);
  });

  test('exits with 70 if sleeps never end, with no more to wait for', async (t) => {
    const options = sabotaged('sleeps never end');
    assert.equal((await waitFor(t, { [JOB_ID]: [STARTED] }, [], options)).exitCode, 70);
  });

  test('after the JSON was printed does not print it again', async (t) => {
    const options = sabotaged('the log throws after the JSON');
    const { exitCode, stdout } = await waitFor(t, { [JOB_ID]: [SUCCESS] }, ['--json'], options);
    assert.equal(exitCode, 70);
    assert.equal(JSON.parse(stdout)[0].status, 'SUCCESS');
  });

  test('is not reported if Node.js is too old: one line names the required version, exit 2', async () => {
    const { exitCode, stdout, stderr } = await run(['--help'], sabotaged('Node is too old'));
    assert.deepEqual([exitCode, stdout], [2, '']);
    assert.match(stderr, /^wait-for-job: Node\.js 20\.19 or newer is needed, .*20\.18\.3\n$/);
  });
});

describe('the command exits with 74 although the job succeeds if', { concurrency: 3 }, () => {
  for (const args of [['--summary=/dev/full'], ['--json'], ['--help']]) {
    test(`the disk of ${args} is full`, async (t) => {
      const stdout = openSync('/dev/full', 'w');
      t.after(() => closeSync(stdout));
      const { exitCode, stderr } = await waitFor(t, { [JOB_ID]: [SUCCESS] }, args, { stdout });
      assert.equal(exitCode, 74);
      assert.match(stderr, args[0] === '--help' ? /^$/ : /could not be written: ENOSPC/);
    });
  }

  test('the summary cannot be written, and prints the JSON', async (t) => {
    const args = ['--summary=/dev/full', '--json'];
    const { exitCode, stdout } = await waitFor(t, { [JOB_ID]: [SUCCESS] }, args);
    assert.equal(exitCode, 74);
    assert.equal(JSON.parse(stdout)[0].status, 'SUCCESS');
  });

  test('the reader of the JSON left', async (t) => {
    const { exitCode, stderr } = await waitFor(
      t,
      { [JOB_ID]: [SUCCESS] },
      ['--json'],
      {},
      ({ stdout }) => stdout?.destroy(),
    );
    assert.equal(exitCode, 74);
    assert.match(stderr, /The JSON could not be written: .*EPIPE/);
  });

  test('the folder of --dotenv is gone', async (t) => {
    const folder = join(makeFolder(t), 'gone');
    mkdirSync(folder);
    const { exitCode, stderr } = await waitFor(
      t,
      { [JOB_ID]: [STARTED, SUCCESS] },
      ['--interval=1', '--dotenv', join(folder, 'job.env')],
      {},
      (_, server) => untilRequests(server, 1).then(() => rmSync(folder, { recursive: true })),
    );
    assert.equal(exitCode, 74);
    assert.match(stderr, /job\.env could not be written: ENOENT/);
  });
});

describe('with several jobs the exit code is that of', { concurrency: 2 }, () => {
  const SUCCEEDED = samples.finished();
  const FAILED = samples.finished({ status: 'FAILURE' });
  const REVOKED = samples.finished({ status: 'REVOKED' });
  const LATE = samples.unfinished(samples.TIMED_OUT);
  const UNREADABLE = samples.unfinished(samples.endedBy(samples.sampleHttpError(401)), null);
  const SKIPPED = samples.unfinished(samples.SKIPPED);
  const STOPPED = samples.unfinished(samples.CANCELLED);
  for (const [what, jobs, code] of [
    ['success, if all succeeded', [SUCCEEDED, SUCCEEDED], 0],
    ['the failed one before the revoked one', [REVOKED, FAILED], 20],
    ['the revoked one before the late one', [LATE, REVOKED], 21],
    ['the first that did not end', [SUCCEEDED, LATE, UNREADABLE], 22],
    ['the first that cannot be read', [SUCCEEDED, UNREADABLE, LATE], 23],
    ['the failed one, although a signal ended the others', [STOPPED, FAILED], 20],
    ['the failed one, although the others are skipped', [SKIPPED, FAILED], 20],
    ['the signal, although others succeeded', [SUCCEEDED, STOPPED], 143],
  ] as const) {
    test(what, () => assert.equal(exitCodeOf(samples.verdictOf(...jobs)), code));
  }

  const [A = '', B = ''] = jobIds(2);
  test('the first that did not succeed, without waiting for others', async (t) => {
    const revoked = [job('STARTED', { id: B }), job('REVOKED', { id: B })];
    const replies = { [A]: [job('STARTED', { id: A })], [B]: revoked };
    const { exitCode, stderr } = await waitFor(t, replies);
    assert.equal(exitCode, 21);
    assert.match(stderr, /Stopped waiting for 1 other job \(fail-fast\)\. Use --no-fail-fast/);
  });

  test('the worst with --no-fail-fast', async (t) => {
    const failed = [job('STARTED', { id: B }), job('FAILURE', { id: B })];
    const replies = { [A]: [job('REVOKED', { id: A })], [B]: failed };
    const { exitCode } = await waitFor(t, replies, ['--no-fail-fast']);
    assert.equal(exitCode, 20);
  });
});
