import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { compare, type Figures } from '../../bench/detection.ts';
import { ADAPTIVE, EVERY_6_S } from '../../bench/policies.ts';
import { FAMILIES } from '../../bench/traces/families.ts';
import { HELD_OUT_FAMILIES } from '../../bench/traces/held-out-families.ts';
import { makeTraces, type TraceOptions } from '../../bench/traces.ts';
import {
  nextDelayMs,
  type Observation,
  observe,
  type Pace,
  UNPACED,
} from '../../src/fiddler/pace.ts';

/** What the job looks like at a moment. */
type Sight = Omit<Observation, 'atMs'>;

interface Step {
  readonly atMs: number;
  readonly delayMs: number;
  readonly pace: Pace;
}

/** Checks the job when the policy says so, until a time. */
function follow(untilMs: number, look: (atMs: number) => Sight): readonly Step[] {
  const steps: Step[] = [];
  let pace = UNPACED;
  for (let atMs = 0; atMs < untilMs; ) {
    pace = observe(pace, { atMs, ...look(atMs) });
    const delayMs = nextDelayMs(pace);
    steps.push({ atMs, delayMs, pace });
    atMs += delayMs;
  }
  return steps;
}

function delayAt(steps: readonly Step[], atMs: number): number {
  const step = steps.findLast((one) => one.atMs <= atMs);
  assert.ok(step);
  return step.delayMs;
}

function started(progress: number | null): Sight {
  return { status: 'STARTED', progress };
}

function assertNear(actual: number, expected: number, within: number): void {
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected} ± ${within}`);
}

const anySight = fc.record({
  status: fc.oneof(
    fc.constantFrom('PENDING', 'STARTED', 'RETRY', 'SUCCESS', 'FAILURE', 'REVOKED'),
    fc.string(),
  ),
  progress: fc.oneof(
    fc.constant(null),
    fc.constantFrom(0, 5e-324, 50, 95, 100 - 1.5e-14, 100),
    fc.double({ min: 0, max: 100, noNaN: true }),
  ),
});

describe('the pace of checks', () => {
  test('stays from 1 s to 10 s, whatever is seen and however late the checks are', () => {
    const anyChecks = fc.array(fc.tuple(fc.double({ min: 0, max: 1e9, noNaN: true }), anySight));
    fc.assert(
      fc.property(anyChecks, (checks) => {
        let pace = UNPACED;
        let atMs = 0;
        for (const [lateMs, sight] of checks) {
          pace = observe(pace, { atMs, ...sight });
          const delayMs = nextDelayMs(pace);
          assert.ok(delayMs >= 1_000 && delayMs <= 10_000, `${delayMs} ms`);
          atMs += delayMs + lateMs;
        }
      }),
    );
  });

  test('remembers no more after 4,000 checks than after one', () => {
    const [first, ...others] = follow(5e7, (atMs) => started((atMs / 7e4) % 100));
    assert.ok(first && others.length > 4_000);
    for (const { pace } of others) {
      assert.deepEqual(Object.keys(pace), Object.keys(first.pace));
      assert.ok(Object.values(pace).every((value) => typeof value !== 'object' || value === null));
    }
  });

  test('depends on nothing but what was seen, and changes nothing', () => {
    fc.assert(
      fc.property(fc.array(anySight), (sights) => {
        const run = (): Pace =>
          sights.reduce(
            (pace, sight, index) => observe(Object.freeze(pace), { atMs: index * 1_000, ...sight }),
            UNPACED,
          );
        assert.deepEqual(run(), run());
      }),
    );
  });
});

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

describe('a job whose progress is steady', () => {
  const endMs = 300_500;
  const steps = follow(endMs, (atMs) => started((atMs / endMs) * 100));

  test('is spared checks in the middle', () => {
    for (const { atMs, delayMs } of steps) {
      if (atMs > 30_000 && atMs < endMs - 30_000) assert.ok(delayMs > 9_000, `${delayMs} ms`);
    }
    assert.ok(steps.length < 40);
  });

  test('is checked right after its foreseen end', () => {
    const last = steps.at(-1);
    assert.ok(last);
    assertNear(last.atMs + last.delayMs, endMs + 100, 10);
  });

  test('is checked no further ahead than three tenths of its run, as it may end early', () => {
    const certain = steps.filter(({ pace }) => pace.doubtMs < 100);
    assert.ok(certain.length > 30);
    for (const { atMs, delayMs } of certain) {
      assert.ok(delayMs <= atMs * 0.3, `${delayMs} ms at ${atMs} ms`);
    }
    assert.ok(delayAt(steps, 30_000) > 6_000);
  });

  test('is foreseen too when half of it had passed before the wait', () => {
    const half = follow(endMs, (atMs) => started(50 + (atMs / endMs) * 50));
    const last = half.at(-1);
    assert.ok(last);
    assertNear(last.atMs + last.delayMs, endMs + 100, 10);
  });
});

describe('a job whose progress moves in steps', () => {
  // Ten tasks of 60 s.
  const steps = follow(600_000, (atMs) => started(Math.floor(atMs / 60_000) * 10));

  test('is spared checks while several tasks are left', () => {
    assert.equal(delayAt(steps, 300_000), 10_000);
  });

  test('is checked every second or two around the end of its last task', () => {
    assert.ok(delayAt(steps, 595_000) < 2_500);
  });
});

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

describe('a job whose progress stalls', () => {
  // 95 % after 190 s, so that the end is foreseen at 200 s.
  const steps = follow(2_000_000, (atMs) => started(Math.min(95, atMs / 2_000)));

  test('is checked every second past its foreseen end, then less often as time passes', () => {
    assert.equal(delayAt(steps, 201_500), 1_000);
    assertNear(delayAt(steps, 200_000 + 8_000 / 0.3), 2_000, 100);
    assertNear(delayAt(steps, 200_000 + 64_000 / 0.3), 4_000, 100);
    assert.equal(delayAt(steps, 1_200_000), 6_000);
  });
});

describe('a job whose progress goes back', () => {
  test('is foreseen anew from there, at the speed that it had', () => {
    // Would end at 100 s; starts again at 90 s.
    const steps = follow(185_000, (atMs) => {
      if (atMs < 90_000) return started(atMs / 1_000);
      return atMs < 95_000 ? { status: 'RETRY', progress: 0 } : started((atMs - 95_000) / 1_000);
    });
    const back = steps.find(({ atMs }) => atMs >= 90_000);
    assert.ok(back?.pace.endMs);
    assertNear(back.pace.endMs, back.atMs + 100_000, 1_000);
    assert.equal(back.delayMs, 10_000);
    const last = steps.at(-1);
    assert.ok(last?.pace.endMs);
    assertNear(last.pace.endMs, 195_000, 1_000);
  });

  test('is young again where no speed is known', () => {
    let pace = observe(UNPACED, { atMs: 0, ...started(40) });
    pace = observe(pace, { atMs: 125_000, ...started(40) });
    assertNear(nextDelayMs(pace), 5_000, 10);
    pace = observe(pace, { atMs: 130_000, status: 'RETRY', progress: 0 });
    assert.equal(nextDelayMs(pace), 1_000);
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

describe('on mixed traces', () => {
  const everySeed = [2024, 2025, 2026];

  function adaptiveOn(options: Pick<TraceOptions, 'seed' | 'families'>): Figures {
    const traces = makeTraces({ tracesPerFamily: 150, ...options });
    const [everySixSeconds, adaptive] = compare(traces, [EVERY_6_S, ADAPTIVE]);
    assert.ok(everySixSeconds && adaptive);
    assertNear(everySixSeconds.all.meanMs, 3_050, 200);
    return adaptive.all;
  }

  for (const seed of everySeed) {
    test(`the end is seen within 0.9 s in the mean, with fewer requests than every 6 s (seed ${seed})`, () => {
      const { meanMs, requestsShare } = adaptiveOn({ seed, families: FAMILIES });
      assert.ok(meanMs <= 900, `${meanMs} ms`);
      assert.ok(requestsShare <= 0.99, `${requestsShare} times the requests`);
    });

    test(`traces of other shapes take fewer requests too, and are seen within 1.1 s (seed ${seed})`, () => {
      const { meanMs, requestsShare } = adaptiveOn({ seed, families: HELD_OUT_FAMILIES });
      assert.ok(meanMs <= 1_100, `${meanMs} ms`);
      assert.ok(requestsShare <= 0.99, `${requestsShare} times the requests`);
    });
  }
});
