/** Fiddler's documented limits: 30 requests in any second, of which less than 900 in any minute. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SlidingWindowLimiter } from '../../../src/fiddler/polling/sliding-window-limiter.ts';
import { httpErrorOf } from '../sample-errors.ts';
import { pollJobs, reading } from './simulation.ts';

const MINUTE_MS = 60_000;

/** Asserts that no window of this length has more requests; `sentMs` is in order. */
function assertAtMost(requests: number, windowMs: number, sentMs: readonly number[]): void {
  for (const [index, atMs] of sentMs.entries()) {
    const nextMs = sentMs[index + requests] ?? Number.POSITIVE_INFINITY;
    assert.ok(nextMs - atMs >= windowMs, `over ${requests} in ${windowMs} ms from ${atMs} ms`);
  }
}

describe('a sliding window', () => {
  /** Sends 2,000 requests, each as soon as it may be, and returns when. */
  function sendAll(method: 'waitMs' | 'evenWaitMs'): readonly number[] {
    const limiter = new SlidingWindowLimiter();
    let nowMs = 0;
    return Array.from({ length: 2_000 }, () => {
      nowMs += limiter[method](nowMs);
      assert.equal(limiter[method](nowMs), 0);
      limiter.consume(nowMs);
      return nowMs;
    });
  }

  test('has at most 28 requests in any second and 880 in any minute, and uses that', () => {
    const sentMs = sendAll('waitMs');
    assertAtMost(28, 1_000, sentMs);
    assertAtMost(880, MINUTE_MS, sentMs);
    assert.deepEqual(
      [sentMs[27], sentMs[28], sentMs[879], sentMs[880]],
      [0, 1_000, 31_000, 60_000],
    );
  });

  test('has at most 25 requests in any second if they are evenly spaced', () => {
    const sentMs = sendAll('evenWaitMs');
    assert.deepEqual(sentMs.slice(0, 11), [0, 0, 0, 0, 0, 210, 210, 210, 210, 210, 420]);
    assertAtMost(25, 1_000, sentMs);
    assertAtMost(880, MINUTE_MS, sentMs);
  });

  test('counts the requests after a time', () => {
    const limiter = new SlidingWindowLimiter();
    for (const atMs of [0, 10, 10, 20]) limiter.consume(atMs);
    assert.deepEqual([limiter.countSince(-1), limiter.countSince(10)], [4, 1]);
  });
});

/** When a job ends: in no order, evenly spread over a time. */
function endOf(job: number, jobs: number, spreadMs: number): number {
  return (((job * 7_919) % jobs) / jobs) * spreadMs;
}

test('500 jobs keep the documented limits, and each end is seen within a round', async () => {
  let maxLateMs = 0;
  const { sentMs, ends } = await pollJobs({
    jobs: 500,
    timeoutMs: 3_600_000,
    respond({ job, atMs }) {
      const endMs = endOf(job, 500, 200_000);
      if (atMs < endMs) return reading('STARTED', Math.floor((atMs / endMs) * 100));
      maxLateMs = Math.max(maxLateMs, atMs - endMs);
      return reading('SUCCESS', 100);
    },
  });
  assert.deepEqual(new Set(ends), new Set(['SUCCESS']));
  assertAtMost(30, 1_000, sentMs);
  assertAtMost(900, MINUTE_MS, sentMs);
  const roundMs = (500 / 880) * MINUTE_MS;
  assert.ok(maxLateMs <= roundMs + 1_000, `${maxLateMs} ms`);
});

test('a server that grants 100 requests a minute rejects hardly any, and these are used', async () => {
  const grantedMs: number[] = [];
  let rejected = 0;
  const { endMs } = await pollJobs({
    jobs: 100,
    timeoutMs: 3_600_000,
    respond({ job, atMs }) {
      const oldestMs = grantedMs.at(-100) ?? Number.NEGATIVE_INFINITY;
      if (oldestMs > atMs - MINUTE_MS) {
        rejected += 1;
        return httpErrorOf(429, Math.ceil((oldestMs + MINUTE_MS - atMs) / 1_000) * 1_000);
      }
      grantedMs.push(atMs);
      return reading(atMs >= endOf(job, 100, 600_000) ? 'SUCCESS' : 'STARTED');
    },
  });
  assert.ok(rejected > 0 && rejected <= 3, `${rejected}`);
  const perMinute = grantedMs.length / (endMs / MINUTE_MS);
  assert.ok(perMinute > 80, `${perMinute}`);
});
