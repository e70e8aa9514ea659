/** Simulated jobs. The same seed always gives the same ones. */
import { FAMILIES, type Family } from './traces/families.ts';
import { seededRandom } from './traces/random.ts';

/** A job's course, in milliseconds since the wait for it began. */
export interface Trace {
  readonly family: string;
  readonly durationMs: number;
  statusAt(atMs: number): string;
  progressAt(atMs: number): number | null;
}

export interface TraceOptions {
  readonly seed: number;
  readonly tracesPerFamily: number;
  /** Default: `FAMILIES`. */
  readonly families?: Readonly<Record<string, Family>>;
  /** Default: 1,500 ms. */
  readonly shortestMs?: number;
  /** Default: 1,500,000 ms. */
  readonly longestMs?: number;
}

/** Returns traces of each family in turn, with durations spread evenly over the logarithm. */
export function makeTraces(options: TraceOptions): readonly Trace[] {
  const { seed, tracesPerFamily, shortestMs = 1500, longestMs = 1_500_000 } = options;
  const families = Object.entries(options.families ?? FAMILIES);
  const random = seededRandom(seed);
  return families.flatMap(([family, draw]) =>
    Array.from({ length: tracesPerFamily }, (_, index) => {
      // One duration from each of as many equal parts of the logarithm, to reduce the variance.
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
