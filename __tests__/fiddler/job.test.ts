/** The library as a script uses it, against a real server. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorAnswer, type Reply, startFiddlerServer } from '../../sandbox/fiddler-server.js';
import {
  ApiError,
  AsyncJobFailed,
  AsyncJobRevoked,
  FiddlerClient,
  FiddlerError,
  Job,
  TimeoutError,
} from '../../src/fiddler/index.ts';
import { job } from './job-reply.ts';
import { JOB_ID as ID } from './sample-job.ts';

const QUICK = { interval: 0.02, timeout: 5 };

async function withJob(
  replies: readonly Reply[],
  use: (job: Job, client: FiddlerClient) => Promise<void>,
): Promise<void> {
  const server = await startFiddlerServer({ replies: { [ID]: replies } });
  const client = new FiddlerClient(server);
  try {
    await use(await Job.get(ID.toUpperCase(), { client }), client);
  } finally {
    client.close();
    await server.close();
  }
}

test('get reads every field under its name in TypeScript', async () => {
  const extras = { 'task-1': { status: 'FAILURE', result: null, error_message: 'bad row' } };
  const info = { resource_type: 'DATASET' };
  const fields = { progress: 12.5, info, error_reason: 'Bad', error_message: 'worse', extras };
  await withJob([job('FAILURE', fields)], async (read) => {
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
});

test('watch yields every update as a job of its own and ends at a final state', async () => {
  await withJob(
    [job('PENDING'), job('STARTED', { progress: 50 }), { status: 503 }, job('REVOKED')],
    async (pending) => {
      const states: string[] = [];
      for await (const update of pending.watch(QUICK)) states.push(update.status);
      assert.deepEqual(states, ['STARTED', 'REVOKED']);
      assert.equal(pending.status, 'PENDING');
    },
  );
});

test('watch forgives an error twice that would end a wait for a job that was never read', async () => {
  const missing: Reply = { status: 404, body: errorAnswer(404, 'NoRoute', 'no backend') };
  await withJob([job('STARTED'), missing, missing, job('SUCCESS')], async (read) => {
    const statuses: string[] = [];
    for await (const { status } of read.watch(QUICK)) statuses.push(status);
    assert.deepEqual(statuses, ['SUCCESS']);
  });
});

describe('wait', () => {
  test('reports progress in the words of the Python client and gives the job', async () => {
    const lines: string[] = [];
    await withJob(
      [job('PENDING'), job('STARTED', { progress: 12.5 }), job('SUCCESS', { progress: 100 })],
      async (pending) => {
        const done = await pending.wait({ ...QUICK, log: (line) => lines.push(line) });
        assert.equal(done.status, 'SUCCESS');
      },
    );
    const prefix = `Ingestion dataset Upload[${ID}]: `;
    assert.deepEqual(lines, [
      `${prefix}STARTED, progress: 12.5%`,
      `${prefix}SUCCESS, progress: 100.0%`,
      `${prefix}successfully completed`,
    ]);
  });

  const quiet = { ...QUICK, log: () => {} };

  test('rejects on FAILURE with the reason and the job', async () => {
    await withJob(
      [job('FAILURE', { error_reason: 'Bad', error_message: 'row 7' })],
      async (read) => {
        const error = await read.wait(quiet).catch((reason: unknown) => reason);
        assert.ok(error instanceof AsyncJobFailed && error instanceof FiddlerError);
        assert.equal(error.message, `Ingestion dataset Upload[${ID}] failed with Bad: row 7`);
        assert.equal(error.job.errorReason, 'Bad');
      },
    );
  });

  test('rejects on REVOKED, where the Python client returns', async () => {
    await withJob([job('REVOKED')], async (read) => {
      const error = await read.wait(quiet).catch((reason: unknown) => reason);
      assert.ok(error instanceof AsyncJobRevoked && error instanceof AsyncJobFailed);
      assert.match(error.message, /was revoked/);
    });
  });

  test('rejects at the deadline with what was met and the last error as its cause', async () => {
    await withJob([job('STARTED'), job('STARTED'), { status: 502 }], async (read) => {
      const error = await read.wait({ ...quiet, timeout: 0.2 }).catch((reason: unknown) => reason);
      assert.ok(error instanceof TimeoutError);
      assert.match(error.message, /× HTTP 502/);
      assert.ok(error.cause instanceof ApiError);
      assert.equal(error.cause.statusCode, 502);
    });
  });

  test('rejects with the reason of an aborted signal, while it sleeps and while it asks', async () => {
    for (const next of [job('STARTED'), (): void => {}]) {
      await withJob([job('STARTED'), next], async (read) => {
        const signal = AbortSignal.timeout(100);
        const startMs = performance.now();
        await assert.rejects(read.wait({ ...quiet, interval: 60, signal }), (error) => {
          return error === signal.reason;
        });
        assert.ok(performance.now() - startMs < 1_000);
      });
    }
  });

  for (const options of [
    { interval: 0 },
    { interval: -1 },
    { interval: Number.NaN },
    { timeout: -1 },
    { timeout: Number.POSITIVE_INFINITY },
  ]) {
    test(`refuses ${JSON.stringify(Object.entries(options).map(String))}`, async () => {
      await withJob([job('SUCCESS')], async (read) => {
        await assert.rejects(read.wait({ ...quiet, ...options }), RangeError);
      });
    });
  }
});
