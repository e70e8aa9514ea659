/** Several jobs in one step, on the committed bundle against a real server. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { jobAnswer, type Reply } from '../../sandbox/fiddler-server.js';
import { job, refusal, waitForJobs } from './wait-for.ts';

const A = '550e8400-e29b-41d4-a716-446655440000';
const B = '7d444840-9dc0-11d1-b245-5ffdce74fad2';
const C = '0c0f0e0d-0000-4000-8000-00000000000c';

function jobOf(id: string, status: string, fields: Readonly<Record<string, unknown>> = {}): Reply {
  return job(status, { id, ...fields });
}

function statusesIn(outputs: Readonly<Record<string, string>>): unknown {
  const jobs: unknown = JSON.parse(outputs['jobs'] ?? '');
  return Array.isArray(jobs) ? jobs.map(({ id, status }) => `${id} ${status}`) : jobs;
}

describe('several jobs', { concurrency: 4 }, () => {
  test('get a check each with a timeout of 0, 90 of them', async () => {
    const ids = Array.from({ length: 90 }, (_, index) => A.slice(0, -3) + (100 + index));
    const replies = Object.fromEntries(ids.map((id) => [id, [jobOf(id, 'SUCCESS')]]));
    const { exitCode, requests } = await waitForJobs(replies, { inputs: { timeout: '0' } });
    assert.equal(exitCode, 0);
    assert.equal(requests.length, 90);
  });

  for (const [how, ids] of [
    ['line breaks', `${A}\n${B}\r\n${C}\n`],
    ['commas and blanks', `${A}, ${B} ,${C}`],
    ['a JSON array', JSON.stringify([A, B, C])],
    ['any letter case, some twice', `${A.toUpperCase()} ${B} ${A} ${C} ${B}`],
  ] as const) {
    test(`given by ${how} are green when each is SUCCESS, in the order asked for`, async () => {
      const { exitCode, outputs, requests, errors } = await waitForJobs(
        {
          [C]: [jobOf(C, 'SUCCESS')],
          [A]: [jobOf(A, 'STARTED'), jobOf(A, 'SUCCESS')],
          [B]: [jobOf(B, 'SUCCESS')],
        },
        { inputs: { 'job-id': ids } },
      );
      assert.equal(exitCode, 0);
      assert.deepEqual(errors, []);
      assert.equal(requests.length, 4);
      assert.equal(outputs['status'], 'SUCCESS');
      assert.deepEqual(statusesIn(outputs), [`${A} SUCCESS`, `${B} SUCCESS`, `${C} SUCCESS`]);
    });
  }

  test('end at the first that did not succeed', async () => {
    const { exitCode, outputs, errors, elapsedMs } = await waitForJobs({
      [A]: [jobOf(A, 'STARTED')],
      [B]: [
        jobOf(B, 'STARTED'),
        jobOf(B, 'FAILURE', { error_reason: 'Bad', error_message: 'row 7' }),
      ],
      [C]: [jobOf(C, 'SUCCESS')],
    });
    assert.equal(exitCode, 1);
    assert.ok(elapsedMs < 5_000);
    assert.equal(outputs['status'], 'FAILURE');
    assert.equal(outputs['error-reason'], 'Bad');
    assert.equal(errors.length, 1);
    assert.match(errors[0] ?? '', RegExp(`^.*\\[${B}\\] failed with Bad: row 7`));
    assert.match(errors[0] ?? '', /1 other job was no longer waited for.*fail-fast/);
    assert.match(errors[0] ?? '', /1 of 3 jobs succeeded/);
  });

  test('are all waited for where fail-fast is false, and the annotation names each that failed', async () => {
    const { exitCode, outputs, errors } = await waitForJobs(
      {
        [A]: [refusal(404)],
        [B]: [jobOf(B, 'REVOKED')],
        [C]: [
          jobOf(C, 'STARTED'),
          jobOf(C, 'STARTED'),
          jobOf(C, 'FAILURE', { error_reason: 'Bad' }),
        ],
      },
      { inputs: { 'fail-fast': 'false' } },
    );
    assert.equal(exitCode, 1);
    assert.equal(outputs['status'], 'FAILURE');
    assert.equal(errors.length, 1);
    for (const id of [A, B, C]) assert.ok(errors[0]?.includes(id), id);
    assert.match(errors[0] ?? '', /0 of 3 jobs succeeded/);
    assert.deepEqual(statusesIn(outputs), [`${A} null`, `${B} REVOKED`, `${C} FAILURE`]);
  });

  for (const [statuses, worst] of [
    [['REVOKED', 'FAILURE', 'SUCCESS'], 'FAILURE'],
    [['SUCCESS', 'STARTED', 'REVOKED'], 'REVOKED'],
    [['SUCCESS', 'PENDING', 'SUCCESS'], 'PENDING'],
  ] as const) {
    test(`that are ${statuses.join(', ')} have the status ${worst}`, async () => {
      const [a, b, c] = statuses;
      const { exitCode, outputs } = await waitForJobs(
        { [A]: [jobOf(A, a)], [B]: [jobOf(B, b)], [C]: [jobOf(C, c)] },
        { inputs: { 'fail-fast': 'false', timeout: '0.5' } },
      );
      assert.equal(exitCode, 1);
      assert.equal(outputs['status'], worst);
    });
  }

  test('of which one id is empty are refused, not waited for without it', async () => {
    const { exitCode, errors, requests } = await waitForJobs(
      { [A]: [jobOf(A, 'SUCCESS')] },
      { inputs: { 'job-id': JSON.stringify([A, '']) } },
    );
    assert.equal(exitCode, 1);
    assert.match(errors[0] ?? '', /`job-id`.*is empty.*publishing step/);
    assert.equal(requests.length, 0);
  });

  test('that end badly at the deadline are all told of', async () => {
    const late: Reply = (_request, response) => {
      const body = JSON.stringify(jobAnswer({ id: B, status: 'FAILURE', error_reason: 'Bad' }));
      setTimeout(() => response.end(body), 1_000);
    };
    const { outputs, errors } = await waitForJobs(
      { [A]: [jobOf(A, 'STARTED')], [B]: [jobOf(B, 'STARTED'), late] },
      { inputs: { timeout: '1', interval: '30' } },
    );
    assert.equal(outputs['error-reason'], 'Bad');
    for (const id of [A, B]) assert.ok(errors[0]?.includes(id), id);
  });

  test('have a result line each after the group, and their ids where names repeat', async () => {
    const { log } = await waitForJobs({
      [A]: [jobOf(A, 'SUCCESS', { name: 'Upload' })],
      [B]: [jobOf(B, 'SUCCESS', { name: 'Upload' })],
    });
    const after = log.slice(log.indexOf('::endgroup::'));
    for (const id of [A, B])
      assert.match(after, RegExp(`Upload\\[${id}\\]: successfully completed`));
  });

  test('are all slowed by the 429 of one of them', async () => {
    const busy: Reply = { status: 429, headers: { 'retry-after': '1' }, body: 'slow down' };
    const { requests } = await waitForJobs(
      { [A]: [jobOf(A, 'STARTED')], [B]: [busy, jobOf(B, 'STARTED')], [C]: [jobOf(C, 'STARTED')] },
      { inputs: { interval: '0.1', timeout: '1.6' } },
    );
    const refusedMs = requests.find(({ path }) => path.endsWith(B))?.atMs ?? Number.NaN;
    const afterMs = requests.map(({ atMs }) => atMs - refusedMs).filter((atMs) => atMs > 200);
    assert.ok(afterMs.length > 3);
    assert.ok(
      afterMs.every((atMs) => atMs > 950),
      `${afterMs}`,
    );
  });

  test('share connections, which are kept alive', async () => {
    const sockets: unknown[] = [];
    const noting =
      (id: string, status: string, headers = {}): Reply =>
      ({ socket }, response) => {
        sockets.push(socket);
        response.writeHead(200, headers).end(JSON.stringify(jobAnswer({ id, status })));
      };
    const { exitCode } = await waitForJobs({
      [A]: [noting(A, 'SUCCESS')],
      [B]: [
        noting(B, 'STARTED', { connection: 'close' }),
        noting(B, 'STARTED'),
        noting(B, 'SUCCESS'),
      ],
    });
    assert.equal(exitCode, 0);
    assert.equal(sockets.length, 4);
    // The one whose connection was closed goes on over that of the other.
    assert.equal(new Set(sockets).size, 2);
  });

  test('share the pause after a 503', async () => {
    const ids = Array.from(
      { length: 10 },
      (_, index) => `00000000-0000-4000-8000-00000000000${index}`,
    );
    let asked = 0;
    const startMs = performance.now();
    const shared: Reply = (request, response) => {
      asked += 1;
      const isWell = performance.now() - startMs > 1_500;
      const id = /jobs\/([^?]+)/.exec(request.url ?? '')?.[1] ?? '';
      response.writeHead(isWell ? 200 : 503);
      response.end(isWell ? JSON.stringify(jobAnswer({ id, status: 'SUCCESS' })) : 'busy');
    };
    const { exitCode } = await waitForJobs(Object.fromEntries(ids.map((id) => [id, [shared]])), {
      inputs: { interval: '0.5' },
    });
    assert.equal(exitCode, 0);
    // Ten at once, one try after each pause, and ten when the server is well.
    assert.ok(asked <= 25, `${asked}`);
  });

  test('of 500 stay within the limits, all seen within a round of checks', async () => {
    const ids = Array.from(
      { length: 500 },
      (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    );
    const startMs = performance.now();
    const replies = Object.fromEntries(
      ids.map((id, index): [string, Reply[]] => [
        id,
        [
          (_request, response) => {
            const isDone = performance.now() - startMs > (index % 10) * 500;
            response.end(JSON.stringify(jobAnswer({ id, status: isDone ? 'SUCCESS' : 'STARTED' })));
          },
        ],
      ]),
    );
    const { exitCode, requests, log, summary } = await waitForJobs(replies, {
      inputs: { interval: '1', timeout: '5m' },
    });
    assert.equal(exitCode, 0);
    const askedMs = requests.map(({ atMs }) => atMs);
    for (const [index, atMs] of askedMs.entries()) {
      assert.ok((askedMs[index + 30] ?? Number.POSITIVE_INFINITY) - atMs > 1_000);
      assert.ok((askedMs[index + 900] ?? Number.POSITIVE_INFINITY) - atMs > 60_000);
    }
    assert.ok(log.split('\n').length < 2_000);
    assert.ok(Buffer.byteLength(summary) < 1_000_000);
    assert.match(log, /500 jobs.*each job is checked about every/);
  });
});

test('a long log that is read late is read whole', async () => {
  const task = { status: 'FAILURE', error_message: 'x'.repeat(900) };
  const extras = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [`task-${index}`, task]),
  );
  const ids = Array.from({ length: 30 }, (_, index) => A.slice(0, -2) + (10 + index));
  const replies = Object.fromEntries(ids.map((id) => [id, [jobOf(id, 'FAILURE', { extras })]]));
  const { log, errors, exitCode } = await waitForJobs(replies, {
    inputs: { 'fail-fast': 'false' },
    unreadMs: 3_000,
  });
  assert.equal(exitCode, 1);
  assert.ok(log.length > 180_000, `${log.length}`);
  assert.equal(errors.length, 1);
});
