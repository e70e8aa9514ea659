/** When to check a job: the action's own policy, and fixed intervals to compare it with. */
import {
  INITIAL_PACE,
  nextDelayMs,
  type Observation,
  updatePace,
} from '../src/fiddler/polling/adaptive-interval.ts';

export interface Policy {
  readonly name: string;
  /** Starts to check a job; the result returns the delay from each check to the next. */
  start(): (observation: Observation) => number;
}

function every(seconds: number): Policy['start'] {
  return () => () => seconds * 1000;
}

export const EVERY_6_S: Policy = { name: 'every 6 s (Python client)', start: every(6) };

export const ADAPTIVE: Policy = {
  name: 'adaptive',
  start() {
    let pace = INITIAL_PACE;
    return (observation) => {
      pace = updatePace(pace, observation);
      return nextDelayMs(pace);
    };
  },
};

export const POLICIES: readonly Policy[] = [
  EVERY_6_S,
  { name: 'every 1 s', start: every(1) },
  { name: 'every 10 s', start: every(10) },
  ADAPTIVE,
];
