/** The plain record of a wait: what was asked, seen and met. The reports are made from it alone. */
import type { ApiError, TimeoutError } from '../../fiddler/errors.ts';
import type { JobFields } from '../../fiddler/job/job-fields.ts';
import { isFinalStatus } from '../../fiddler/job/job-status.ts';

/** A state and progress that a check saw for the first time. */
export interface Observation {
  /** Milliseconds since the wait began. */
  readonly atMs: number;
  readonly status: string;
  readonly progress: number | null;
}

/** Why the wait for a job ended; `abandoned` where another job's failure ended it (fail-fast). */
export type JobEnd =
  | { readonly kind: 'final'; readonly job: JobFields }
  | { readonly kind: 'error'; readonly error: ApiError | TimeoutError }
  | { readonly kind: 'cancelled'; readonly signalName: string }
  | { readonly kind: 'abandoned' };

export interface JobRecord {
  readonly id: string;
  /** The job as it was last read. */
  job: JobFields | null;
  /** When a check last read the job, in milliseconds since the wait began; null where none did. */
  lastReadAtMs: number | null;
  /** What the last check met in place of an answer, such as `HTTP 503`; empty where it read the job. */
  trouble: string;
  /** Changes only, the oldest first. */
  readonly observations: Observation[];
  end: JobEnd | null;
  /** When the wait for this job ended, in milliseconds since it began. */
  endedAtMs: number | null;
  /** Why the tasks of a job that failed could not be read; empty where they could, or need not. */
  tasksTrouble: string;
}

export interface WaitRecord {
  /** In the order asked for. */
  readonly jobs: readonly JobRecord[];
  readonly timeoutSeconds: number;
  elapsedSeconds: number;
}

export function newWaitRecord(jobIds: readonly string[], timeoutSeconds: number): WaitRecord {
  return {
    jobs: jobIds.map((id) => ({
      id,
      job: null,
      lastReadAtMs: null,
      trouble: '',
      observations: [],
      end: null,
      endedAtMs: null,
      tasksTrouble: '',
    })),
    timeoutSeconds,
    elapsedSeconds: 0,
  };
}

/**
 * Notes what a check read.
 *
 * @returns what changed by it, compared with the check before
 */
export function noteAnswer(
  record: JobRecord,
  job: JobFields,
  atMs: number,
): 'state' | 'progress' | 'nothing' {
  const before = record.observations.at(-1);
  record.job = job;
  record.lastReadAtMs = atMs;
  record.trouble = '';
  if (isFinalStatus(job.status)) noteEnd(record, { kind: 'final', job }, atMs);
  if (before?.status === job.status && before.progress === job.progress) return 'nothing';
  record.observations.push({ atMs, status: job.status, progress: job.progress });
  return before?.status === job.status ? 'progress' : 'state';
}

/** Notes that a check failed: from here on nobody knows how the job is. */
export function noteError(record: JobRecord, { label }: ApiError): void {
  record.trouble = label;
}

export function noteEnd(record: JobRecord, end: JobEnd, atMs: number): void {
  record.end = end;
  record.endedAtMs = atMs;
}
