/** Ways of checking on a job: the action's own, and others to hold it against. */
import { nextDelayMs, observe, UNPACED } from '../src/fiddler/follow/pace.ts';

/** What one check learns and when it was asked. */
interface Sight {
  readonly atMs: number;
  readonly status: string;
  readonly progress: number | null;
}

/** A way of checking one job: called after each check, it tells the delay to the next. */
type Checker = (sight: Sight) => number;

export interface Policy {
  readonly name: string;
  /** A new checker, for one job. */
  start(): Checker;
}

function every(delayMs: number): Policy['start'] {
  return () => () => delayMs;
}

export const EVERY_6_S: Policy = { name: 'every 6 s (Python client)', start: every(6_000) };

export const ADAPTIVE: Policy = {
  name: 'adaptive (this action)',
  start() {
    let pace = UNPACED;
    return (sight) => {
      pace = observe(pace, sight);
      return nextDelayMs(pace);
    };
  },
};

export const POLICIES: readonly Policy[] = [
  EVERY_6_S,
  { name: 'every 1 s', start: every(1_000) },
  {
    name: '1 s × 1.5, up to 10 s',
    start() {
      let nextMs = 1_000;
      return () => {
        const delayMs = nextMs;
        nextMs = Math.min(10_000, nextMs * 1.5);
        return delayMs;
      };
    },
  },
  {
    // @smithy/util-waiter, 2 s to 6 s: 2 s first, then 2 s to 4 s at random (here the middle, for no
    // randomness), then always 6 s.
    name: '2 s, 3 s, then 6 s (smithy)',
    start() {
      const delaysMs = [2_000, 3_000];
      return () => delaysMs.shift() ?? 6_000;
    },
  },
  ADAPTIVE,
];
