/** The record of a wait, built from its events. */
import { ApiError, type TimeoutError } from '../fiddler/errors.ts';
import type { JobFields } from '../fiddler/job-fields.ts';
import type { JsonObject } from '../fiddler/json.ts';
import type { OptionNames, WaitOptions } from './options.ts';

/** A state and progress that a check saw for the first time. */
export interface Observation {
  /** Milliseconds since the wait began. */
  readonly atMs: number;
  readonly status: string;
  readonly progress: number | null;
}

/** Why the wait for a job ended; `skipped` if another job's failure ended it (fail-fast). */
export type JobEnd =
  | { readonly kind: 'final' }
  | { readonly kind: 'error'; readonly error: ApiError | TimeoutError }
  | { readonly kind: 'cancelled'; readonly signalName: string }
  | { readonly kind: 'skipped' };

export interface JobRecord {
  readonly id: string;
  /** The job as last read. */
  readonly job: JobFields | null;
  /** When the job was last read, in milliseconds since the wait began; null if it never was. */
  readonly lastReadAtMs: number | null;
  /** Label of the last check's error, for example `HTTP 503`; empty if it succeeded. */
  readonly lastError: string;
  /** Changes only, the oldest first. */
  readonly observations: readonly Observation[];
  /** When the job will probably end, in milliseconds since the wait began; null if unsure. */
  readonly estimatedEndAtMs: number | null;
  readonly end: JobEnd | null;
  /** When the wait for this job ended, in milliseconds since it began. */
  readonly endedAtMs: number | null;
  /** Why the tasks of a failed job could not be read; empty if they could or need not be. */
  readonly tasksError: string;
}

export interface WaitRecord {
  /** In the order asked for. */
  readonly jobs: readonly JobRecord[];
  readonly site: URL;
  /** null: adaptive. */
  readonly intervalSeconds: number | null;
  readonly timeoutSeconds: number;
  readonly names: OptionNames;
  readonly elapsedSeconds: number;
}

export type WaitEventDetails =
  | { readonly kind: 'began'; readonly requestsPerMinute: number }
  | {
      readonly kind: 'read';
      readonly id: string;
      readonly job: JobFields;
      /** What the check before did not see; null if nothing changed. */
      readonly change: 'state' | 'progress' | null;
      readonly estimatedEndAtMs: number | null;
    }
  | {
      readonly kind: 'readFailed';
      readonly id: string;
      readonly error: ApiError;
      /** Pause before the next check; null after the last one. */
      readonly pauseMs: number | null;
    }
  | { readonly kind: 'rateLowered'; readonly requestsPerMinute: number }
  | { readonly kind: 'jobEnded'; readonly id: string; readonly end: JobEnd }
  | { readonly kind: 'tasksRead'; readonly id: string; readonly extras: JsonObject | null }
  | { readonly kind: 'tasksUnread'; readonly id: string; readonly reason: string }
  /** Too many other jobs failed before. */
  | { readonly kind: 'tasksSkipped'; readonly id: string; readonly reason: string }
  | { readonly kind: 'ended' };

export type WaitEvent = WaitEventDetails & {
  /** Milliseconds since the wait began. */
  readonly atMs: number;
};

/** Is called after the record was updated by the event. */
export type WaitListener = (event: WaitEvent, record: WaitRecord) => void;

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

interface MutableJobRecord extends Mutable<JobRecord> {
  readonly observations: Observation[];
}

export class WaitRecorder {
  readonly #jobs: readonly MutableJobRecord[];
  readonly #record: Mutable<WaitRecord>;

  constructor({ jobIds, site, intervalSeconds, timeoutSeconds, names }: WaitOptions) {
    this.#jobs = jobIds.map((id) => ({
      id,
      job: null,
      lastReadAtMs: null,
      lastError: '',
      observations: [],
      estimatedEndAtMs: null,
      end: null,
      endedAtMs: null,
      tasksError: '',
    }));
    this.#record = {
      jobs: this.#jobs,
      site,
      intervalSeconds,
      timeoutSeconds,
      names,
      elapsedSeconds: 0,
    };
  }

  get record(): WaitRecord {
    return this.#record;
  }

  /** Returns what `job` changes, compared with the check before. */
  changeOf({ id, status, progress }: JobFields): 'state' | 'progress' | null {
    const last = jobOf(this.#record, id).observations.at(-1);
    if (last?.status !== status) return 'state';
    return last.progress === progress ? null : 'progress';
  }

  apply(event: WaitEvent): void {
    const record = 'id' in event ? this.#jobs.find(({ id }) => id === event.id) : undefined;
    if (record === undefined) return;
    switch (event.kind) {
      case 'read': {
        const { job, change, atMs } = event;
        const { status, progress } = job;
        if (change !== null) record.observations.push({ atMs, status, progress });
        record.job = job;
        record.estimatedEndAtMs = event.estimatedEndAtMs;
        record.lastReadAtMs = atMs;
        record.lastError = '';
        return;
      }
      case 'readFailed':
        record.lastError = event.error.label;
        return;
      case 'jobEnded':
        record.end = event.end;
        record.endedAtMs = event.atMs;
        this.#record.elapsedSeconds = event.atMs / 1000;
        return;
      case 'tasksRead':
        if (record.job !== null) record.job = { ...record.job, extras: event.extras };
        return;
      case 'tasksUnread':
      case 'tasksSkipped':
        record.tasksError = event.reason;
    }
  }
}

/** Returns the error that ended the wait for a job before the timeout, if it did. */
export function permanentErrorOf(end: JobEnd): ApiError | null {
  return end.kind === 'error' && end.error instanceof ApiError ? end.error : null;
}

export function jobOf({ jobs }: WaitRecord, id: string): JobRecord {
  const job = jobs.find((record) => record.id === id);
  if (job === undefined) throw new Error(`${id} is not waited for`);
  return job;
}

/** Returns what a job is called if there are several: the whole id takes too much room. */
export function shortId(id: string): string {
  return id.slice(0, 8);
}
