/**
 * Chooses the delay between two checks if the user set no interval, from request to request, 1 s to
 * 10 s:
 *
 * 1. PENDING: as long as it has been pending so far.
 * 2. No estimate of the end: the cube root of the seconds that it has run, at most 6 s. That is 1 s
 *    at first, 2 s after 8 s, 4 s after 64 s, 6 s after 216 s: the longer a job of unknown length has
 *    run, the less likely it ends in the next second.
 * 3. Progress moved: the end is estimated from the speed of the moves so far, where each counts half
 *    as much as the next. Until then, three tenths of the time left, and all of it from 1.5 s on.
 * 4. Two consecutive estimates agree within 0.1 s: straight to the end, in equal hops, none longer
 *    than three tenths of its run so far, since it may end early.
 * 5. The estimated end has passed: rule 2, with three tenths of the seconds since then.
 *
 * Progress that goes back (RETRY) restarts the job at its previous speed.
 */
import { JobStatus } from '../job-status.ts';

const MIN_DELAY_MS = 1_000;
const MAX_DELAY_MS = 10_000;
/** Maximum without an estimate; the requests saved by estimates are spent here. */
export const MAX_BLIND_DELAY_MS = 6_000;
/** Share of the time left after which to look again, so that an early end is not missed by much. */
const FRACTION = 0.3;
/** Two estimates that differ by no more are trusted. */
const CERTAIN_WITHIN_MS = 100;
/** An end this near is aimed at, however uncertain the estimate. */
const NEAR_MS = 1_500;
/** Weight of a move against the next one. */
const DECAY = 0.5;
/** Aim past the end: a check just before it is wasted, and the next one is 1 s later. */
const AIM_PAST_MS = 100;

/** What a check saw. */
export interface Observation {
  /** When the request was sent, in milliseconds since the wait began. */
  readonly atMs: number;
  readonly status: string;
  /** 0 to 100; null if unknown. */
  readonly progress: number | null;
}

/** What is known from a job's checks. Times are in milliseconds since the wait began. */
export interface Pace {
  /** The latest check. */
  readonly checkedMs: number;
  readonly isQueued: boolean;
  /** When the job was first seen in this phase, pending or running. */
  readonly sinceMs: number;
  /** The latest known progress. */
  readonly progress: number | null;
  /** When it was reached. */
  readonly movedMs: number;
  /** Duration of the moves, older ones weighing less; 0 before any. */
  readonly spentMs: number;
  /** Points of progress (0 to 100) of these moves, weighed alike. */
  readonly madePoints: number;
  /** True if the latest check saw the same progress as the one before. */
  readonly isStalled: boolean;
  /** Estimated end of the job; Infinity if there is no estimate. */
  readonly endMs: number;
  /** Change of the estimate by the latest move. */
  readonly uncertaintyMs: number;
}

/** The pace of a job that was never checked. */
export const INITIAL_PACE: Pace = {
  checkedMs: 0,
  isQueued: false,
  sinceMs: 0,
  progress: null,
  movedMs: 0,
  spentMs: 0,
  madePoints: 0,
  isStalled: false,
  endMs: Number.POSITIVE_INFINITY,
  uncertaintyMs: Number.POSITIVE_INFINITY,
};

/** Returns the pace after another successful check. */
export function updatePace(pace: Pace, { atMs, status, progress }: Observation): Pace {
  const isQueued = status === JobStatus.PENDING;
  const checked = { ...pace, checkedMs: atMs, isQueued };
  // A change since the last check happened halfway, as a best guess.
  const halfwayMs = (pace.checkedMs + atMs) / 2;
  const known = isQueued === pace.isQueued ? checked : restart(checked, halfwayMs);
  if (progress === null) return known;
  if (known.progress === null) return { ...known, progress, movedMs: atMs };
  if (progress === known.progress) return { ...known, isStalled: true };
  if (progress < known.progress) return restart({ ...known, progress }, atMs);

  // Progress that moves at every check is continuous and has just reached this value; after a stall
  // it is a step, made at some time since the last check.
  const movedMs = known.isStalled ? halfwayMs : atMs;
  const moved = {
    ...known,
    progress,
    movedMs,
    spentMs: known.spentMs * DECAY + movedMs - known.movedMs,
    madePoints: known.madePoints * DECAY + progress - known.progress,
    isStalled: false,
  };
  const endMs = estimateEndMs(moved);
  return { ...moved, endMs, uncertaintyMs: Math.abs(endMs - known.endMs) };
}

/** Returns the delay from the latest check to the next, in milliseconds: 1,000 to 10,000. */
export function nextDelayMs(pace: Pace): number {
  return clamp(idealDelayMs(pace));
}

/** Returns when the job will probably end, in milliseconds since the wait began; null if unsure. */
export function estimatedEndMs({ checkedMs, endMs, uncertaintyMs }: Pace): number | null {
  const leftMs = endMs - checkedMs;
  return leftMs > 0 && uncertaintyMs <= leftMs && endMs < Number.POSITIVE_INFINITY ? endMs : null;
}

function idealDelayMs({ checkedMs, isQueued, sinceMs, endMs, uncertaintyMs }: Pace): number {
  const ageMs = checkedMs - sinceMs;
  if (isQueued) return ageMs;
  if (endMs === Number.POSITIVE_INFINITY) return blindDelayMs(ageMs);
  const leftMs = endMs - checkedMs;
  if (leftMs <= 0) return blindDelayMs(-leftMs * FRACTION);
  const aimMs = leftMs + AIM_PAST_MS;
  if (leftMs <= NEAR_MS) return aimMs;
  if (uncertaintyMs > CERTAIN_WITHIN_MS) return leftMs * FRACTION;
  // Equal hops: a last one below the minimum delay would overshoot.
  return aimMs / Math.ceil(aimMs / clamp(ageMs * FRACTION));
}

function clamp(delayMs: number): number {
  return Math.min(MAX_DELAY_MS, Math.max(MIN_DELAY_MS, delayMs));
}

function blindDelayMs(passedMs: number): number {
  return Math.min(MAX_BLIND_DELAY_MS, 1000 * Math.cbrt(passedMs / 1000));
}

function restart(pace: Pace, atMs: number): Pace {
  const started = { ...pace, sinceMs: atMs, movedMs: atMs, isStalled: false };
  return { ...started, endMs: estimateEndMs(started), uncertaintyMs: Number.POSITIVE_INFINITY };
}

function estimateEndMs({ progress, movedMs, spentMs, madePoints }: Pace): number {
  if (progress === null || madePoints === 0) return Number.POSITIVE_INFINITY;
  return movedMs + (100 - progress) * (spentMs / madePoints);
}
