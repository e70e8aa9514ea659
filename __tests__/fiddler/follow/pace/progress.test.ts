import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nextDelayMs, observe, UNPACED } from '../../../../src/fiddler/follow/pace.ts';
import { assertNear, delayAt, follow, started } from './steps.ts';

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
