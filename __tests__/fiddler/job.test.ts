/** The library as a script uses it, against a real server. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorAnswer, type Reply } from '../../sandbox/fiddler-server.js';
import {
  ApiError,
  AsyncJobFailed,
  AsyncJobRevoked,
  FiddlerError,
  Job,
  TimeoutError,
} from '../../src/fiddler/index.ts';
import { type Owner, serve } from '../set-up.ts';
import { connect } from './connect.ts';
import { job } from './job-reply.ts';
import { JOB_ID as ID } from './sample-job.ts';

const QUICK = { interval: 0.02, timeout: 5 };

async function getJob(t: Owner, ...replies: readonly Reply[]): Promise<Job> {
  const client = connect(t, await serve(t, { replies: { [ID]: replies } }));
  return Job.get(ID.toUpperCase(), { client });
}

test('get reads every field under its name in TypeScript', async (t) => {
  const extras = { 'task-1': { status: 'FAILURE', result: null, error_message: 'bad row' } };
  const info = { resource_type: 'DATASET' };
  const fields = { progress: 12.5, info, error_reason: 'Bad', error_message: 'worse', extras };
  const read = await getJob(t, job('FAILURE', fields));
  assert.deepEqual(
    { ...read },
    {
      id: ID,
      name: 'Ingestion dataset Upload',
      status: 'FAILURE',
      progress: 12.5,
      info,
      errorReason: 'Bad',
      errorMessage: 'worse',
      extras,
    },
  );
});

test('watch yields every update as a job of its own and ends at a final state', async (t) => {
  const course = [job('STARTED', { progress: 50 }), { status: 503 }, job('REVOKED')];
  const pending = await getJob(t, job('PENDING'), ...course);
  const states: string[] = [];
  for await (const update of pending.watch(QUICK)) states.push(update.status);
  assert.deepEqual(states, ['STARTED', 'REVOKED']);
  assert.equal(pending.status, 'PENDING');
});

test('watch forgives an error twice that would end a wait for a job that was never read', async (t) => {
  const missing: Reply = { status: 404, body: errorAnswer(404, 'NoRoute', 'no backend') };
  const read = await getJob(t, job('STARTED'), missing, missing, job('SUCCESS'));
  const statuses: string[] = [];
  for await (const { status } of read.watch(QUICK)) statuses.push(status);
  assert.deepEqual(statuses, ['SUCCESS']);
});

describe('wait', () => {
  test('reports progress in the words of the Python client and gives the job', async (t) => {
    const course = [job('STARTED', { progress: 12.5 }), job('SUCCESS', { progress: 100 })];
    const pending = await getJob(t, job('PENDING'), ...course);
    const lines: string[] = [];
    const done = await pending.wait({ ...QUICK, log: (line) => lines.push(line) });
    assert.equal(done.status, 'SUCCESS');
    const prefix = `Ingestion dataset Upload[${ID}]: `;
    assert.deepEqual(lines, [
      `${prefix}STARTED, progress: 12.5%`,
      `${prefix}SUCCESS, progress: 100.0%`,
      `${prefix}successfully completed`,
    ]);
  });

  const quiet = { ...QUICK, log: () => {} };

  test('rejects on FAILURE with the reason and the job', async (t) => {
    const read = await getJob(t, job('FAILURE', { error_reason: 'Bad', error_message: 'row 7' }));
    const error = await read.wait(quiet).catch((reason: unknown) => reason);
    assert.ok(error instanceof AsyncJobFailed && error instanceof FiddlerError);
    assert.equal(error.message, `Ingestion dataset Upload[${ID}] failed with Bad: row 7`);
    assert.equal(error.job.errorReason, 'Bad');
  });

  test('rejects on REVOKED, where the Python client returns', async (t) => {
    const read = await getJob(t, job('REVOKED'));
    const error = await read.wait(quiet).catch((reason: unknown) => reason);
    assert.ok(error instanceof AsyncJobRevoked && error instanceof AsyncJobFailed);
    assert.match(error.message, /was revoked/);
  });

  test('rejects at the deadline with what was met and the last error as its cause', async (t) => {
    const read = await getJob(t, job('STARTED'), job('STARTED'), { status: 502 });
    const error = await read.wait({ ...quiet, timeout: 0.2 }).catch((reason: unknown) => reason);
    assert.ok(error instanceof TimeoutError);
    assert.match(error.message, /× HTTP 502/);
    assert.ok(error.cause instanceof ApiError);
    assert.equal(error.cause.statusCode, 502);
  });

  for (const when of ['sleeps', 'asks'] as const) {
    // Time stands still, so that nothing but the signal can end the wait; the bound is for a test that fails.
    const title = `rejects with the reason of an aborted signal at once while it ${when}`;
    test(title, { timeout: 30_000 }, async (t) => {
      const controller = new AbortController();
      const abortSoon = (): unknown => setImmediate(() => controller.abort(new Error('enough')));
      const next = when === 'sleeps' ? job('STARTED') : abortSoon;
      const log = when === 'sleeps' ? abortSoon : assert.fail;
      const read = await getJob(t, job('STARTED'), next);
      t.mock.timers.enable({ apis: ['setTimeout'] });
      await assert.rejects(read.wait({ ...QUICK, log, signal: controller.signal }), {
        message: 'enough',
      });
    });
  }

  for (const options of [
    { interval: 0 },
    { interval: -1 },
    { interval: Number.NaN },
    { timeout: -1 },
    { timeout: Number.POSITIVE_INFINITY },
  ]) {
    test(`refuses ${JSON.stringify(Object.entries(options).map(String))}`, async (t) => {
      const read = await getJob(t, job('SUCCESS'));
      await assert.rejects(read.wait({ ...quiet, ...options }), RangeError);
    });
  }
});
