/** The states of a job over time, as its checks saw them. */
import { isFinalStatus, JobStatus } from '../../fiddler/job-status.ts';
import type { JobRecord } from '../record.ts';

/** A state, from the check that first saw it to the check that first saw the next. */
export interface StateSpan {
  readonly status: string;
  /** Milliseconds since the wait began. */
  readonly fromMs: number;
  readonly untilMs: number;
}

export interface RunningTime {
  readonly ms: number;
  /** True if the job was already running when first read, or could not be read at the end. */
  readonly isMinimum: boolean;
}

/** Returns the states that a job was in during the wait, without the final one. */
export function stateSpansOf(record: JobRecord): readonly StateSpan[] {
  const { observations } = record;
  const changes = observations.filter(
    ({ status }, index) => status !== observations[index - 1]?.status,
  );
  const lastMs = lastMsOf(record);
  return changes
    .map(({ status, atMs }, index) => ({
      status,
      fromMs: atMs,
      untilMs: changes[index + 1]?.atMs ?? lastMs,
    }))
    .filter(({ status }) => !isFinalStatus(status));
}

/** Returns when the last state was last seen; while checks fail, it may have changed. */
function lastMsOf({ observations, endedAtMs, lastReadAtMs, lastError }: JobRecord): number {
  return (lastError === '' ? endedAtMs : lastReadAtMs) ?? observations.at(-1)?.atMs ?? 0;
}

/** Returns how long the job was seen pending before it ran, in milliseconds; null if never. */
export function queuedMs(record: JobRecord): number | null {
  const [first] = stateSpansOf(record);
  return first?.status === JobStatus.PENDING ? first.untilMs - first.fromMs : null;
}

/** Returns how long the job was seen running, retries included; null if never. */
export function runningTime(record: JobRecord): RunningTime | null {
  const spans = stateSpansOf(record);
  const index = spans.findIndex(({ status }) => status !== JobStatus.PENDING);
  const first = spans[index];
  const last = spans.at(-1);
  if (first === undefined || last === undefined) return null;
  return { ms: last.untilMs - first.fromMs, isMinimum: index === 0 || record.lastError !== '' };
}

/** Returns when a job was first seen running; Infinity if never. */
export function startMsOf({ observations }: JobRecord): number {
  const started = observations.find(({ status }) => status !== JobStatus.PENDING);
  return started?.atMs ?? Number.POSITIVE_INFINITY;
}
