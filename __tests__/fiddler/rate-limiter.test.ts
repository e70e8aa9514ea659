import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RateLimiter } from '../../src/fiddler/rate-limiter.ts';

/** A budget from which so many requests were sent at each of the times. */
function spent(
  ...sent: ReadonlyArray<{ readonly count: number; readonly atMs: number }>
): RateLimiter {
  const budget = new RateLimiter();
  for (const { count, atMs } of sent) {
    for (let request = 0; request < count; request += 1) budget.spend(atMs);
  }
  return budget;
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
    const budget = spent({ count: 12, atMs: 5_000 });
    assertNear(budget.waitMs(5_000 + 30_000 / 868), 30_000 / 868);
    assert.equal(budget.waitMs(5_001 + 60_000 / 868), 0);
  });

  test('does not run over, however long nothing is sent', () => {
    const budget = spent({ count: 1, atMs: 0 }, { count: 12, atMs: 3_600_000 });
    assert.ok(budget.waitMs(3_600_000) > 0);
  });
});

describe('a 429 that asks for a long pause speaks of a limit by the minute', () => {
  test('which is what was granted in the last minute, less a twentieth', () => {
    const budget = spent({ count: 103, atMs: 1_000 });
    budget.lower(2_000, 54_000, 3);
    assertNear(budget.perMinute, 95);
  });

  test('in which a request of exactly a minute ago does not count any more', () => {
    const budget = spent({ count: 50, atMs: 0 }, { count: 80, atMs: 1 });
    budget.lower(60_000, 54_000, 0);
    assertNear(budget.perMinute, 76);
  });

  test('as soon as the pause is longer than 5 s', () => {
    const budget = spent({ count: 100, atMs: 0 });
    budget.lower(0, 5_001, 0);
    assertNear(budget.perMinute, 95);
  });
});

describe('a 429 that asks for a short pause speaks of a limit by the second', () => {
  test('within the pause that it asks for', () => {
    const budget = spent({ count: 9, atMs: 0 }, { count: 12, atMs: 1 });
    budget.lower(2_000, 2_000, 2);
    assertNear(budget.perMinute, 10 * 30 * 0.95);
  });

  test('of 5 s at most', () => {
    const budget = spent({ count: 30, atMs: 0 });
    budget.lower(0, 5_000, 0);
    assertNear(budget.perMinute, 30 * 12 * 0.95);
  });

  test('within a second where it asks for less', () => {
    const budget = spent({ count: 50, atMs: 0 }, { count: 6, atMs: 500 });
    budget.lower(1_000, 100, 1);
    assertNear(budget.perMinute, 5 * 60 * 0.95);
  });

  test('and leaves one request in that time, even if all were refused', () => {
    const budget = spent({ count: 3, atMs: 0 });
    budget.lower(0, 1_000, 3);
    assertNear(budget.perMinute, 57);
  });
});

describe('a 429 after very few requests', () => {
  test('halves the budget alone: others may have used up what is granted', () => {
    const budget = spent({ count: 60, atMs: 0 });
    budget.lower(0, 10_000, 1);
    assert.equal(budget.perMinute, 440);
  });

  test('is believed from sixty a minute on', () => {
    const budget = spent({ count: 61, atMs: 0 });
    budget.lower(0, 10_000, 1);
    assertNear(budget.perMinute, 57);
  });

  test('halves it once more where another follows', () => {
    const budget = spent({ count: 60, atMs: 0 });
    budget.lower(0, 10_000, 1);
    budget.lower(11_000, 10_000, 2);
    assert.equal(budget.perMinute, 220);
  });
});

test('what was granted in the last minute is believed before what a short pause makes of it', () => {
  const budget = spent({ count: 90, atMs: 0 }, { count: 2, atMs: 50_000 });
  budget.lower(50_000, 4_000, 1);
  assertNear(budget.perMinute, 91 * 0.95);
});

describe('a 429 that asks for no pause', () => {
  test('halves the budget at most', () => {
    const budget = spent({ count: 100, atMs: 0 });
    budget.lower(0, undefined, 1);
    assert.equal(budget.perMinute, 440);
    budget.lower(0, undefined, 1);
    assert.equal(budget.perMinute, 220);
  });

  test('lowers it by less where more was granted', () => {
    const budget = spent({ count: 701, atMs: 0 });
    budget.lower(0, undefined, 1);
    assertNear(budget.perMinute, 665);
  });
});

describe('any 429', () => {
  test('lowers the budget by a twentieth at least', () => {
    const budget = spent({ count: 701, atMs: 0 });
    budget.lower(0, 54_000, 1);
    budget.lower(1, 54_000, 1);
    assertNear(budget.perMinute, 665 * 0.95);
  });

  test('leaves twelve requests a minute, one after the other', () => {
    const budget = new RateLimiter();
    for (let refusal = 0; refusal < 10; refusal += 1) budget.lower(0, 30_000, 5);
    assert.equal(budget.perMinute, 12);
    budget.spend(60_000);
    assertNear(budget.waitMs(60_000), 60_000 / 11);
    budget.spend(100_000);
    assertNear(budget.waitMs(100_000), 60_000 / 11);
  });

  test('makes the bucket as small as a twentieth of the budget', () => {
    const budget = spent({ count: 100, atMs: 0 });
    budget.lower(0, 54_000, 0);
    for (let request = 0; request < 4; request += 1) budget.spend(100_000);
    assertNear(budget.waitMs(100_000), 0.25 * (60_000 / 90.25));
  });
});

describe('a limit that was found', () => {
  test('is doubted after two minutes, and after each two more', () => {
    const budget = spent({ count: 100, atMs: 0 });
    budget.lower(0, 6_000, 0);
    budget.waitMs(125_999);
    assertNear(budget.perMinute, 95);
    budget.waitMs(126_000);
    assertNear(budget.perMinute, 118.75);
    budget.waitMs(245_999);
    assertNear(budget.perMinute, 118.75);
    budget.waitMs(246_000);
    assertNear(budget.perMinute, 148.4375);
  });

  test('is doubled where it was not proved', () => {
    const budget = new RateLimiter();
    budget.lower(100_000, undefined, 0);
    budget.waitMs(219_999);
    assert.equal(budget.perMinute, 440);
    budget.waitMs(220_000);
    assert.equal(budget.perMinute, 880);
  });

  test('is doubted no sooner than two minutes after the pause that was asked for', () => {
    const budget = spent({ count: 100, atMs: 0 });
    budget.lower(0, 54_000, 0);
    budget.waitMs(173_999);
    assertNear(budget.perMinute, 95);
    budget.waitMs(174_000);
    assertNear(budget.perMinute, 118.75);
  });

  test('is doubted ever more seldom where it proves true, after ten minutes at most', () => {
    const budget = new RateLimiter();
    const doubtedAfterMs = [1, 2, 3, 4, 5, 6].map((round) => {
      const atMs = round * 3_600_000;
      budget.lower(atMs, undefined, 0);
      const lowered = budget.perMinute;
      let waitedMs = 0;
      while (budget.perMinute === lowered) {
        waitedMs += 10_000;
        budget.waitMs(atMs + waitedMs);
      }
      return waitedMs;
    });
    assert.deepEqual(doubtedAfterMs, [120_000, 240_000, 480_000, 600_000, 600_000, 600_000]);
  });

  test('is never raised above what Fiddler documents', () => {
    const budget = spent({ count: 1_000, atMs: 0 });
    budget.lower(0, undefined, 0);
    assert.equal(budget.perMinute, 836);
    for (let minutes = 10; minutes <= 60; minutes += 10) budget.waitMs(minutes * 60_000);
    assert.equal(budget.perMinute, 880);
  });
});
