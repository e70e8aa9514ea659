/** A job that is checked at its own pace, on a clock of numbers. */
import assert from 'node:assert/strict';
import {
  nextDelayMs,
  type Observation,
  observe,
  type Pace,
  UNPACED,
} from '../../../../src/fiddler/follow/pace.ts';

/** What the job looks like at a moment. */
type Sight = Omit<Observation, 'atMs'>;

interface Step {
  readonly atMs: number;
  readonly delayMs: number;
  readonly pace: Pace;
}

/** Checks the job when the policy says so, until a time. */
export function follow(untilMs: number, look: (atMs: number) => Sight): readonly Step[] {
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

export function delayAt(steps: readonly Step[], atMs: number): number {
  const step = steps.findLast((one) => one.atMs <= atMs);
  assert.ok(step);
  return step.delayMs;
}

export function started(progress: number | null): Sight {
  return { status: 'STARTED', progress };
}

export function assertNear(actual: number, expected: number, within: number): void {
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected} ± ${within}`);
}
