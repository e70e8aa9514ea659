/** The course of a job, as its checks saw it; between two checks nothing is made up. */
import { isFinalStatus, JobStatus } from '../../fiddler/job/job-status.ts';
import type { JobRecord } from './record.ts';

/** A state from the check that first saw it to the check that first saw the next. */
export interface Stretch {
  readonly status: string;
  /** Milliseconds since the wait began. */
  readonly fromMs: number;
  readonly untilMs: number;
}

export interface RunningTime {
  readonly ms: number;
  /** True where the job ran already when it was first read, or could not be read at the end. */
  readonly isLeast: boolean;
}

/** The states that a job was in while it was waited for, without the final one. */
export function stretchesOf(record: JobRecord): readonly Stretch[] {
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

/** When the last state was last seen to be so; while checks fail, nobody knows whether it still is. */
function lastMsOf({ observations, endedAtMs, lastReadAtMs, trouble }: JobRecord): number {
  return (trouble === '' ? endedAtMs : lastReadAtMs) ?? observations.at(-1)?.atMs ?? 0;
}

/** How long the job was seen to be queued before it ran, in milliseconds; null where it never was. */
export function queuedMs(record: JobRecord): number | null {
  const [first] = stretchesOf(record);
  return first?.status === JobStatus.PENDING ? first.untilMs - first.fromMs : null;
}

/** How long the job ran, retries included; null where it was never seen to. */
export function runningTime(record: JobRecord): RunningTime | null {
  const stretches = stretchesOf(record);
  const index = stretches.findIndex(({ status }) => status !== JobStatus.PENDING);
  const first = stretches[index];
  const last = stretches.at(-1);
  if (first === undefined || last === undefined) return null;
  return { ms: last.untilMs - first.fromMs, isLeast: index === 0 || record.trouble !== '' };
}

/** When a job was first seen to run; infinite where it never was. */
export function startMsOf({ observations }: JobRecord): number {
  const started = observations.find(({ status }) => status !== JobStatus.PENDING);
  return started?.atMs ?? Number.POSITIVE_INFINITY;
}
