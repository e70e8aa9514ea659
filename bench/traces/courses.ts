/** Ways in which a job's progress moves. */
import { between, betweenLog, normal, type Random } from './random.ts';

/** Returns the progress (0 to 100, null if unknown) after a share (0 to 1) of the job's time. */
export type Course = (share: number) => number | null;

export const linear: Course = (share) => share * 100;

/** Sequential tasks: progress is the share of those that are done. */
export function steps(weights: readonly number[]): Course {
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
export function unevenLengths(random: Random, count: number, spread: number): readonly number[] {
  return Array.from({ length: count }, () => Math.exp(spread * normal(random)));
}

/** Interpolates values at equal distances of time. */
function through(values: readonly number[]): Course {
  return (share) => {
    const place = share * (values.length - 1);
    const index = Math.min(Math.floor(place), values.length - 2);
    const [from = 0, to = 100] = values.slice(index, index + 2);
    return from + (to - from) * (place - index);
  };
}

/** Monotonic, at a speed that drifts by `spread` from each of `count` spans to the next. */
export function wandering(random: Random, count: number, spread: number): Course {
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

/** Reaches `level` at the share `reachedAt` of the time, then stalls until the end. */
export function stalling(course: Course, level: number, reachedAt: number): Course {
  return (share) => {
    const progress = course(Math.min(1, share / reachedAt));
    return progress === null ? null : (progress * level) / 100;
  };
}

export function fewTasks(random: Random): Course {
  const count = Math.floor(between(random, 2, 8));
  return steps(unevenLengths(random, count, between(random, 0, 0.3)));
}

export function manyTasks(random: Random): Course {
  const count = Math.floor(betweenLog(random, 10, 200));
  return steps(unevenLengths(random, count, between(random, 0, 0.6)));
}

export function anyCourse(random: Random): Course {
  const draw = random();
  if (draw < 0.3) return linear;
  if (draw < 0.5) return fewTasks(random);
  if (draw < 0.7) return manyTasks(random);
  return wandering(random, 30, 0.3);
}
