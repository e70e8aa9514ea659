/**
 * When to check a job next, where the user gave no interval. Delays are from question to question,
 * 1 s to 10 s:
 *
 * 1. Queued (PENDING): as long as it has been queued so far.
 * 2. No end in sight: the cube root of the seconds that it has run, 6 s at most. That is 1 s at
 *    first, 2 s after 8 s, 4 s after 64 s, 6 s after 216 s: a job of unknown length that has run for
 *    long is the less likely to end in the next second.
 * 3. Progress moved: the end is foreseen, as if all that is left went at the speed of the moves so
 *    far, where each counts half as much as the one after it. Until then, three tenths of the time
 *    left, and all of it where that is 1.5 s.
 * 4. Two foresights in a row agree to 0.1 s: straight to the end, in equal hops, none longer than
 *    three tenths of its run so far: it may end before all is done.
 * 5. The foreseen end has passed: rule 2, with three tenths of the seconds since then.
 *
 * Progress that goes back (RETRY) starts the job again at the speed it had.
 */
import { JobStatus } from '../job/job-status.ts';

const SHORTEST_DELAY_MS = 1_000;
/** Where no interval is set, a healthy job is checked at least this often. */
const LONGEST_DELAY_MS = 10_000;
/** The requests that are saved where the end is foreseen are spent here: 10 s would be allowed. */
export const LONGEST_BLIND_DELAY_MS = 6_000;
/** So little of a time that an end which comes early is not missed by much. */
const SHARE = 0.3;
/** Where two foresights differ by no more, the end is known. */
const CERTAIN_WITHIN_MS = 100;
/** An end so near is aimed at, however it was foreseen. */
const NEAR_MS = 1_500;
/** An old speed is soon forgotten, yet one odd move does not move the end far. */
const FADING = 0.5;
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
  /** The milliseconds that the moves took, older ones fading; 0 before any. */
  readonly spentMs: number;
  /** The points of progress (0 to 100) that they made, fading alike. */
  readonly madePoints: number;
  /** True where the latest check saw the same progress as the one before. */
  readonly isStill: boolean;
  /** When the job will end; Infinity where nothing tells. */
  readonly endMs: number;
  /** By how much the latest move changed that. */
  readonly doubtMs: number;
}

/** The pace of a job that was never checked. */
export const UNPACED: Pace = {
  checkedMs: 0,
  isQueued: false,
  sinceMs: 0,
  progress: null,
  movedMs: 0,
  spentMs: 0,
  madePoints: 0,
  isStill: false,
  endMs: Number.POSITIVE_INFINITY,
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
  const moved = {
    ...known,
    progress,
    movedMs,
    spentMs: known.spentMs * FADING + movedMs - known.movedMs,
    madePoints: known.madePoints * FADING + progress - known.progress,
    isStill: false,
  };
  const endMs = foresee(moved);
  return { ...moved, endMs, doubtMs: Math.abs(endMs - known.endMs) };
}

/** The delay from the latest check to the next, in milliseconds: 1,000 to 10,000. */
export function nextDelayMs(pace: Pace): number {
  return limit(wishedDelayMs(pace));
}

function wishedDelayMs({ checkedMs, isQueued, sinceMs, endMs, doubtMs }: Pace): number {
  const ageMs = checkedMs - sinceMs;
  if (isQueued) return ageMs;
  if (endMs === Number.POSITIVE_INFINITY) return blindDelayMs(ageMs);
  const leftMs = endMs - checkedMs;
  if (leftMs <= 0) return blindDelayMs(-leftMs * SHARE);
  const aimMs = leftMs + AIM_PAST_MS;
  if (leftMs <= NEAR_MS) return aimMs;
  if (doubtMs > CERTAIN_WITHIN_MS) return leftMs * SHARE;
  // Equal hops, for a last one of less than the shortest delay would overshoot.
  return aimMs / Math.ceil(aimMs / limit(ageMs * SHARE));
}

function limit(delayMs: number): number {
  return Math.min(LONGEST_DELAY_MS, Math.max(SHORTEST_DELAY_MS, delayMs));
}

function blindDelayMs(passedMs: number): number {
  return Math.min(LONGEST_BLIND_DELAY_MS, 1000 * Math.cbrt(passedMs / 1000));
}

function startAgain(pace: Pace, atMs: number): Pace {
  const started = { ...pace, sinceMs: atMs, movedMs: atMs, isStill: false };
  return { ...started, endMs: foresee(started), doubtMs: Number.POSITIVE_INFINITY };
}

function foresee({ progress, movedMs, spentMs, madePoints }: Pace): number {
  if (progress === null || madePoints === 0) return Number.POSITIVE_INFINITY;
  return movedMs + (100 - progress) * (spentMs / madePoints);
}
