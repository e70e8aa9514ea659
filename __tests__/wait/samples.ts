/** Sample records of jobs and waits. */
import { optionsOf } from '../../preview/record-of.ts';
import { ApiError, TimeoutError } from '../../src/fiddler/errors.ts';
import type { JobFields } from '../../src/fiddler/job-fields.ts';
import { Tally } from '../../src/fiddler/tally.ts';
import type { WaitOptions } from '../../src/wait/options.ts';
import type { JobEnd, JobRecord, WaitRecord } from '../../src/wait/record.ts';
import { evaluateWait, type Verdict } from '../../src/wait/verdict.ts';
import { httpErrorOf } from '../fiddler/sample-errors.ts';
import { JOB_ID, sampleJob } from '../fiddler/sample-job.ts';

export { JOB_ID, sampleJob };

/** Returns the id of the `index`-th of several jobs. */
export function idOf(index: number): string {
  return `${String(index).padStart(8, '0')}${JOB_ID.slice(8)}`;
}

/** Returns a job that is still waited for, except for the overrides. */
export function sampleRecord(overrides: Partial<JobRecord> = {}): JobRecord {
  const job = sampleJob();
  return {
    id: overrides.job?.id ?? JOB_ID,
    job,
    lastReadAtMs: 0,
    lastError: '',
    observations: [{ atMs: 0, status: job.status, progress: job.progress }],
    estimatedEndAtMs: null,
    end: null,
    endedAtMs: null,
    tasksError: '',
    ...overrides,
  };
}

/** Returns a job that was read in its final state after 90 s. */
export function finished(overrides: Partial<JobFields> = {}): JobRecord {
  const job = sampleJob({ status: 'SUCCESS', progress: 100, ...overrides });
  return sampleRecord({
    job,
    observations: [
      { atMs: 0, status: 'PENDING', progress: 0 },
      { atMs: 6_000, status: 'STARTED', progress: 12.5 },
      { atMs: 90_000, status: job.status, progress: job.progress },
    ],
    lastReadAtMs: 90_000,
    end: { kind: 'final' },
    endedAtMs: 90_000,
  });
}

/** Returns a failed job with a number of failed tasks. */
export function failedWithTasks(count: number): JobRecord {
  const tasks = Array.from({ length: count }, (_, index) => [
    `task-${index}`,
    { status: 'FAILURE', error_message: `message ${index}` },
  ]);
  return finished({ status: 'FAILURE', extras: Object.fromEntries(tasks) });
}

/** Returns a job that was not final when the wait for it ended; `job` is null if it was never read. */
export function unfinished(
  end: JobEnd | null,
  job: JobFields | null = sampleJob(),
  id = job?.id ?? JOB_ID,
): JobRecord {
  const unread = { observations: [], lastReadAtMs: null };
  const error = end?.kind === 'error' ? end.error : null;
  const endedAtMs = error instanceof TimeoutError ? error.waitedMs : 90_000;
  return sampleRecord({ id, job, end, endedAtMs, ...(job ? {} : unread) });
}

/** What a step asks for with the action's defaults. */
export const OPTIONS: WaitOptions = optionsOf([{ id: JOB_ID, seen: [] }]);

export function sampleWait(...jobs: readonly JobRecord[]): WaitRecord {
  const { site, intervalSeconds, timeoutSeconds, names } = OPTIONS;
  return { jobs, site, intervalSeconds, timeoutSeconds, names, elapsedSeconds: 90 };
}

export function verdictOf(...jobs: readonly JobRecord[]): Verdict {
  return evaluateWait(sampleWait(...jobs));
}

/** Returns the error of an HTTP response, worded as the client does. */
export function sampleHttpError(statusCode: number, message = ''): ApiError {
  const request = `GET https://acme.fiddler.ai/v3/jobs/${JOB_ID}`;
  return httpErrorOf(statusCode, undefined, `${request}: HTTP ${statusCode}${message}`);
}

/** Returns an error of Fiddler itself, whose envelope has a reason, and not of a gateway. */
export function sampleFiddlerError(statusCode: number, message = ''): ApiError {
  const error = sampleHttpError(statusCode, message);
  return new ApiError(error.message, { ...error, reason: 'Unauthorized' });
}

export function sampleTimeout(
  lastError: ApiError | null = null,
  lastJob: JobFields | null = sampleJob(),
  hadLastCheck = true,
): TimeoutError {
  const tally = new Tally();
  for (let check = 0; check < 297; check += 1) tally.add('STARTED');
  for (let check = 0; check < 3; check += 1) tally.add('HTTP 503');
  const waitedMs = 1_800_000;
  return new TimeoutError(JOB_ID, { waitedMs, lastJob, lastError, hadLastCheck, tally });
}

export function endedBy(error: ApiError | TimeoutError): JobEnd {
  return { kind: 'error', error };
}

export const TIMED_OUT = { kind: 'error', error: sampleTimeout() } as const;
export const CANCELLED = { kind: 'cancelled', signalName: 'SIGTERM' } as const;
export const SKIPPED = { kind: 'skipped' } as const;
