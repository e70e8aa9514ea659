import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { backoffMs } from '../../../src/fiddler/traffic/backoff.ts';

/** The largest number that `Math.random` gives. */
const ALMOST_1 = 1 - 2 ** -53;
const ERRORS = [1, 2, 3, 4, 5, 6, 7, 20, 2_000];
const INTERVALS_MS = [100, 1_000, 6_000, 10_000, 29_000, 30_000, 31_000, 600_000];

test('the first pause is the interval', () => {
  for (const intervalMs of INTERVALS_MS) assert.equal(backoffMs(1, intervalMs, 0), intervalMs);
});

test('each further error doubles the pause, as long as that leaves room for jitter below 30 s', () => {
  assert.deepEqual(
    [1, 2, 3, 4, 5].map((errors) => backoffMs(errors, 1_000, 0)),
    [1_000, 2_000, 4_000, 8_000, 16_000],
  );
});

test('jitter prolongs a pause by a quarter at most, and never shortens it', () => {
  assert.equal(backoffMs(3, 1_000, 0), 4_000);
  assert.equal(backoffMs(3, 1_000, 0.5), 4_500);
  assert.ok(backoffMs(3, 1_000, ALMOST_1) <= 5_000);
});

test('after many errors the pauses still differ from runner to runner', () => {
  assert.notEqual(backoffMs(20, 1_000, 0.1), backoffMs(20, 1_000, 0.9));
});

test('after many errors the pause comes near to 30 s', () => {
  assert.ok(backoffMs(20, 1_000, ALMOST_1) > 29_999);
  assert.ok(backoffMs(20, 1_000, 0) >= 20_000);
});

for (const intervalMs of INTERVALS_MS) {
  describe(`with an interval of ${intervalMs} ms`, () => {
    for (const random of [0, 0.5, ALMOST_1]) {
      const pausesMs = ERRORS.map((errors) => backoffMs(errors, intervalMs, random));

      test(`no pause is shorter than the interval (random ${random})`, () => {
        assert.ok(
          pausesMs.every((pauseMs) => pauseMs >= intervalMs),
          `${pausesMs}`,
        );
      });

      test(`no pause is longer than 30 s or, if that is longer, the interval and its jitter (random ${random})`, () => {
        const longestMs = Math.max(30_000, intervalMs * 1.25);
        assert.ok(
          pausesMs.every((pauseMs) => pauseMs <= longestMs),
          `${pausesMs}`,
        );
      });

      test(`pauses never become shorter while errors go on (random ${random})`, () => {
        assert.deepEqual(
          pausesMs,
          [...pausesMs].sort((a, b) => a - b),
        );
      });
    }
  });
}
