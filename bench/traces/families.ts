/** Kinds of jobs, from which traces are drawn. */
import {
  anyCourse,
  type Course,
  fewTasks,
  linear,
  manyTasks,
  stalling,
  wandering,
} from './courses.ts';
import { between, type Random } from './random.ts';

/** A job's course over its time. */
interface Draft {
  readonly progress: Course;
  /** The state after a share of the time. Default: STARTED. */
  readonly status?: (share: number) => string;
  /** The share of the job's time before the wait began. Default: 0. */
  readonly missedShare?: number;
}

export type Family = (random: Random, durationMs: number) => Draft;

/** PENDING at 0 for `queuedShare` of the time, then `course`. */
export function queued(course: Course, queuedShare: number): Draft {
  return {
    progress: (share) =>
      share < queuedShare ? 0 : course((share - queuedShare) / (1 - queuedShare)),
    status: (share) => (share < queuedShare ? 'PENDING' : 'STARTED'),
  };
}

/** Runs to `failedAt` until the share `retryShare`, is in RETRY for a while, restarts at `back`. */
function retried(
  course: Course,
  times: { retryShare: number; pauseShare: number; failedAt: number; back: number },
): Draft {
  const { retryShare, pauseShare, failedAt, back } = times;
  const againShare = retryShare + pauseShare;
  return {
    progress: (share) => {
      if (share < retryShare) return course((share / retryShare) * failedAt);
      if (share < againShare) return course(back);
      return course(back + ((share - againShare) / (1 - againShare)) * (1 - back));
    },
    status: (share) => (share >= retryShare && share < againShare ? 'RETRY' : 'STARTED'),
  };
}

/** The families that the adaptive policy was tuned on. */
export const FAMILIES: Readonly<Record<string, Family>> = {
  linear: () => ({ progress: linear }),
  'few tasks': (random) => ({ progress: fewTasks(random) }),
  'many tasks': (random) => ({ progress: manyTasks(random) }),
  noisy: (random) => ({ progress: wandering(random, 40, between(random, 0.1, 0.6)) }),
  'stalled at 95 %': (random) => ({
    progress: stalling(linear, 95, between(random, 0.4, 0.9)),
  }),
  'no progress': (random) => ({ progress: random() < 0.5 ? () => 0 : () => null }),
  'queued first': (random) => queued(anyCourse(random), between(random, 0.05, 0.7)),
  'retry in the middle': (random) =>
    retried(anyCourse(random), {
      retryShare: between(random, 0.2, 0.6),
      pauseShare: between(random, 0.005, 0.1),
      failedAt: between(random, 0.3, 0.9),
      back: random() < 0.6 ? 0 : between(random, 0, 0.3),
    }),
};
