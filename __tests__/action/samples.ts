import { decide, type Verdict } from '../../src/action/report/verdict.ts';
import type { JobEnd, JobRecord, WaitRecord } from '../../src/action/wait/record.ts';
import { type ApiError, TimeoutError } from '../../src/fiddler/errors.ts';
import type { JobFields } from '../../src/fiddler/job/job-fields.ts';
import { Tally } from '../../src/fiddler/tally.ts';
import { JOB_ID, sampleJob } from '../fiddler/sample-job.ts';
import { trouble } from '../fiddler/trouble.ts';

export { JOB_ID, sampleJob };

export const TOKEN = 'key-0123456789/+abcdef=';

/** The id of the `index`-th of several jobs. */
export function idOf(index: number): string {
  return `${String(index).padStart(8, '0')}${JOB_ID.slice(8)}`;
}

/** A job that is still waited for, except for what a test sets. */
export function sampleRecord(overrides: Partial<JobRecord> = {}): JobRecord {
  const job = sampleJob();
  return {
    id: overrides.job?.id ?? JOB_ID,
    job,
    lastReadAtMs: 0,
    trouble: '',
    observations: [{ atMs: 0, status: job.status, progress: job.progress }],
    end: null,
    endedAtMs: null,
    tasksTrouble: '',
    ...overrides,
  };
}

/** A job that a check saw in its final state after 90 s. */
export function finished(overrides: Partial<JobFields> = {}): JobRecord {
  const job = sampleJob({ status: 'SUCCESS', progress: 100, ...overrides });
  return sampleRecord({
    id: job.id,
    job,
    observations: [
      { atMs: 0, status: 'PENDING', progress: 0 },
      { atMs: 6_000, status: 'STARTED', progress: 12.5 },
      { atMs: 90_000, status: job.status, progress: job.progress },
    ],
    lastReadAtMs: 90_000,
    end: { kind: 'final', job },
    endedAtMs: 90_000,
  });
}

/** A job that failed, with so many failing tasks. */
export function failing(count: number): JobRecord {
  const tasks = Array.from({ length: count }, (_, index) => [
    `task-${index}`,
    { status: 'FAILURE', error_message: `message ${index}` },
  ]);
  return finished({ status: 'FAILURE', extras: Object.fromEntries(tasks) });
}

/** A job that was not waited for to its end, as it was last read. */
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

export function sampleWait(...jobs: readonly JobRecord[]): WaitRecord {
  return { jobs, timeoutSeconds: 1_800, elapsedSeconds: 90 };
}

export function verdictOf(...jobs: readonly JobRecord[]): Verdict {
  return decide(sampleWait(...jobs));
}

/** An error of one HTTP answer, in the client's words. */
export function httpError(statusCode: number, message = ''): ApiError {
  const request = `GET https://acme.fiddler.ai/v3/jobs/${JOB_ID}`;
  return trouble(statusCode, undefined, `${request}: HTTP ${statusCode}${message}`);
}

export function sampleTimeout(
  lastError: ApiError | null = null,
  lastJob: JobFields | null = sampleJob(),
  hadLastCheck = true,
): TimeoutError {
  const tally = new Tally();
  for (const label of [...Array<string>(297).fill('STARTED'), ...Array(3).fill('HTTP 503')]) {
    tally.add(label);
  }
  const waitedMs = 1_800_000;
  return new TimeoutError(JOB_ID, { waitedMs, lastJob, lastError, hadLastCheck, tally });
}

export const TIMED_OUT = { kind: 'error', error: sampleTimeout() } as const;
export const CANCELLED = { kind: 'cancelled', signalName: 'SIGTERM' } as const;
export const ABANDONED = { kind: 'abandoned' } as const;

/** Everything that the annotation says. */
export function told({ sentence, details }: Pick<Verdict, 'sentence' | 'details'>): string {
  return [sentence, ...details].join('\n');
}
