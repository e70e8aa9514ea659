/** The plain record of a wait: what was asked, seen and met. The reports are made from it alone. */
import type { FiddlerError } from '../fiddler/errors.ts';
import type { JobFields } from '../fiddler/job-fields.ts';

/** Failing tasks beyond this many are counted in the reports, not listed. */
export const MOST_TASKS = 20;

/** A state and progress that a check saw for the first time. */
export interface Observation {
  /** Milliseconds since the wait began. */
  readonly atMs: number;
  readonly status: string;
  readonly progress: number | null;
}

/** Why the wait for a job ended. */
export type JobEnd =
  | { readonly kind: 'final'; readonly job: JobFields }
  | { readonly kind: 'error'; readonly error: FiddlerError }
  | { readonly kind: 'cancelled'; readonly signalName: string };

export interface JobRecord {
  readonly id: string;
  /** The job as it was last read. */
  job: JobFields | null;
  /** Changes only, the oldest first. */
  readonly observations: Observation[];
  end: JobEnd | null;
}

export interface WaitRecord {
  /** In the order asked for. */
  readonly jobs: readonly JobRecord[];
  readonly timeoutSeconds: number;
  elapsedSeconds: number;
}

export function newWaitRecord(jobIds: readonly string[], timeoutSeconds: number): WaitRecord {
  return {
    jobs: jobIds.map((id) => ({ id, job: null, observations: [], end: null })),
    timeoutSeconds,
    elapsedSeconds: 0,
  };
}

/** Notes what a check read; true where state or progress changed. */
export function observe(record: JobRecord, job: JobFields, atMs: number): boolean {
  const before = record.observations.at(-1);
  record.job = job;
  if (before?.status === job.status && before.progress === job.progress) return false;
  record.observations.push({ atMs, status: job.status, progress: job.progress });
  return true;
}
