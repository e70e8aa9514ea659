/** Kinds of jobs that the adaptive policy was not tuned on. */
import { anyCourse, stalling, steps, unevenLengths } from './courses.ts';
import { type Family, queued } from './families.ts';
import { between, betweenLog, normal } from './random.ts';

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
    // Each free worker takes the next task.
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
  'reported every 5 to 20 s': (random, durationMs) => {
    const everyShare = between(random, 5_000, 20_000) / durationMs;
    return { progress: (share) => 100 * Math.floor(share / everyShare) * everyShare };
  },
  'jitter of 2 points': (random) => {
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
