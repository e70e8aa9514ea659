/** The jobs of a wait as JSON, as much of it as an output may have. */
import type { JobFields } from '../../fiddler/job-fields.ts';
import type { JobRecord } from '../record.ts';
import { sanitize } from '../text/sanitize.ts';
import { renderStatus } from './outputs.ts';

/** The runner takes 1 MB of outputs in all, counted in UTF-16 units. */
const MAX_JOBS_LENGTH = 400_000;

/** Left out of each job, step by step, until all of them fit. */
const REDUCTIONS: ReadonlyArray<{
  readonly leftOut: string;
  readonly reduce: (job: JobFields) => JobFields;
}> = [
  { leftOut: '', reduce: (job) => job },
  { leftOut: '`info`', reduce: (job) => ({ ...job, info: null }) },
  { leftOut: '`extras`', reduce: (job) => ({ ...job, extras: null }) },
  { leftOut: '`info` and `extras`', reduce: (job) => ({ ...job, info: null, extras: null }) },
  {
    leftOut: '`info`, `extras` and the ends of long texts',
    reduce: (job) => ({
      ...job,
      name: sanitize(job.name),
      status: renderStatus(job.status, sanitize(job.status)),
      info: null,
      errorReason: job.errorReason === null ? null : sanitize(job.errorReason),
      errorMessage: job.errorMessage === null ? null : sanitize(job.errorMessage),
      extras: null,
    }),
  },
];

export interface JobsJson {
  readonly text: string;
  /** What did not fit, in words; empty if everything did. */
  readonly leftOut: string;
}

/** Returns a JSON array of all jobs, as much of them as fits. */
export function renderJobs(jobs: readonly JobRecord[]): JobsJson {
  for (const { leftOut, reduce } of REDUCTIONS) {
    const text = stringify(
      jobs.map(({ id, job }) => fieldsOf(id, job === null ? null : reduce(job))),
    );
    if (text !== null && text.length <= MAX_JOBS_LENGTH) return { text, leftOut };
  }
  const states = jobs.map(({ id, job }) => ({
    id,
    status: job === null ? null : renderStatus(job.status, sanitize(job.status, 40)),
  }));
  return { text: JSON.stringify(states), leftOut: 'all but `id` and `status`' };
}

/** Returns a job in the API's own field names; all but the id are null if it was never read. */
function fieldsOf(id: string, job: JobFields | null): object {
  return {
    id,
    name: job?.name ?? null,
    status: job === null ? null : renderStatus(job.status),
    progress: job?.progress ?? null,
    info: job?.info ?? null,
    error_reason: job?.errorReason ?? null,
    error_message: job?.errorMessage ?? null,
    ...(job === null || job.extras === null ? {} : { extras: job.extras }),
  };
}

/** Returns null if the value is nested too deeply for JSON.stringify, or too long for a string. */
function stringify(value: unknown): string | null {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
