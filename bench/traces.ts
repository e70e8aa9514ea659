/**
 * Made-up courses of jobs, to compare ways of checking on them. A seed gives the same courses
 * everywhere and always.
 */

/** The course of a job, in milliseconds since the wait for it began. */
export interface Trace {
  readonly family: string;
  /** When the job ends. */
  readonly durationMs: number;
  statusAt(atMs: number): string;
  progressAt(atMs: number): number | null;
}

export interface TraceOptions {
  readonly seed: number;
  readonly tracesPerFamily: number;
  /** The families to draw from. Default: `FAMILIES`. */
  readonly families?: Readonly<Record<string, Family>>;
  /** Default: 1,500 ms. */
  readonly shortestMs?: number;
  /** Default: 1,500,000 ms. */
  readonly longestMs?: number;
}

/** Gives numbers from 0 to below 1. */
type Random = () => number;

/** Progress, 0 to 100 or unknown, by the share of the job's time that has passed, 0 to 1. */
type Course = (share: number) => number | null;

/** What a family draws for one job; the rest is STARTED and wholly within the wait. */
interface Draft {
  readonly progress: Course;
  /** The state by the share of the time that has passed. Default: STARTED. */
  readonly status?: (share: number) => string;
  /** The share of the job's time that had passed before the wait began. Default: 0. */
  readonly missedShare?: number;
}

export type Family = (random: Random, durationMs: number) => Draft;

/** Mulberry32: small, and good enough to draw test data. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Evenly spread, from `low` to below `high`. */
function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random();
}

/** Evenly spread over the logarithm. */
function betweenLog(random: Random, low: number, high: number): number {
  return low * (high / low) ** random();
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

const linear: Course = (share) => share * 100;

/** Tasks one after the other: progress is the share of those that are done. */
function steps(weights: readonly number[]): Course {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  const ends = weights.map((weight) => {
    sum += weight;
    return sum / total;
  });
  return (share) => {
    // The number of ends at or before `share`.
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 1) <= share) low = middle + 1;
      else high = middle;
    }
    return (low / ends.length) * 100;
  };
}

/** Lengths that vary by about `spread` of their mean (lognormal). */
function unevenLengths(random: Random, count: number, spread: number): readonly number[] {
  return Array.from({ length: count }, () => Math.exp(spread * normal(random)));
}

/** Continuous, through the given values at even distances of time. */
function through(values: readonly number[]): Course {
  return (share) => {
    const place = share * (values.length - 1);
    const index = Math.min(Math.floor(place), values.length - 2);
    const [from = 0, to = 100] = values.slice(index, index + 2);
    return from + (to - from) * (place - index);
  };
}

/** Never back, at a speed that wanders: each of `count` spans is `spread` off the one before. */
function wandering(random: Random, count: number, spread: number): Course {
  const values = [0];
  let logSpeed = 0;
  let done = 0;
  for (let span = 0; span < count; span += 1) {
    logSpeed = 0.8 * logSpeed + spread * normal(random);
    done += Math.exp(logSpeed);
    values.push(done);
  }
  return through(values.map((value) => (value / done) * 100));
}

/** To `level` by the share `reachedAt` of the time, then nothing until the end. */
function stalling(course: Course, level: number, reachedAt: number): Course {
  return (share) => {
    const progress = course(Math.min(1, share / reachedAt));
    return progress === null ? null : (progress * level) / 100;
  };
}

/** PENDING at 0 for `queuedShare` of the time, then `course`. */
function queued(course: Course, queuedShare: number): Draft {
  return {
    progress: (share) =>
      share < queuedShare ? 0 : course((share - queuedShare) / (1 - queuedShare)),
    status: (share) => (share < queuedShare ? 'PENDING' : 'STARTED'),
  };
}

/** Up to `failedAt` of its way at the share `retryShare`, RETRY for a while, again from `back`. */
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

function fewTasks(random: Random): Course {
  const count = Math.floor(between(random, 2, 8));
  return steps(unevenLengths(random, count, between(random, 0, 0.3)));
}

function manyTasks(random: Random): Course {
  const count = Math.floor(betweenLog(random, 10, 200));
  return steps(unevenLengths(random, count, between(random, 0, 0.6)));
}

function anyCourse(random: Random): Course {
  const draw = random();
  if (draw < 0.3) return linear;
  if (draw < 0.5) return fewTasks(random);
  if (draw < 0.7) return manyTasks(random);
  return wandering(random, 30, 0.3);
}

/** What the policy was made with. */
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

/** What it was not made with: other shapes, to see whether it holds beyond its own traces. */
export const HELD_OUT_FAMILIES: Readonly<Record<string, Family>> = {
  'whole percents': () => ({ progress: (share) => Math.floor(share * 100) }),
  'ever slower': (random) => {
    const power = between(random, 1.3, 3);
    return { progress: (share) => 100 * (1 - (1 - share) ** power) };
  },
  'ever faster': (random) => {
    const power = between(random, 1.3, 3);
    return { progress: (share) => 100 * share ** power };
  },
  'slow, fast, slow': () => ({ progress: (share) => 100 * share * share * (3 - 2 * share) }),
  'jump, then linear': (random) => {
    const jump = between(random, 20, 80);
    return { progress: (share) => (share < 0.02 ? 0 : jump + (100 - jump) * share) };
  },
  'half done when the wait begins': (random) => ({
    progress: anyCourse(random),
    missedShare: between(random, 0.2, 0.8),
  }),
  'tasks side by side': (random) => {
    // Workers take the next task when they are free; the job ends with the last.
    const count = Math.floor(betweenLog(random, 4, 60));
    const workers = Math.floor(between(random, 2, 9));
    const free = Array.from({ length: workers }, () => 0);
    const ends = unevenLengths(random, count, 0.5).map((length) => {
      const next = free.indexOf(Math.min(...free));
      const end = (free[next] ?? 0) + length;
      free[next] = end;
      return end;
    });
    const last = Math.max(...ends);
    return {
      progress: (share) => (ends.filter((end) => end <= share * last).length / count) * 100,
    };
  },
  'tasks of any length': (random) => {
    const count = Math.floor(betweenLog(random, 2, 40));
    const lengths = Array.from({ length: count }, () => -Math.log(1 - random()));
    return { progress: steps(lengths) };
  },
  'told every 5 to 20 s': (random, durationMs) => {
    const everyShare = between(random, 5_000, 20_000) / durationMs;
    return { progress: (share) => 100 * Math.floor(share / everyShare) * everyShare };
  },
  'trembling by 2 points': (random) => {
    const offsets = Array.from({ length: 997 }, () => 2 * normal(random));
    return {
      progress: (share) => {
        const offset = offsets[Math.floor(share * 1e5) % offsets.length] ?? 0;
        return Math.min(99, Math.max(0, 100 * share + offset));
      },
    };
  },
  'stalled at 80 to 99.5 %': (random) => ({
    progress: stalling(anyCourse(random), between(random, 80, 99.5), between(random, 0.2, 0.95)),
  }),
  'stalled in the middle': (random) => {
    const [from, to] = [between(random, 0.2, 0.5), between(random, 0.5, 0.8)];
    return {
      progress: (share) =>
        (100 * (Math.min(share, from) + Math.max(0, share - to))) / (1 - (to - from)),
    };
  },
  'done early': (random) => {
    const level = between(random, 30, 90);
    return { progress: (share) => share * level };
  },
  'queued, no progress': (random) => queued(() => 0, between(random, 0.1, 0.9)),
  'retried twice': (random) => {
    const course = anyCourse(random);
    const [first, second] = [between(random, 0.15, 0.35), between(random, 0.45, 0.65)];
    return {
      progress: (share) => {
        if (share < first) return course((share / first) * 0.6);
        if (share < second) return course(((share - first) / (second - first)) * 0.5);
        return course((share - second) / (1 - second));
      },
      status: (share) =>
        (share >= first && share < first + 0.01) || (share >= second && share < second + 0.01)
          ? 'RETRY'
          : 'STARTED',
    };
  },
  'one task': () => ({ progress: () => 0 }),
};

/** Traces of each family in turn, their durations evenly spread over the logarithm. */
export function makeTraces(options: TraceOptions): readonly Trace[] {
  const { seed, tracesPerFamily, shortestMs = 1500, longestMs = 1_500_000 } = options;
  const families = Object.entries(options.families ?? FAMILIES);
  const random = seededRandom(seed);
  return families.flatMap(([family, draw]) =>
    Array.from({ length: tracesPerFamily }, (_, index) => {
      // One trace from each of as many equal parts of the logarithm: less chance in the figures.
      const place = (index + random()) / tracesPerFamily;
      const durationMs = shortestMs * (longestMs / shortestMs) ** place;
      const { progress, status, missedShare = 0 } = draw(random, durationMs);
      const shareAt = (atMs: number): number =>
        Math.min(1, missedShare + (1 - missedShare) * (atMs / durationMs));
      return {
        family,
        durationMs,
        statusAt: (atMs: number) =>
          atMs >= durationMs ? 'SUCCESS' : (status?.(shareAt(atMs)) ?? 'STARTED'),
        progressAt: (atMs: number) => (atMs >= durationMs ? 100 : progress(shareAt(atMs))),
      };
    }),
  );
}
