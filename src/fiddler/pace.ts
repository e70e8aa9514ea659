/**
 * When to check a job next, where the user gave no interval. Delays are from question to question,
 * 1 s to 10 s:
 *
 * 1. Queued (PENDING): as long as it has been queued so far.
 * 2. No end in sight: the seconds that it has run, to the power of 0.3. That is 1 s at first, 2 s
 *    after 10 s, 4 s after 100 s, 8 s after 1,000 s: a job of unknown length that has run for long
 *    is the less likely to end in the next second.
 * 3. Progress moved: the end is foreseen from the latest move alone, as if all that is left went
 *    at its speed. Until then, three tenths of the time left, and all of it where that is 2 s.
 * 4. Two foresights in a row agree to 0.2 s: straight to the end, in equal hops.
 * 5. The foreseen end has passed: rule 2 again, with the seconds since then.
 *
 * Progress that goes back (RETRY) starts the job again at the speed it had.
 */
import { JobStatus } from './job-status.ts';

const SHORTEST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 10_000;

/** Ten times the time means twice the delay. */
const GROWTH_EXPONENT = 0.3;
/** So little of the time left that an end which comes early is not missed by much. */
const APPROACH_SHARE = 0.3;
/** Where two foresights differ by no more, the end is known. */
const CERTAIN_WITHIN_MS = 200;
/** An end so near is aimed at, however it was foreseen. */
const NEAR_MS = 2_000;
/** No move is taken to be slower: a workflow's own limit is 35 days. Keeps all times finite. */
const SLOWEST_MS_PER_POINT = 35 * 24 * 60 * 60 * 1000;
/** Aim this much past the end: just before it, a check is wasted and the next is 1 s later. */
const AIM_PAST_MS = 100;

/** What an answered check saw. */
export interface Observation {
  /** When it was asked, in milliseconds since the wait began. */
  readonly atMs: number;
  readonly status: string;
  /** 0 to 100; null where it is not known. */
  readonly progress: number | null;
}

/** All that is remembered of a job's checks. Times are in milliseconds since the wait began. */
export interface Pace {
  /** The latest check. */
  readonly checkedMs: number;
  readonly isQueued: boolean;
  /** When the job was queued or started, as far as was seen. */
  readonly sinceMs: number;
  /** The latest progress that was known. */
  readonly progress: number | null;
  /** When it came to that, as far as was seen. */
  readonly movedMs: number;
  /** True where the latest check saw the same progress as the one before. */
  readonly isStill: boolean;
  /** The speed of the latest move, in milliseconds for one hundredth; null before any. */
  readonly msPerPoint: number | null;
  /** When the job will end; null where nothing tells. */
  readonly endMs: number | null;
  /** How far `endMs` may be off. */
  readonly doubtMs: number;
}

/** The pace of a job that was never checked. */
export const UNPACED: Pace = {
  checkedMs: 0,
  isQueued: false,
  sinceMs: 0,
  progress: null,
  movedMs: 0,
  isStill: false,
  msPerPoint: null,
  endMs: null,
  doubtMs: Number.POSITIVE_INFINITY,
};

/** The pace after one more check that was answered. */
export function observe(pace: Pace, { atMs, status, progress }: Observation): Pace {
  const isQueued = status === JobStatus.PENDING;
  const checked = { ...pace, checkedMs: atMs, isQueued };
  // Whatever happened since the check before, halfway is the best guess.
  const halfwayMs = (pace.checkedMs + atMs) / 2;
  const known = isQueued === pace.isQueued ? checked : startAgain(checked, halfwayMs);
  if (progress === null) return known;
  if (known.progress === null) return { ...known, progress, movedMs: atMs };
  if (progress === known.progress) return { ...known, isStill: true };
  if (progress < known.progress) return startAgain({ ...known, progress }, atMs);

  // Progress that moves at every check is a flow and is read where it is now; after a standstill
  // it is a step, taken at some moment since the check before.
  const movedMs = known.isStill ? halfwayMs : atMs;
  const msPerPoint = Math.min(
    (movedMs - known.movedMs) / (progress - known.progress),
    SLOWEST_MS_PER_POINT,
  );
  const endMs = foresee(movedMs, progress, msPerPoint);
  const changeMs = known.endMs === null ? Number.POSITIVE_INFINITY : Math.abs(endMs - known.endMs);
  const doubtMs = Math.max(changeMs, atMs - movedMs);
  return { ...known, progress, movedMs, isStill: false, msPerPoint, endMs, doubtMs };
}

/** The delay from the latest check to the next, in milliseconds: 1,000 to 10,000. */
export function nextDelayMs(pace: Pace): number {
  return Math.min(LONGEST_DELAY_MS, Math.max(SHORTEST_DELAY_MS, wishedDelayMs(pace)));
}

function wishedDelayMs({ checkedMs, isQueued, sinceMs, endMs, doubtMs }: Pace): number {
  if (isQueued) return checkedMs - sinceMs;
  const leftMs = (endMs ?? sinceMs) - checkedMs;
  if (leftMs <= 0) return 1000 * (-leftMs / 1000) ** GROWTH_EXPONENT;
  if (leftMs > NEAR_MS && doubtMs > CERTAIN_WITHIN_MS) return leftMs * APPROACH_SHARE;
  const aimMs = leftMs + AIM_PAST_MS;
  // Equal hops, for a last one of less than the shortest delay would overshoot.
  return aimMs / Math.ceil(aimMs / LONGEST_DELAY_MS);
}

function startAgain(pace: Pace, atMs: number): Pace {
  const { progress, msPerPoint } = pace;
  return {
    ...pace,
    sinceMs: atMs,
    movedMs: atMs,
    isStill: false,
    endMs: progress === null || msPerPoint === null ? null : foresee(atMs, progress, msPerPoint),
    doubtMs: Number.POSITIVE_INFINITY,
  };
}

function foresee(atMs: number, progress: number, msPerPoint: number): number {
  return atMs + Math.max(0, 100 - progress) * msPerPoint;
}
