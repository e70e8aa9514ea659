/** Many jobs of one wait: what errors of some or all of them mean for the others. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TimeoutError } from '../../../src/fiddler/errors.ts';
import { httpErrorOf } from '../sample-errors.ts';
import { HANGS, pollJobs, type Reply, reading, type SentRequest } from './simulation.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

function assertOneASecond(sentMs: readonly number[]): void {
  for (const [index, atMs] of sentMs.entries()) {
    const gapMs = (sentMs[index + 1] ?? Number.POSITIVE_INFINITY) - atMs;
    // Sums of fractions are not exact.
    assert.ok(gapMs > 999.999, `${gapMs} ms after ${atMs} ms`);
  }
}

describe('jobs with errors do not hold up healthy ones', () => {
  const isHealthy = (job: number): boolean => job % 4 === 3;

  /** Pending, without progress, or with progress at several speeds. */
  function healthyReply({ job, atMs }: SentRequest): Reply {
    if (job % 20 === 3) return reading('PENDING', 0);
    if (job % 20 === 7) return reading('STARTED');
    return reading('STARTED', Math.min(99, (atMs / HOUR_MS) * job * 5));
  }

  /** The times of the checks of each healthy job, while the others get this reply. */
  async function checksBeside(reply: Reply): Promise<readonly (readonly number[])[]> {
    const { requests } = await pollJobs({
      jobs: 40,
      timeoutMs: 20 * MINUTE_MS,
      respond: (request) => (isHealthy(request.job) ? healthyReply(request) : reply),
    });
    return Array.from({ length: 40 }, (_, job) => job)
      .filter(isHealthy)
      .map((job) => requests.filter((request) => request.job === job).map(({ atMs }) => atMs));
  }

  for (const [what, reply] of [
    ['hang for 30 s each', HANGS],
    ['fail at once', httpErrorOf(500)],
    ['fail with a Retry-After of an hour', httpErrorOf(503, HOUR_MS)],
  ] as const) {
    test(`of 40 jobs 30 ${what}: the other ten are checked as often as without them`, async () => {
      const alone = await checksBeside(reading('SUCCESS'));
      const checks = await checksBeside(reply);
      assert.equal(checks.length, 10);
      for (const [job, sentMs] of checks.entries()) {
        // At the beginning, 40 requests share the rate limit.
        assert.ok((sentMs[0] ?? HOUR_MS) < 3_000, `${sentMs[0]}`);
        for (const [index, atMs] of sentMs.slice(1).entries()) {
          const gapMs = atMs - (sentMs[index] ?? 0);
          // 10 s, and a turn or two of the rate limit.
          assert.ok(gapMs <= 10_100, `${gapMs} ms between checks at ${atMs} ms`);
        }
        const lateMs = (sentMs.at(-1) ?? 0) - 20 * MINUTE_MS;
        assert.ok(lateMs >= 0 && lateMs < 2_000, `the last check ${lateMs} ms after the deadline`);
        const expected = alone[job]?.length ?? 0;
        assert.ok(Math.abs(sentMs.length - expected) <= 2, `${sentMs.length}, not ${expected}`);
      }
    });
  }
});

test('the first check of a job is not held up by failures of others', async () => {
  const respond = (): Reply => httpErrorOf(503);
  const { requests } = await pollJobs({ jobs: 100, timeoutMs: MINUTE_MS, respond });
  // The rate limit: 12 at once, then 14 to 15 a second.
  const early = requests.filter(({ atMs }) => atMs < 6_500);
  assert.equal(new Set(early.map(({ job }) => job)).size, 100);
});

describe('an outage of everything', () => {
  const untilMs = 5 * MINUTE_MS;
  for (const fromMs of [0, MINUTE_MS]) {
    for (const reply of [httpErrorOf(503), HANGS]) {
      test(`from ${fromMs / 1_000} s on (${reply.label}) gets one request a second, and ends for all`, async () => {
        const { sentMs, ends, endMs } = await pollJobs({
          jobs: 100,
          timeoutMs: HOUR_MS,
          respond({ atMs }) {
            if (atMs > untilMs) return reading('SUCCESS');
            return atMs >= fromMs ? reply : reading('STARTED');
          },
        });
        // By then each job has failed once, and the breaker is open.
        const openMs = fromMs + (reply === HANGS ? 45_000 : 11_000);
        const during = sentMs.filter((atMs) => atMs > openMs && atMs <= untilMs);
        assert.ok(during.length > 100, `${during.length}`);
        assertOneASecond(during);
        assert.deepEqual(new Set(ends), new Set(['SUCCESS']));
        // The longest pause, the longest request, and the rate limit for the requests after it.
        assert.ok(endMs < untilMs + 75_000, `${endMs}`);
      });
    }
  }
});

describe('a 429', () => {
  test('pauses all jobs, ever longer while each request is rejected', async () => {
    const respond = (): Reply => httpErrorOf(429);
    const { sentMs } = await pollJobs({ jobs: 3, timeoutMs: MINUTE_MS, respond });
    assert.deepEqual(sentMs.slice(0, 7), [0, 0, 0, 1_050, 3_100, 7_150, 15_200]);
  });

  test('lets all jobs continue as soon as one request succeeds', async () => {
    const { requests } = await pollJobs({
      jobs: 3,
      timeoutMs: MINUTE_MS,
      respond: ({ atMs }) => (atMs === 0 ? httpErrorOf(429) : reading('STARTED')),
    });
    const next = requests.slice(3, 6).map(({ job, atMs }) => `${job} at ${atMs} ms`);
    assert.deepEqual(next, ['0 at 1050 ms', '1 at 1100 ms', '2 at 1100 ms']);
  });

  test('is followed by other requests, even if the first after the pause hangs', async () => {
    const { sentMs } = await pollJobs({
      jobs: 3,
      timeoutMs: MINUTE_MS,
      respond({ job, atMs }) {
        if (atMs === 0) return httpErrorOf(429);
        return job === 0 ? HANGS : reading('STARTED');
      },
    });
    assert.deepEqual(sentMs.slice(3, 6), [1_050, 2_050, 2_100]);
  });
});

describe('with more jobs than can be checked at their interval, those likeliest to end soon go first', () => {
  for (const intervalMs of [null, 1_000]) {
    test(`with ${intervalMs === null ? 'the adaptive interval' : 'an interval'}`, async () => {
      const timeoutMs = 3 * MINUTE_MS;
      // One in ten should have ended after a minute, and has stalled just before.
      const isSoon = (job: number): boolean => job % 10 === 0;
      const { requests } = await pollJobs({
        jobs: 300,
        timeoutMs,
        intervalMs,
        respond({ job, atMs }) {
          const lastsMs = isSoon(job) ? MINUTE_MS : 50 * MINUTE_MS;
          return reading('STARTED', Math.min(95, (atMs / lastsMs) * 100));
        },
      });
      const later = requests.filter(({ atMs }) => atMs > MINUTE_MS && atMs < timeoutMs);
      const soon = later.filter(({ job }) => isSoon(job)).length;
      const perJob = { soon: soon / 30, late: (later.length - soon) / 270 };
      assert.ok(perJob.soon > 1.4 * perJob.late, JSON.stringify(perJob));
    });
  }
});

describe('the deadline of many jobs', () => {
  test('leaves no time for a last check of every job, and the timeouts say so', async () => {
    const respond = (): Reply => reading('STARTED');
    const { requests, ends } = await pollJobs({ jobs: 200, timeoutMs: 0, respond });
    assert.ok(requests.length > 100 && requests.length < 150, `${requests.length}`);
    assert.ok(ends.every((end) => end instanceof TimeoutError));
    const unread = ends.filter((end) => end instanceof TimeoutError && !end.hadLastCheck);
    assert.equal(unread.length, 200 - requests.length);
    for (const { atMs, timeoutMs } of requests) {
      assert.equal(timeoutMs, Math.min(5_000, 5_800 - atMs));
    }
  });

  test('leaves the last error to jobs without a last check', async () => {
    const respond = (): Reply => httpErrorOf(503);
    const { ends } = await pollJobs({ jobs: 300, timeoutMs: MINUTE_MS, respond });
    const unread = ends.filter((end) => end instanceof TimeoutError && !end.hadLastCheck);
    assert.ok(unread.length > 100, `${unread.length}`);
    for (const end of ends) {
      assert.ok(end instanceof TimeoutError);
      if (end.tally.total > 0) assert.equal(end.lastError?.label, 'HTTP 503');
    }
  });

  test('that the machine sleeps past still has a last check for each', async () => {
    const { ends } = await pollJobs({
      jobs: 100,
      timeoutMs: MINUTE_MS,
      intervalMs: 1_000,
      machineSleepsAtMs: 30_000,
      respond: ({ atMs }) => reading(atMs > MINUTE_MS ? 'SUCCESS' : 'STARTED'),
    });
    assert.deepEqual(new Set(ends), new Set(['SUCCESS']));
  });
});
