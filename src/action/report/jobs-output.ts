/** The output `jobs`: every job as JSON, as much of it as the runner takes. */
import type { JobFields } from '../../fiddler/job/job-fields.ts';
import type { Cleaner } from '../text/cleaner.ts';
import type { JobRecord } from '../wait/record.ts';
import { renderStatus, renderStatusAsItCame } from './status-output.ts';

/** The runner takes 1 MB of outputs in all, counted in UTF-16 units; this leaves ample room. */
const LARGEST_JOBS_LENGTH = 400_000;

/** Where nothing else fits: a runner takes an input of 128 KiB, which is at most 3,500 jobs. */
const LONGEST_STATE = 40;

/** What is left out of each job, step by step, until all of them fit. */
const REDUCTIONS: ReadonlyArray<{
  readonly leftOut: string;
  readonly reduce: (job: JobFields, cleaner: Cleaner) => JobFields;
}> = [
  { leftOut: '', reduce: (job) => job },
  { leftOut: '`info`', reduce: (job) => ({ ...job, info: null }) },
  { leftOut: '`extras`', reduce: (job) => ({ ...job, extras: null }) },
  { leftOut: '`info` and `extras`', reduce: (job) => ({ ...job, info: null, extras: null }) },
  {
    leftOut: '`info`, `extras` and the ends of long texts',
    reduce: (job, cleaner) => ({
      ...job,
      name: cleaner.plain(job.name),
      status: renderStatus(job.status, cleaner),
      info: null,
      errorReason: job.errorReason === null ? null : cleaner.plain(job.errorReason),
      errorMessage: job.errorMessage === null ? null : cleaner.plain(job.errorMessage),
      extras: null,
    }),
  },
];

export interface JobsOutput {
  readonly text: string;
  /** What did not fit, for people; empty where all did. */
  readonly leftOut: string;
}

/** The output `jobs`, as much of it as fits. */
export function renderJobs(jobs: readonly JobRecord[], cleaner: Cleaner): JobsOutput {
  for (const { leftOut, reduce } of REDUCTIONS) {
    const fields = jobs.map(({ id, job }) =>
      job === null ? neverRead(id) : fieldsOf(reduce(job, cleaner)),
    );
    const text = stringify(fields, cleaner);
    if (text !== null && text.length <= LARGEST_JOBS_LENGTH) return { text, leftOut };
  }
  const short = cleaner.shortening(LONGEST_STATE);
  const states = jobs.map(({ id, job }) => ({
    id,
    status: renderStatus(job?.status ?? '', short) || null,
  }));
  return { text: JSON.stringify(states), leftOut: 'all but `id` and `status`' };
}

/** A job in the API's own field names. */
function fieldsOf(job: JobFields): object {
  return {
    id: job.id,
    name: job.name,
    status: renderStatusAsItCame(job.status),
    progress: job.progress,
    info: job.info,
    error_reason: job.errorReason,
    error_message: job.errorMessage,
    ...(job.extras === null ? {} : { extras: job.extras }),
  };
}

function neverRead(id: string): object {
  return {
    id,
    name: null,
    status: null,
    progress: null,
    info: null,
    error_reason: null,
    error_message: null,
  };
}

/** @returns null where the value is too large, or nested too deeply for JSON.stringify */
function stringify(value: object, cleaner: Cleaner): string | null {
  let left = LARGEST_JOBS_LENGTH;
  try {
    return JSON.stringify(value, (_key, item: unknown) => {
      // Given up early: what takes a second to go through does not fit then.
      left -= leastLength(item);
      if (left < 0) throw new RangeError('too large for the runner');
      if (typeof item === 'string') return cleaner.redact(item);
      if (typeof item === 'number') return redactNumber(item, cleaner);
      if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
      const entries: ReadonlyArray<[string, unknown]> = Object.entries(item);
      return Object.fromEntries(entries.map(([key, part]) => [cleaner.redact(key), part]));
    });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A key may be all digits. */
function redactNumber(value: number, cleaner: Cleaner): number | string {
  const redacted = cleaner.redact(`${value}`);
  return redacted === `${value}` ? value : redacted;
}

/** What a value takes in JSON, without what is in it, at the very least. */
function leastLength(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 1;
  return Array.isArray(value)
    ? '1,'.length * value.length
    : '"":1,'.length * Object.keys(value).length;
}
