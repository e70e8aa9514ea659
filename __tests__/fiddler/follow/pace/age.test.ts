import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nextDelayMs, observe, UNPACED } from '../../../../src/fiddler/follow/pace.ts';
import { assertNear, delayAt, follow, started } from './steps.ts';

describe('a job that tells no progress', () => {
  for (const progress of [null, 0]) {
    test(`is checked after 1 s, then less often as it grows old (progress: ${progress})`, () => {
      const steps = follow(3_000_000, () => started(progress));
      assert.deepEqual(
        steps.slice(0, 2).map(({ delayMs }) => delayMs),
        [1_000, 1_000],
      );
      assertNear(delayAt(steps, 8_000), 2_000, 200);
      assertNear(delayAt(steps, 64_000), 4_000, 100);
      assertNear(delayAt(steps, 125_000), 5_000, 100);
      assert.equal(delayAt(steps, 240_000), 6_000);
      assert.equal(delayAt(steps, 2_500_000), 6_000);
    });
  }
});

describe('a job that is queued', () => {
  test('is checked after as long as it has been queued, 10 s at most', () => {
    const steps = follow(60_000, () => ({ status: 'PENDING', progress: 0 }));
    const delaysMs = steps.map(({ delayMs }) => delayMs);
    assert.deepEqual(delaysMs.slice(0, 6), [1_000, 1_000, 2_000, 4_000, 8_000, 10_000]);
  });

  test('is young again when it starts', () => {
    const steps = follow(600_000, (atMs) =>
      atMs < 300_000 ? { status: 'PENDING', progress: 0 } : started(0),
    );
    assert.equal(delayAt(steps, 299_000), 10_000);
    const first = steps.find(({ atMs }) => atMs >= 300_000);
    assert.ok(first && first.delayMs < 2_000);
  });

  test('is taken to have started halfway between two checks', () => {
    let pace = observe(UNPACED, { atMs: 0, status: 'PENDING', progress: 0 });
    pace = observe(pace, { atMs: 16_000, ...started(0) });
    assertNear(nextDelayMs(pace), 2_000, 1);
  });
});
