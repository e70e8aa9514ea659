import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { backoffMs } from '../../../src/fiddler/polling/backoff.ts';

/** The largest number that `Math.random` returns. */
const ALMOST_1 = 1 - 2 ** -53;
const ERRORS = [1, 2, 3, 4, 5, 6, 7, 20, 2_000];

test('the first pause is the interval, and each further error doubles it', () => {
  const pausesMs = [1, 2, 3, 4, 5].map((errors) => backoffMs(errors, 1_000, 0));
  assert.deepEqual(pausesMs, [1_000, 2_000, 4_000, 8_000, 16_000]);
});

test('jitter extends a pause by up to a quarter', () => {
  assert.equal(backoffMs(3, 1_000, 0.5), 4_500);
  assert.ok(backoffMs(3, 1_000, ALMOST_1) <= 5_000);
});

test('after many errors the pause is 24 s to 30 s, still with jitter', () => {
  assert.equal(backoffMs(20, 1_000, 0), 24_000);
  assert.equal(backoffMs(20, 1_000, 0.5), 27_000);
  assert.ok(backoffMs(20, 1_000, ALMOST_1) > 29_999);
});

describe('pauses are never shorter than the interval, and never longer than 30 s or interval and jitter', () => {
  for (const intervalMs of [100, 1_000, 6_000, 29_000, 30_000, 31_000, 600_000]) {
    test(`with an interval of ${intervalMs} ms`, () => {
      for (const random of [0, 0.5, ALMOST_1]) {
        const pausesMs = ERRORS.map((errors) => backoffMs(errors, intervalMs, random));
        const ascending = [...pausesMs].sort((a, b) => a - b);
        assert.deepEqual(pausesMs, ascending);
        assert.ok((pausesMs[0] ?? 0) >= intervalMs, `${pausesMs}`);
        const maxMs = Math.max(30_000, intervalMs * 1.25);
        assert.ok((pausesMs.at(-1) ?? maxMs + 1) <= maxMs, `${pausesMs}`);
      }
    });
  }
});
