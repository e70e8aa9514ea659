/** The library as a script uses it, against a real server. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Reply } from '../../sandbox/fiddler-server.js';
import { AsyncJobFailed, AsyncJobRevoked, Job } from '../../src/fiddler/index.ts';
import { hastyClock } from '../fake-clock.ts';
import type { Owner } from '../fixtures.ts';
import { JOB_ID } from './sample-job.ts';
import { jobReply, serveJob } from './serve-job.ts';

const FAST = { interval: 0.02, timeout: 5 };

async function getJob(t: Owner, ...replies: readonly Reply[]): Promise<Job> {
  const { client } = await serveJob(t, ...replies);
  return Job.get(JOB_ID.toUpperCase(), { client });
}

async function statusesOf(updates: AsyncIterable<Job>): Promise<readonly string[]> {
  const statuses: string[] = [];
  for await (const { status } of updates) statuses.push(status);
  return statuses;
}

test('get reads every field, and the tasks’ details if verbose', async (t) => {
  const extras = { 'task-1': { status: 'FAILURE', result: null, error_message: 'bad row' } };
  const info = { resource_type: 'DATASET' };
  const fields = { progress: 12.5, info, error_reason: 'Bad', error_message: 'worse', extras };
  const { client, server } = await serveJob(t, jobReply('FAILURE', fields));
  const job = await Job.get(JOB_ID.toUpperCase(), { client, verbose: true });
  const names = { name: 'Ingestion dataset Upload', errorReason: 'Bad', errorMessage: 'worse' };
  const expected = { id: JOB_ID, status: 'FAILURE', progress: 12.5, info, extras, ...names };
  assert.deepEqual({ ...job }, expected);
  assert.match(server.requests[0]?.url ?? '', /\?verbose=true$/);
});

describe('watch', () => {
  test('yields every update as its own job and ends at a final state', async (t) => {
    const updates = [jobReply('STARTED', { progress: 50 }), { status: 503 }, jobReply('REVOKED')];
    const pending = await getJob(t, jobReply('PENDING'), ...updates);
    assert.deepEqual(await statusesOf(pending.watch(FAST)), ['STARTED', 'REVOKED']);
    assert.equal(pending.status, 'PENDING');
  });

  test('gives up after 1,800 s, on the clock that it is given', async (t) => {
    const job = await getJob(t, jobReply('PENDING'));
    const watching = statusesOf(job.watch({ clock: hastyClock() }));
    await assert.rejects(watching, { name: 'TimeoutError', waitedMs: 1_800_000 });
  });

  test('gives up 30 s after the first permanent error, since the job was read before', async (t) => {
    const { client, server } = await serveJob(t, jobReply('PENDING'), { status: 401 });
    const job = await Job.get(JOB_ID, { client });
    const watching = statusesOf(job.watch({ clock: hastyClock(), random: () => 0 }));
    await assert.rejects(watching, { name: 'ApiError', statusCode: 401 });
    // At 0, 1, 3, 7, 15 and 30 s.
    assert.equal(server.requests.length, 1 + 6);
  });

  for (const { options, checks, query } of [
    { options: { timeout: 0 }, checks: 1, query: 'verbose=false' },
    { options: { timeout: 180, interval: 90 }, checks: 3, query: 'verbose=false' },
    { options: { timeout: 180, interval: 90, verbose: true }, checks: 3, query: 'verbose=true' },
  ]) {
    test(`with ${JSON.stringify(options)} checks ${checks} times, with ${query}`, async (t) => {
      const { client, server } = await serveJob(t, jobReply('PENDING'));
      const job = await Job.get(JOB_ID, { client });
      const waitedMs = options.timeout * 1_000;
      const watching = statusesOf(job.watch({ clock: hastyClock(), ...options }));
      await assert.rejects(watching, { name: 'TimeoutError', waitedMs });
      const urls = server.requests.slice(1).map(({ url }) => url);
      assert.deepEqual(urls, Array(checks).fill(`/v3/jobs/${JOB_ID}?${query}`));
    });
  }

  test('rejects an interval or timeout that is not a number of seconds', async (t) => {
    const job = await getJob(t, jobReply('SUCCESS'));
    for (const seconds of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      await assert.rejects(statusesOf(job.watch({ timeout: seconds })), RangeError);
      await assert.rejects(statusesOf(job.watch({ interval: seconds })), RangeError);
    }
    await assert.rejects(statusesOf(job.watch({ interval: 0 })), RangeError);
  });
});

describe('wait', () => {
  const QUIET = { ...FAST, log: () => {} };

  test('logs progress in the words of the Python client and returns the job', async (t) => {
    const started = jobReply('STARTED', { progress: 12.5, name: 'a\r\nb\u0085c\u2028d\u001b[0m' });
    const pending = await getJob(t, jobReply('PENDING'), started, jobReply('SUCCESS'));
    const lines: string[] = [];
    const done = await pending.wait({ ...FAST, log: (line) => lines.push(line) });
    assert.equal(done.status, 'SUCCESS');
    assert.deepEqual(lines, [
      `a b c d [0m[${JOB_ID}]: STARTED, progress: 12.5%`,
      `Ingestion dataset Upload[${JOB_ID}]: SUCCESS, progress: 0.0%`,
      `Ingestion dataset Upload[${JOB_ID}]: successfully completed`,
    ]);
  });

  test('rejects on FAILURE, and on REVOKED, for which the Python client returns', async (t) => {
    const failure = { error_reason: 'Bad', error_message: 'row 7' };
    const failed = await getJob(t, jobReply('STARTED'), jobReply('FAILURE', failure));
    const error = await failed.wait(QUIET).catch((reason: unknown) => reason);
    assert.ok(error instanceof AsyncJobFailed && !(error instanceof AsyncJobRevoked));
    assert.equal(error.message, `Ingestion dataset Upload[${JOB_ID}] failed with Bad: row 7`);
    const revoked = await getJob(t, jobReply('REVOKED'));
    await assert.rejects(revoked.wait(QUIET), AsyncJobRevoked);
  });

  // Time stands still, so only the signal can end the wait; the timeout is for a test that fails.
  const options = { timeout: 30_000 };
  test('ends at once with the reason of a signal aborted during a request', options, async (t) => {
    const controller = new AbortController();
    const abort = (): unknown => setImmediate(() => controller.abort(new Error('enough')));
    const job = await getJob(t, jobReply('STARTED'), abort);
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const waiting = job.wait({ ...QUIET, signal: controller.signal });
    await assert.rejects(waiting, { message: 'enough' });
  });
});
