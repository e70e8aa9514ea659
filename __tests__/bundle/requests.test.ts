/** The requests of a wait: what they contain, how often they are sent, and over which connections. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type FiddlerServer, jobAnswer, type Reply } from '../../sandbox/fiddler-server.js';
import { serve } from '../fixtures.ts';
import { JOB_ID, TOKEN } from './action.ts';
import { job, jobIds, refusal, waitFor, waitForJobs } from './wait-for.ts';

type Requests = FiddlerServer['requests'];

/** Returns the times between requests that are `distance` apart, in milliseconds. */
function gapsMs(requests: Requests, distance = 1): readonly number[] {
  return requests
    .slice(distance)
    .map(({ atMs }, index) => atMs - (requests[index]?.atMs ?? Number.NaN));
}

describe('the requests for one job', { concurrency: 4 }, () => {
  test('have the API key and the client’s name and version', async () => {
    const { requests } = await waitFor([job('SUCCESS')], {
      env: { ACTIONS_ORCHESTRATION_ID: 'an-id-of-the-run' },
    });
    const { url, headers } = requests[0] ?? assert.fail('no request');
    assert.equal(url, `/v3/jobs/${JOB_ID}?verbose=false`);
    assert.equal(headers.authorization, `Bearer ${TOKEN}`);
    assert.equal(headers['x-fiddler-client-name'], 'wait-for-job');
    assert.match(String(headers['x-fiddler-client-version']), /^\d+\.\d+\.\d+$/);
    assert.match(headers['user-agent'] ?? '', /^fiddler-wait-for-job\/\d+\.\d+\.\d+$/);
  });

  test('do not follow redirects: the API key is sent to the given host alone', async (t) => {
    const other = await serve(t, { token: TOKEN, replies: { [JOB_ID]: [job('SUCCESS')] } });
    const location = `${other.url}/v3/jobs/${JOB_ID}`;
    const { exitCode, errors, requests } = await waitFor([refusal(302, { location })]);
    assert.deepEqual([exitCode, requests.length, other.requests.length], [1, 1, 0]);
    assert.match(
      errors[0] ?? '',
      RegExp(`HTTP 302 to ${location}: .*\nRedirects are not followed.* change \`url\` to it`),
    );
  });

  test('read the tasks’ details at every check, if verbose is true', async () => {
    const { requests } = await waitFor([job('STARTED'), job('FAILURE', { extras: {} })], {
      inputs: { verbose: 'true' },
    });
    assert.deepEqual(
      requests.map(({ url }) => url.split('?')[1]),
      ['verbose=true', 'verbose=true'],
    );
  });

  test('are 0.5 s apart with an interval of 0.5 s', async () => {
    const started = Array<Reply>(7).fill(job('STARTED'));
    const { requests } = await waitFor([...started, job('SUCCESS')], {
      inputs: { interval: '0.5' },
    });
    // The first takes longer to arrive: it has to connect.
    const [totalMs = Number.NaN] = gapsMs(requests.slice(1), 6);
    assert.ok(Math.abs(totalMs - 3_000) < 150, `${totalMs} ms`);
  });

  const MAX_BYTES = 4 * 2 ** 20;
  const emptyText = jobAnswer({ id: JOB_ID, status: 'SUCCESS', info: { text: '' } });
  for (const { bytes, reason } of [
    { bytes: MAX_BYTES, reason: '' },
    { bytes: MAX_BYTES + 1, reason: 'TimeoutError' },
  ]) {
    test(`have a response of ${bytes} bytes ${reason === '' ? 'read' : 'refused'}`, async () => {
      const text = 'x'.repeat(bytes - JSON.stringify(emptyText).length);
      const { outputs } = await waitFor([job('SUCCESS', { info: { text } })], {
        inputs: { timeout: '0' },
      });
      assert.equal(outputs['error-reason'], reason);
    });
  }
});

describe('the requests for several jobs', { concurrency: 4 }, () => {
  test('stay below 30 a second, and each job has one check with a timeout of 0', async () => {
    const replies = Object.fromEntries(jobIds(90).map((id) => [id, [job('SUCCESS', { id })]]));
    const { exitCode, requests } = await waitForJobs(replies, { inputs: { timeout: '0' } });
    assert.equal(exitCode, 0);
    assert.equal(requests.length, 90);
    for (const gapMs of gapsMs(requests, 30)) assert.ok(gapMs > 1_000, `${gapMs}`);
  });

  test('take turns below the documented limits, and the log says so', async () => {
    const ids = jobIds(100);
    const replies = ids.map((id) => [id, [job('STARTED', { id }), job('SUCCESS', { id })]]);
    const { exitCode, requests, log } = await waitForJobs(Object.fromEntries(replies), {
      inputs: { interval: '1' },
    });
    assert.equal(exitCode, 0);
    assert.equal(requests.length, 200);
    // 12 at once, then 14.7 a second.
    for (const gapMs of gapsMs(requests, 100)) assert.ok(gapMs > 6_000, `${gapMs}`);
    const firstRound = requests.slice(0, 110).map(({ path }) => path);
    assert.equal(new Set(firstRound).size, 100);
    assert.match(log, /100 jobs at 880 requests\/min at most: each is checked about every 6\.8 s/);
  });

  test('are all slowed down by the 429 of one of them', async () => {
    const [a = '', b = '', c = ''] = jobIds(3);
    const busy: Reply = { status: 429, headers: { 'retry-after': '1' }, body: 'slow down' };
    const { requests } = await waitForJobs(
      {
        [a]: [job('STARTED', { id: a })],
        [b]: [busy, job('STARTED', { id: b })],
        [c]: [job('STARTED', { id: c })],
      },
      { inputs: { interval: '0.5', timeout: '1.6' } },
    );
    const refusedMs = requests.find(({ path }) => path.endsWith(b))?.atMs ?? Number.NaN;
    // The first check of the others may be under way by then; the second would be due after 500 ms.
    const afterMs = [a, b, c].flatMap((id) => {
      const ofJob = requests.filter(({ path }) => path.endsWith(id));
      return ofJob.slice(1).map(({ atMs }) => atMs - refusedMs);
    });
    assert.ok(afterMs.length >= 3, `${afterMs}`);
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
    const [a = '', b = ''] = jobIds(2);
    const { exitCode } = await waitForJobs({
      [a]: [noting(a, 'SUCCESS')],
      [b]: [
        noting(b, 'STARTED', { connection: 'close' }),
        noting(b, 'STARTED'),
        noting(b, 'SUCCESS'),
      ],
    });
    assert.equal(exitCode, 0);
    assert.equal(sockets.length, 4);
    // After its connection is closed, the second job uses that of the first.
    assert.equal(new Set(sockets).size, 2);
  });
});
