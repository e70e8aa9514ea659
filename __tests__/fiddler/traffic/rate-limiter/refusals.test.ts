import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RateLimiter } from '../../../../src/fiddler/traffic/rate-limiter.ts';
import { assertNear, refuse, spent } from './limiter.ts';

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
