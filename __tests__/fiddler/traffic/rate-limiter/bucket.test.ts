import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertNear, spent } from './limiter.ts';

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
