import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RateLimiter } from '../../src/fiddler/rate-limiter.ts';

/** A limiter from which so many requests were sent at each of the times. */
function spent(
  ...sent: ReadonlyArray<{ readonly count: number; readonly atMs: number }>
): RateLimiter {
  const limiter = new RateLimiter();
  for (const { count, atMs } of sent) {
    for (let request = 0; request < count; request += 1) limiter.spend(atMs);
  }
  return limiter;
}

/** So many requests are refused together, which lowers the rate once. */
function refuse(
  limiter: RateLimiter,
  nowMs: number,
  retryAfterMs: number | undefined,
  count: number,
): void {
  for (let refusal = 0; refusal < count; refusal += 1) limiter.noteRefusal(nowMs);
  limiter.lower(nowMs, retryAfterMs);
}

function assertNear(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) < 1e-6, `${actual} is not ${expected}`);
}

describe('a full bucket', () => {
  test('lets twelve requests go at once, and the next one when a token has come', () => {
    assert.equal(spent({ count: 11, atMs: 0 }).waitMs(0), 0);
    assertNear(spent({ count: 12, atMs: 0 }).waitMs(0), 60_000 / 868);
    assertNear(spent({ count: 13, atMs: 0 }).waitMs(0), 2 * (60_000 / 868));
  });

  test('fills as time passes', () => {
    const limiter = spent({ count: 12, atMs: 5_000 });
    assertNear(limiter.waitMs(5_000 + 30_000 / 868), 30_000 / 868);
    assert.equal(limiter.waitMs(5_001 + 60_000 / 868), 0);
  });

  test('does not run over, however long nothing is sent', () => {
    const limiter = spent({ count: 1, atMs: 0 }, { count: 12, atMs: 3_600_000 });
    assert.ok(limiter.waitMs(3_600_000) > 0);
  });
});

describe('a 429 that asks for a long pause speaks of a limit by the minute', () => {
  test('which is what was granted in the last minute, less a twentieth', () => {
    const limiter = spent({ count: 103, atMs: 1_000 });
    refuse(limiter, 2_000, 54_000, 3);
    assertNear(limiter.perMinute, 95);
  });

  test('in which a request of exactly a minute ago does not count any more', () => {
    const limiter = spent({ count: 50, atMs: 0 }, { count: 80, atMs: 1 });
    refuse(limiter, 60_000, 54_000, 0);
    assertNear(limiter.perMinute, 76);
  });

  test('as soon as the pause is longer than 5 s', () => {
    const limiter = spent({ count: 100, atMs: 0 });
    refuse(limiter, 0, 5_001, 0);
    assertNear(limiter.perMinute, 95);
  });
});

describe('a 429 that asks for a short pause speaks of a limit by the second', () => {
  test('within the pause that it asks for', () => {
    const limiter = spent({ count: 9, atMs: 0 }, { count: 12, atMs: 1 });
    refuse(limiter, 2_000, 2_000, 2);
    assertNear(limiter.perMinute, 10 * 30 * 0.95);
  });

  test('of 5 s at most', () => {
    const limiter = spent({ count: 30, atMs: 0 });
    refuse(limiter, 0, 5_000, 0);
    assertNear(limiter.perMinute, 30 * 12 * 0.95);
  });

  test('within a second where it asks for less', () => {
    const limiter = spent({ count: 50, atMs: 0 }, { count: 6, atMs: 500 });
    refuse(limiter, 1_000, 100, 1);
    assertNear(limiter.perMinute, 5 * 60 * 0.95);
  });

  test('and leaves one request in that time, even if all were refused', () => {
    const limiter = spent({ count: 3, atMs: 0 });
    refuse(limiter, 0, 1_000, 3);
    assertNear(limiter.perMinute, 57);
  });
});

describe('a 429 after very few requests', () => {
  test('halves the rate alone: others may have used up what is granted', () => {
    const limiter = spent({ count: 60, atMs: 0 });
    refuse(limiter, 0, 10_000, 1);
    assert.equal(limiter.perMinute, 440);
  });

  test('is believed from sixty a minute on', () => {
    const limiter = spent({ count: 61, atMs: 0 });
    refuse(limiter, 0, 10_000, 1);
    assertNear(limiter.perMinute, 57);
  });

  test('halves it once more where another follows', () => {
    const limiter = spent({ count: 60, atMs: 0 });
    refuse(limiter, 0, 10_000, 1);
    refuse(limiter, 11_000, 10_000, 1);
    assert.equal(limiter.perMinute, 220);
  });
});

test('what was granted in the last minute is believed before what a short pause makes of it', () => {
  const limiter = spent({ count: 90, atMs: 0 }, { count: 2, atMs: 50_000 });
  refuse(limiter, 50_000, 4_000, 1);
  assertNear(limiter.perMinute, 91 * 0.95);
});

describe('a 429 that asks for no pause', () => {
  test('halves the rate at most', () => {
    const limiter = spent({ count: 100, atMs: 0 });
    refuse(limiter, 0, undefined, 1);
    assert.equal(limiter.perMinute, 440);
    refuse(limiter, 0, undefined, 1);
    assert.equal(limiter.perMinute, 220);
  });

  test('lowers it by less where more was granted', () => {
    const limiter = spent({ count: 701, atMs: 0 });
    refuse(limiter, 0, undefined, 1);
    assertNear(limiter.perMinute, 665);
  });
});

describe('any 429', () => {
  test('lowers the rate by a twentieth at least', () => {
    const limiter = spent({ count: 701, atMs: 0 });
    refuse(limiter, 0, 54_000, 1);
    refuse(limiter, 1, 54_000, 1);
    assertNear(limiter.perMinute, 665 * 0.95);
  });

  test('leaves twelve requests a minute, one after the other', () => {
    const limiter = new RateLimiter();
    for (let refusal = 0; refusal < 10; refusal += 1) refuse(limiter, 0, 30_000, 5);
    assert.equal(limiter.perMinute, 12);
    limiter.spend(60_000);
    assertNear(limiter.waitMs(60_000), 60_000 / 11);
    limiter.spend(100_000);
    assertNear(limiter.waitMs(100_000), 60_000 / 11);
  });

  test('makes the bucket as small as a twentieth of the rate', () => {
    const limiter = spent({ count: 100, atMs: 0 });
    refuse(limiter, 0, 54_000, 0);
    for (let request = 0; request < 4; request += 1) limiter.spend(100_000);
    assertNear(limiter.waitMs(100_000), 0.25 * (60_000 / 90.25));
  });
});

describe('a limit that was found', () => {
  test('is doubted after two minutes, and after each two more', () => {
    const limiter = spent({ count: 100, atMs: 0 });
    refuse(limiter, 0, 6_000, 0);
    limiter.waitMs(125_999);
    assertNear(limiter.perMinute, 95);
    limiter.waitMs(126_000);
    assertNear(limiter.perMinute, 118.75);
    limiter.waitMs(245_999);
    assertNear(limiter.perMinute, 118.75);
    limiter.waitMs(246_000);
    assertNear(limiter.perMinute, 148.4375);
  });

  test('is doubled where it was not proved', () => {
    const limiter = new RateLimiter();
    refuse(limiter, 100_000, undefined, 0);
    limiter.waitMs(219_999);
    assert.equal(limiter.perMinute, 440);
    limiter.waitMs(220_000);
    assert.equal(limiter.perMinute, 880);
  });

  test('is doubted no sooner than two minutes after the pause that was asked for', () => {
    const limiter = spent({ count: 100, atMs: 0 });
    refuse(limiter, 0, 54_000, 0);
    limiter.waitMs(173_999);
    assertNear(limiter.perMinute, 95);
    limiter.waitMs(174_000);
    assertNear(limiter.perMinute, 118.75);
  });

  test('is doubted ever more seldom where it proves true, after ten minutes at most', () => {
    const limiter = new RateLimiter();
    const doubtedAfterMs = [1, 2, 3, 4, 5, 6].map((round) => {
      const atMs = round * 3_600_000;
      refuse(limiter, atMs, undefined, 0);
      const lowered = limiter.perMinute;
      let waitedMs = 0;
      while (limiter.perMinute === lowered) {
        waitedMs += 10_000;
        limiter.waitMs(atMs + waitedMs);
      }
      return waitedMs;
    });
    assert.deepEqual(doubtedAfterMs, [120_000, 240_000, 480_000, 600_000, 600_000, 600_000]);
  });

  test('is never raised above what Fiddler documents', () => {
    const limiter = spent({ count: 1_000, atMs: 0 });
    refuse(limiter, 0, undefined, 0);
    assert.equal(limiter.perMinute, 836);
    for (let minutes = 10; minutes <= 60; minutes += 10) limiter.waitMs(minutes * 60_000);
    assert.equal(limiter.perMinute, 880);
  });
});
