import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nextDelayMs, observe, type Pace, UNPACED } from '../../../../src/fiddler/follow/pace.ts';
import { assertNear, started } from './steps.ts';

describe('a job whose speed varies', () => {
  function see(sights: ReadonlyArray<readonly [seconds: number, progress: number | null]>): Pace {
    return sights.reduce(
      (pace, [seconds, progress]) => observe(pace, { atMs: seconds * 1_000, ...started(progress) }),
      UNPACED,
    );
  }

  test('is foreseen from its moves, each counting half as much as the next', () => {
    // 1 s for one hundredth, then 0.5 s: (10 / 2 + 10) s / (10 / 2 + 20), for the 70 that are left.
    const pace = see([
      [0, 0],
      [10, 10],
      [20, 30],
    ]);
    assertNear(pace.endMs, 20_000 + 70 * 600, 1);
  });

  test('is foreseen from when its progress was first told', () => {
    const pace = see([
      [0, null],
      [90, 0],
      [100, 10],
    ]);
    assertNear(pace.endMs, 100_000 + 90 * 1_000, 1);
  });

  test('has its steps timed halfway between two checks', () => {
    const pace = see([
      [0, 0],
      [10, 0],
      [20, 20],
    ]);
    assertNear(pace.endMs, 15_000 + 80 * 750, 1);
  });

  test('is read as a flow again where it moves at two checks in a row', () => {
    const pace = see([
      [0, 0],
      [10, 0],
      [20, 20],
      [30, 50],
    ]);
    // The step took 15 s, the flow 15 s more.
    assertNear(pace.endMs, 30_000 + (50 * (15_000 / 2 + 15_000)) / (20 / 2 + 30), 1);
  });

  test('is checked as one that tells no progress, while it moved by next to nothing', () => {
    const pace = see([
      [0, 0],
      [64, 5e-324],
    ]);
    assertNear(nextDelayMs(pace), 4_000, 1);
  });

  test('is checked after three tenths of the time left, while the foresights differ', () => {
    const pace = see([
      [0, 0],
      [10, 25],
      [20, 60],
    ]);
    assertNear(nextDelayMs(pace), (pace.endMs - 20_000) * 0.3, 1);
    assert.ok(nextDelayMs(pace) < 5_000);
  });

  test('is checked right after the foreseen end where that is 1.5 s ahead, however it differs', () => {
    const pace = see([
      [0, 0],
      [10, 25],
      [20, 95],
    ]);
    const leftMs = pace.endMs - 20_000;
    assert.ok(leftMs > 750 && leftMs < 1_500);
    assertNear(nextDelayMs(pace), leftMs + 100, 1);
  });
});

describe('what is remembered', () => {
  test('of a job that is first read after a while is that it runs since the wait began', () => {
    const pace = observe(UNPACED, { atMs: 8_000, status: 'STARTED', progress: null });
    assertNear(nextDelayMs(pace), 2_000, 1);
  });

  test('is not changed by a check that tells no progress', () => {
    let pace = observe(UNPACED, { atMs: 0, ...started(0) });
    pace = observe(pace, { atMs: 5_000, ...started(10) });
    const { endMs } = observe(pace, { atMs: 6_000, ...started(null) });
    assert.equal(endMs, pace.endMs);
  });

  test('of the speed after a step back is what moved since', () => {
    let pace = observe(UNPACED, { atMs: 0, ...started(0) });
    pace = observe(pace, { atMs: 5_000, ...started(50) });
    pace = observe(pace, { atMs: 6_000, ...started(10) });
    pace = observe(pace, { atMs: 7_000, ...started(20) });
    assert.equal(pace.endMs, 15_000);
  });
});
