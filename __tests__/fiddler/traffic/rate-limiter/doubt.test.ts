import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RateLimiter } from '../../../../src/fiddler/traffic/rate-limiter.ts';
import { assertNear, refuse, spent } from './limiter.ts';

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
      for (let waitedMs = 10_000; waitedMs < 3_600_000; waitedMs += 10_000) {
        limiter.waitMs(atMs + waitedMs);
        if (limiter.perMinute !== lowered) return waitedMs;
      }
      return assert.fail('it is not doubted within an hour');
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
