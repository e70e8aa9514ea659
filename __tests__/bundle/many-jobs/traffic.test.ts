import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { jobAnswer, type Reply } from '../../../sandbox/fiddler-server.js';
import { waitForJobs } from '../wait-for.ts';
import { A, B, C, jobOf } from './jobs.ts';

describe('several jobs', { concurrency: 4 }, () => {
  test('get a check each with a timeout of 0, 90 of them', async () => {
    const ids = Array.from({ length: 90 }, (_, index) => A.slice(0, -3) + (100 + index));
    const replies = Object.fromEntries(ids.map((id) => [id, [jobOf(id, 'SUCCESS')]]));
    const { exitCode, requests } = await waitForJobs(replies, { inputs: { timeout: '0' } });
    assert.equal(exitCode, 0);
    assert.equal(requests.length, 90);
  });

  test('are all slowed by the 429 of one of them', async () => {
    const busy: Reply = { status: 429, headers: { 'retry-after': '1' }, body: 'slow down' };
    const { requests } = await waitForJobs(
      { [A]: [jobOf(A, 'STARTED')], [B]: [busy, jobOf(B, 'STARTED')], [C]: [jobOf(C, 'STARTED')] },
      { inputs: { interval: '0.5', timeout: '1.6' } },
    );
    const refusedMs = requests.find(({ path }) => path.endsWith(B))?.atMs ?? Number.NaN;
    // The first check of the others may be under way by then; the second would be due after 500 ms.
    const afterMs = [A, B, C].flatMap((id) => {
      const ofJob = requests.filter(({ path }) => path.endsWith(id));
      return ofJob.slice(1).map(({ atMs }) => atMs - refusedMs);
    });
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
