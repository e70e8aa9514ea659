import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RateLimiter } from '../../../src/fiddler/polling/rate-limiter.ts';

const MINUTE_MS = 60_000;

/** A limiter after this many requests at each of these times. */
function limiterAfter(countAtMs: Readonly<Record<number, number>>): RateLimiter {
  const limiter = new RateLimiter();
  for (const [atMs, count] of Object.entries(countAtMs)) {
    for (let request = 0; request < count; request += 1) limiter.consume(Number(atMs));
  }
  return limiter;
}

interface Rejection {
  readonly atMs?: number;
  /** How many requests were rejected together: that lowers the rate once. */
  readonly count?: number;
  readonly retryAfterMs?: number;
}

function reject(limiter: RateLimiter, { atMs = 0, count = 1, retryAfterMs }: Rejection): void {
  for (let rejection = 0; rejection < count; rejection += 1) limiter.recordRejection(atMs);
  limiter.decrease(atMs, retryAfterMs);
}

function rateAfter(countAtMs: Readonly<Record<number, number>>, rejection: Rejection): number {
  const limiter = limiterAfter(countAtMs);
  reject(limiter, rejection);
  return limiter.perMinute;
}

function assertNear(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) < 1e-6, `${actual} is not ${expected}`);
}

describe('a full bucket', () => {
  test('allows twelve requests at once, and each further one when it has a token again', () => {
    assert.equal(limiterAfter({ 0: 11 }).waitMs(0), 0);
    const limiter = limiterAfter({ 0: 12 });
    assertNear(limiter.waitMs(0), MINUTE_MS / 868);
    assertNear(limiter.waitMs(30), MINUTE_MS / 868 - 30);
    assert.equal(limiter.waitMs(70), 0);
  });

  test('does not overflow, however long nothing is sent', () => {
    assert.ok(limiterAfter({ 0: 1, 3600000: 12 }).waitMs(3_600_000) > 0);
  });
});

describe('the rate after a 429', () => {
  test('is what was granted in the last minute, with headroom', () => {
    const rejection = { atMs: MINUTE_MS, count: 3, retryAfterMs: 54_000 };
    assertNear(rateAfter({ 0: 50, 1: 103 }, rejection), 100 * 0.95);
  });

  test('is what was granted within Retry-After if that is 5 s or shorter', () => {
    assertNear(rateAfter({ 0: 31 }, { retryAfterMs: 5_000 }), 30 * 12 * 0.95);
    assertNear(rateAfter({ 0: 101 }, { retryAfterMs: 5_001 }), 100 * 0.95);
    const rejection = { atMs: 2_000, count: 2, retryAfterMs: 2_000 };
    assertNear(rateAfter({ 0: 9, 1: 12 }, rejection), 10 * 30 * 0.95);
  });

  test('is what was granted within a second if Retry-After is shorter', () => {
    const rejection = { atMs: 1_000, retryAfterMs: 100 };
    assertNear(rateAfter({ 0: 50, 500: 6 }, rejection), 5 * 60 * 0.95);
  });

  test('is at least one request per Retry-After, even if all were rejected', () => {
    assertNear(rateAfter({ 0: 3 }, { count: 3, retryAfterMs: 1_000 }), 60 * 0.95);
  });

  test('is what the last minute proves, if that is more than Retry-After does', () => {
    const rejection = { atMs: 50_000, retryAfterMs: 4_000 };
    assertNear(rateAfter({ 0: 90, 50000: 2 }, rejection), 91 * 0.95);
  });

  test('is halved at most if under 60 requests were granted: others may use the limit too', () => {
    assert.equal(rateAfter({ 0: 60 }, { retryAfterMs: 10_000 }), 440);
    assertNear(rateAfter({ 0: 61 }, { retryAfterMs: 10_000 }), 60 * 0.95);
  });

  test('is halved at most if there is no Retry-After', () => {
    assert.equal(rateAfter({ 0: 100 }, {}), 440);
    assertNear(rateAfter({ 0: 701 }, {}), 700 * 0.95);
  });

  test('is lowered with each further one, to 12 a minute at least', () => {
    const limiter = limiterAfter({ 0: 701 });
    for (const atMs of [0, 1]) reject(limiter, { atMs, retryAfterMs: 54_000 });
    assertNear(limiter.perMinute, 700 * 0.95 * 0.95);
    const lowest = new RateLimiter();
    for (let round = 0; round < 10; round += 1) reject(lowest, { count: 5, retryAfterMs: 30_000 });
    assert.equal(lowest.perMinute, 12);
    lowest.consume(MINUTE_MS);
    assertNear(lowest.waitMs(MINUTE_MS), MINUTE_MS / 11);
  });

  test('limits bursts to a twentieth of it', () => {
    const limiter = limiterAfter({ 0: 101 });
    reject(limiter, { retryAfterMs: 54_000 });
    for (let request = 0; request < 4; request += 1) limiter.consume(100_000);
    assertNear(limiter.waitMs(100_000), 0.25 * (MINUTE_MS / 90.25));
  });

  test('does not limit last checks, which have no later chance', () => {
    const limiter = limiterAfter({ 0: 12 });
    for (let round = 0; round < 20; round += 1) reject(limiter, {});
    assert.ok(limiter.waitMs(1_000) > 1_000);
    assert.equal(limiter.lastCheckWaitMs(1_000), 0);
  });
});

describe('a learned limit', () => {
  test('is probed by a quarter more, two minutes after the Retry-After and again after two', () => {
    const limiter = limiterAfter({ 0: 101 });
    reject(limiter, { retryAfterMs: 54_000 });
    const rates = [173_999, 174_000, 293_999, 294_000].map((atMs) => {
      limiter.waitMs(atMs);
      return limiter.perMinute;
    });
    for (const [index, rate] of [95, 118.75, 118.75, 148.4375].entries()) {
      assertNear(rates[index] ?? 0, rate);
    }
  });

  test('is probed less often with each 429, after ten minutes at most', () => {
    const limiter = new RateLimiter();
    const probedAfterMs = [1, 2, 3, 4, 5].map((round) => {
      const rejectedMs = round * 3_600_000;
      reject(limiter, { atMs: rejectedMs });
      const lowered = limiter.perMinute;
      let atMs = rejectedMs;
      while (limiter.perMinute === lowered && atMs < rejectedMs + 3_600_000) {
        atMs += 10_000;
        limiter.waitMs(atMs);
      }
      return atMs - rejectedMs;
    });
    assert.deepEqual(probedAfterMs, [120_000, 240_000, 480_000, 600_000, 600_000]);
  });

  test('is never raised above the documented one', () => {
    const limiter = limiterAfter({ 0: 1_000 });
    const documented = limiter.perMinute;
    reject(limiter, {});
    assertNear(limiter.perMinute, 879 * 0.95);
    for (let minutes = 10; minutes <= 60; minutes += 10) limiter.waitMs(minutes * MINUTE_MS);
    assert.equal(limiter.perMinute, documented);
  });
});
