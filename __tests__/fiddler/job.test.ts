/** The library as a script uses it, against a real server. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  errorAnswer,
  jobAnswer,
  type Reply,
  startFiddlerServer,
} from '../../sandbox/fiddler-server.js';
import {
  ApiError,
  AsyncJobFailed,
  AsyncJobRevoked,
  FiddlerClient,
  FiddlerError,
  Job,
  NotFound,
  TimeoutError,
} from '../../src/fiddler/index.ts';

const ID = '550e8400-e29b-41d4-a716-446655440000';
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

function job(status: string, fields: Readonly<Record<string, unknown>> = {}): Reply {
  return { body: jobAnswer({ id: ID, status, ...fields }) };
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

describe('the errors of get', () => {
  const cases: ReadonlyArray<{ what: string; reply: Reply; expected: object }> = [
    {
      what: 'an unknown job',
      reply: { status: 404, body: errorAnswer(404, 'ObjectNotFound', 'no such job') },
      expected: { name: 'NotFound', statusCode: 404, reason: 'ObjectNotFound', kind: 'http' },
    },
    {
      what: 'a server that asks to wait',
      reply: { status: 429, headers: { 'retry-after': '7' } },
      expected: { name: 'ApiError', statusCode: 429, retryAfterMs: 7_000, isPermanent: false },
    },
    {
      what: 'a redirect, which is not followed',
      reply: { status: 302, headers: { location: '/login' } },
      expected: { name: 'ApiError', statusCode: 302, location: '/login', isPermanent: true },
    },
    {
      what: 'a gateway’s page',
      reply: { status: 502, body: '<html>Bad Gateway</html>' },
      expected: { name: 'ApiError', statusCode: 502, reason: undefined },
    },
    {
      what: 'a 200 that is no job',
      reply: { body: '<html>Login</html>' },
      expected: { name: 'ApiError', kind: 'answer', statusCode: 200, isPermanent: false },
    },
    {
      what: 'a connection that is reset',
      reply: (request) => request.socket.destroy(),
      expected: { name: 'ApiError', kind: 'network', label: 'ECONNRESET' },
    },
  ];
  for (const { what, reply, expected } of cases) {
    test(`${what} has its facts in fields`, async () => {
      const server = await startFiddlerServer({ replies: { [ID]: [reply] } });
      const client = new FiddlerClient(server);
      const error: unknown = await Job.get(ID, { client }).catch((reason: unknown) => reason);
      client.close();
      await server.close();
      assert.ok(error instanceof ApiError);
      for (const [field, value] of Object.entries(expected)) {
        assert.deepEqual(Reflect.get(error, field), value, field);
      }
    });
  }

  test('a wrong key is told by the server’s own message', async () => {
    const server = await startFiddlerServer();
    const client = new FiddlerClient({ url: server.url, token: 'wrong' });
    await assert.rejects(Job.get(ID, { client }), /HTTP 401: The API key is missing or not valid/);
    client.close();
    await server.close();
  });

  test('NotFound is an ApiError, and both are FiddlerErrors', () => {
    const error = new NotFound('gone', { kind: 'http', label: 'HTTP 404', statusCode: 404 });
    assert.ok(error instanceof ApiError && error instanceof FiddlerError);
  });
});

describe('the connection', () => {
  let server: Awaited<ReturnType<typeof startFiddlerServer>>;
  before(async () => {
    server = await startFiddlerServer({ replies: { [ID]: [job('STARTED')] } });
  });
  after(() => server.close());

  test('is kept alive over many reads', async () => {
    const client = new FiddlerClient(server);
    for (let read = 0; read < 5; read += 1) await Job.get(ID, { client });
    assert.equal(server.connections(), 1);
    client.close();
  });

  test('that the server has forgotten is made anew, while others are at work', async () => {
    const other = ID.replace('5', '6');
    let cuts = 0;
    const cutOnce: Reply = (_request, response) => {
      cuts += 1;
      setTimeout(() => response.destroy(), 50);
    };
    const slow: Reply = (_request, response) => {
      setTimeout(
        () => response.end(JSON.stringify(jobAnswer({ id: other, status: 'RETRY' }))),
        300,
      );
    };
    const two = await startFiddlerServer({
      replies: {
        [ID]: [job('STARTED'), cutOnce, job('SUCCESS')],
        [other]: [{ body: jobAnswer({ id: other, status: 'STARTED' }) }, slow],
      },
    });
    const client = new FiddlerClient(two);
    const read = (): Promise<readonly string[]> =>
      Promise.all([ID, other].map(async (id) => (await Job.get(id, { client })).status));
    assert.deepEqual(await read(), ['STARTED', 'STARTED']);
    assert.deepEqual(await read(), ['SUCCESS', 'RETRY']);
    assert.equal(cuts, 1);
    client.close();
    await two.close();
  });

  test('drops the path of the address that it was given', async () => {
    const client = new FiddlerClient({ ...server, url: `${server.url}/projects/7?tab=jobs#top` });
    assert.equal((await Job.get(ID, { client })).status, 'STARTED');
    client.close();
  });
});
