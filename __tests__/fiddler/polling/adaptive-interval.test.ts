import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  estimatedEndMs,
  INITIAL_PACE,
  nextDelayMs,
  type Observation,
  type Pace,
  updatePace,
} from '../../../src/fiddler/polling/adaptive-interval.ts';

type View = Omit<Observation, 'atMs'>;

interface Step {
  readonly atMs: number;
  readonly delayMs: number;
}

function started(progress: number | null): View {
  return { status: 'STARTED', progress };
}

/** Checks a job at the adaptive interval until a time. */
function checkUntil(endMs: number, viewAt: (atMs: number) => View): readonly Step[] {
  const steps: Step[] = [];
  let pace = INITIAL_PACE;
  for (let atMs = 0; atMs < endMs; ) {
    pace = updatePace(pace, { atMs, ...viewAt(atMs) });
    const delayMs = nextDelayMs(pace);
    steps.push({ atMs, delayMs });
    atMs += delayMs;
  }
  return steps;
}

/** The pace after checks at these seconds, each with the progress that it read. */
function paceAfter(progressAt: Readonly<Record<number, number | null>>): Pace {
  return Object.entries(progressAt).reduce(
    (pace, [seconds, progress]) =>
      updatePace(pace, { atMs: Number(seconds) * 1_000, ...started(progress) }),
    INITIAL_PACE,
  );
}

function delayAt(steps: readonly Step[], atMs: number): number {
  return steps.findLast((step) => step.atMs <= atMs)?.delayMs ?? Number.NaN;
}

function assertNear(actual: number, expected: number, tolerance: number): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not about ${expected}`);
}

test('the interval is 1 s to 10 s, whatever is read and however late the checks are', () => {
  const anyStatus = fc.oneof(fc.constantFrom('PENDING', 'STARTED', 'RETRY'), fc.string());
  const anyProgress = fc.oneof(
    fc.constantFrom(null, 0, 5e-324, 50, 95, 100 - 1.5e-14, 100),
    fc.double({ min: 0, max: 100, noNaN: true }),
  );
  const anyLateness = fc.double({ min: 0, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(anyLateness, anyStatus, anyProgress)), (checks) => {
      let pace = INITIAL_PACE;
      let atMs = 0;
      for (const [lateMs, status, progress] of checks) {
        pace = updatePace(pace, { atMs, status, progress });
        const delayMs = nextDelayMs(pace);
        assert.ok(delayMs >= 1_000 && delayMs <= 10_000, `${delayMs} ms`);
        atMs += delayMs + lateMs;
      }
    }),
  );
});

for (const progress of [null, 0]) {
  test(`a job of progress ${progress} is checked after 1 s, then less often as it grows old`, () => {
    const steps = checkUntil(3_000_000, () => started(progress));
    assert.deepEqual([steps[0]?.delayMs, steps[1]?.delayMs], [1_000, 1_000]);
    assertNear(delayAt(steps, 8_000), 2_000, 200);
    assertNear(delayAt(steps, 64_000), 4_000, 100);
    assertNear(delayAt(steps, 125_000), 5_000, 100);
    assert.equal(delayAt(steps, 240_000), 6_000);
    assert.equal(delayAt(steps, 2_500_000), 6_000);
  });
}

test('a job that is first read after a while has run since the wait began', () => {
  assertNear(nextDelayMs(paceAfter({ 8: null })), 2_000, 1);
});

describe('a pending job', () => {
  const pending = { status: 'PENDING', progress: 0 };

  test('is checked after as long as it has been pending, at most 10 s', () => {
    const delaysMs = checkUntil(60_000, () => pending).map(({ delayMs }) => delayMs);
    assert.deepEqual(delaysMs.slice(0, 6), [1_000, 1_000, 2_000, 4_000, 8_000, 10_000]);
  });

  test('is young again when it starts, halfway between two checks', () => {
    const queued = updatePace(INITIAL_PACE, { atMs: 300_000, ...pending });
    assert.equal(nextDelayMs(queued), 10_000);
    const running = updatePace(queued, { atMs: 316_000, ...started(0) });
    assertNear(nextDelayMs(running), 2_000, 1);
  });
});

describe('a job with progress', () => {
  for (const before of [0, 50]) {
    test(`that is steady from ${before} % is checked rarely in the middle and right after its end`, () => {
      const endMs = 300_500;
      const steps = checkUntil(endMs, (atMs) => started(before + (atMs / endMs) * (100 - before)));
      const middle = steps.filter(({ atMs }) => atMs > 35_000 && atMs < endMs - 30_000);
      assert.ok(middle.length > 20);
      for (const { delayMs } of middle) assert.ok(delayMs > 9_000, `${delayMs} ms`);
      const last = steps.at(-1);
      assert.ok(last);
      assertNear(last.atMs + last.delayMs, endMs + 100, 10);
    });
  }

  test('that is steady is checked within three tenths of its run, since it may end early', () => {
    const steps = checkUntil(30_000, (atMs) => started(atMs / 3_000));
    for (const { atMs, delayMs } of steps.filter((step) => step.atMs > 4_000)) {
      assert.ok(delayMs <= atMs * 0.3 && delayMs > atMs * 0.25, `${delayMs} ms at ${atMs} ms`);
    }
  });

  test('of ten tasks of 60 s is checked often only around the end of the last', () => {
    const steps = checkUntil(600_000, (atMs) => started(Math.floor(atMs / 60_000) * 10));
    assert.equal(delayAt(steps, 300_000), 10_000);
    assert.ok(delayAt(steps, 595_000) < 2_500);
  });

  test('that stalls is checked every second past its estimated end, then less often', () => {
    // 95 % after 190 s: the end is estimated at 200 s.
    const steps = checkUntil(2_000_000, (atMs) => started(Math.min(95, atMs / 2_000)));
    assert.equal(delayAt(steps, 201_500), 1_000);
    assertNear(delayAt(steps, 200_000 + 8_000 / 0.3), 2_000, 100);
    assertNear(delayAt(steps, 200_000 + 64_000 / 0.3), 4_000, 100);
    assert.equal(delayAt(steps, 1_200_000), 6_000);
  });

  test('that goes back restarts at its previous speed, until it moves', () => {
    assert.equal(paceAfter({ 0: 0, 5: 50, 6: 10 }).endMs, 6_000 + 90 * 100);
    assert.equal(paceAfter({ 0: 0, 5: 50, 6: 10, 7: 20 }).endMs, 7_000 + 80 * 100);
    assert.equal(nextDelayMs(paceAfter({ 0: 40, 125: 40, 130: 0 })), 1_000);
  });
});

describe('the estimated end', () => {
  test('is calculated from the moves, each counting half as much as the next', () => {
    // 10 points in 10 s, then 20 points in 10 s; 70 points are left.
    const { endMs } = paceAfter({ 0: null, 5: 0, 15: 10, 25: 30 });
    assertNear(endMs, 25_000 + (70 * (10_000 / 2 + 10_000)) / (10 / 2 + 20), 1);
  });

  test('assumes a step after a stall to be halfway between two checks', () => {
    assertNear(paceAfter({ 0: 0, 10: 0, 20: 20 }).endMs, 15_000 + 80 * 750, 1);
    // The next move is steady progress again: the step took 15 s, and this 15 s more.
    const endMs = 30_000 + (50 * (15_000 / 2 + 15_000)) / (20 / 2 + 30);
    assertNear(paceAfter({ 0: 0, 10: 0, 20: 20, 30: 50 }).endMs, endMs, 1);
  });

  test('is unchanged by a check without progress', () => {
    assert.equal(paceAfter({ 0: 0, 5: 10, 6: null }).endMs, paceAfter({ 0: 0, 5: 10 }).endMs);
  });

  test('is approached by three tenths of the time left while the estimates differ', () => {
    const pace = paceAfter({ 0: 0, 10: 25, 20: 60 });
    assertNear(nextDelayMs(pace), (pace.endMs - 20_000) * 0.3, 1);
    assert.ok(nextDelayMs(pace) < 5_000);
  });

  test('is aimed at from 1.5 s on, even if the estimates differ', () => {
    const pace = paceAfter({ 0: 0, 10: 25, 20: 95 });
    const leftMs = pace.endMs - 20_000;
    assert.ok(leftMs > 750 && leftMs < 1_500);
    assertNear(nextDelayMs(pace), leftMs + 100, 1);
  });
});

describe('the estimated end for the log', () => {
  type Progress = Parameters<typeof paceAfter>[0];
  const PACES: ReadonlyArray<readonly [what: string, progressAt: Progress, endMs: number | null]> =
    [
      ['unknown without progress', { 0: null, 10: null, 20: null }, null],
      ['unknown after one move', { 0: 0, 10: 20 }, null],
      ['known as soon as two moves agree', { 0: 0, 10: 20, 20: 40 }, 50_000],
      // The first move puts the end at 100 s.
      ['known if moves change it by less than the time left', { 0: 0, 10: 10, 20: 30 }, 62_000],
      ['unknown if moves change it by more', { 0: 0, 10: 10, 20: 31 }, null],
      ['kept by a check without progress', { 0: 0, 10: 20, 20: 40, 25: null, 30: 40 }, 50_000],
      ['unknown once it has passed', { 0: 0, 10: 20, 20: 40, 50: 40 }, null],
      ['unknown after progress went back', { 0: 0, 10: 20, 20: 40, 30: 10 }, null],
    ];
  for (const [what, progressAt, endMs] of PACES) {
    test(`is ${what}`, () => assert.equal(estimatedEndMs(paceAfter(progressAt)), endMs));
  }
});
