import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  ApiError,
  type ApiErrorKind,
  AsyncJobFailed,
  AsyncJobRevoked,
  FiddlerError,
  NotFound,
  TimeoutError,
} from '../../src/fiddler/errors.ts';
import { Tally } from '../../src/fiddler/tally.ts';
import { JOB_ID, sampleJob } from './sample-job.ts';

function timeout(lastError: ApiError | null): TimeoutError {
  const tally = new Tally();
  tally.add('STARTED');
  const lastJob = sampleJob();
  return new TimeoutError(JOB_ID, {
    waitedMs: 1_500,
    lastJob,
    lastError,
    hadLastCheck: true,
    tally,
  });
}

describe('errors that asking again does not mend', () => {
  const PERMANENT = [300, 301, 302, 303, 304, 307, 308, 399, 400, 401, 403, 404];
  const PASSING = [200, 204, 402, 405, 408, 410, 418, 425, 429, 500, 502, 503, 504, 0];
  for (const statusCode of [...PERMANENT, ...PASSING]) {
    const permanent = PERMANENT.includes(statusCode);
    test(`HTTP ${statusCode} ${permanent ? 'stays' : 'may pass'}`, () => {
      const label = `HTTP ${statusCode}`;
      assert.equal(new ApiError(label, { kind: 'http', label, statusCode }).isPermanent, permanent);
    });
  }

  const WITHOUT_STATUS: ReadonlyArray<{ kind: ApiErrorKind; permanent: boolean }> = [
    { kind: 'network', permanent: false },
    { kind: 'answer', permanent: false },
    { kind: 'certificate', permanent: true },
  ];
  for (const { kind, permanent } of WITHOUT_STATUS) {
    test(`an error of kind ${kind} ${permanent ? 'stays' : 'may pass'}`, () => {
      assert.equal(new ApiError('trouble', { kind, label: 'trouble' }).isPermanent, permanent);
    });
  }
});

describe('names and kinships are those of the Python client', () => {
  const http = { kind: 'http', label: 'HTTP 404', statusCode: 404 } as const;
  const ERRORS = [
    { error: new ApiError('no', http), name: 'ApiError' },
    { error: new NotFound('no', http), name: 'NotFound' },
    { error: timeout(null), name: 'TimeoutError' },
    { error: new AsyncJobFailed(sampleJob()), name: 'AsyncJobFailed' },
    { error: new AsyncJobRevoked(sampleJob()), name: 'AsyncJobRevoked' },
  ];
  for (const { error, name } of ERRORS) {
    test(`${name} goes by its name and is a FiddlerError`, () => {
      assert.equal(error.name, name);
      assert.ok(error instanceof FiddlerError);
    });
  }

  test('whoever catches ApiError catches NotFound', () => {
    assert.ok(new NotFound('no', http) instanceof ApiError);
  });

  test('whoever catches AsyncJobFailed catches AsyncJobRevoked', () => {
    assert.ok(new AsyncJobRevoked(sampleJob()) instanceof AsyncJobFailed);
  });

  test('a timeout is not mistaken for trouble with the API', () => {
    assert.ok(!(timeout(new ApiError('no', http)) instanceof ApiError));
  });
});

describe('a job that failed', () => {
  const FAILURES = [
    {
      reason: 'BadData',
      message: 'no rows',
      words: `Ingestion dataset Upload[${JOB_ID}] failed with BadData: no rows`,
    },
    {
      reason: null,
      message: 'no rows',
      words: `Ingestion dataset Upload[${JOB_ID}] failed with Exception: no rows`,
    },
    {
      reason: '',
      message: 'no rows',
      words: `Ingestion dataset Upload[${JOB_ID}] failed with Exception: no rows`,
    },
    {
      reason: 'BadData',
      message: null,
      words: `Ingestion dataset Upload[${JOB_ID}] failed with BadData`,
    },
    {
      reason: null,
      message: null,
      words: `Ingestion dataset Upload[${JOB_ID}] failed with Exception`,
    },
  ];
  for (const { reason, message, words } of FAILURES) {
    test(`reason ${JSON.stringify(reason)} and message ${JSON.stringify(message)} are told in the Python client's words`, () => {
      const job = sampleJob({ status: 'FAILURE', errorReason: reason, errorMessage: message });
      const error = new AsyncJobFailed(job);
      assert.equal(error.message, words);
      assert.equal(error.job, job);
    });
  }
});

describe('a job that was revoked', () => {
  const REVOCATIONS = [
    { reason: null, message: null, words: /\] was revoked$/ },
    { reason: '', message: '', words: /\] was revoked$/ },
    { reason: 'Stopped', message: null, words: /\] was revoked: Stopped$/ },
    { reason: null, message: 'by ada', words: /\] was revoked: by ada$/ },
    { reason: 'Stopped', message: 'by ada', words: /\] was revoked: Stopped: by ada$/ },
  ];
  for (const { reason, message, words } of REVOCATIONS) {
    test(`reason ${JSON.stringify(reason)} and message ${JSON.stringify(message)} say that it was revoked`, () => {
      const job = sampleJob({ status: 'REVOKED', errorReason: reason, errorMessage: message });
      const error = new AsyncJobRevoked(job);
      assert.match(error.message, words);
      assert.ok(error.message.startsWith(`${job.name}[${JOB_ID}]`), error.message);
      assert.doesNotMatch(error.message, /failed/);
    });
  }
});

describe('a timeout', () => {
  test('tells the job and what the checks met', () => {
    const { message, waitedMs, lastJob } = timeout(null);
    assert.ok(message.includes(JOB_ID), message);
    assert.ok(message.includes('1 check: 1 × STARTED'), message);
    assert.equal(waitedMs, 1_500);
    assert.equal(lastJob?.status, 'STARTED');
  });

  test('has the last error as its cause, and no cause where the last check was answered', () => {
    const last = new ApiError('HTTP 503', { kind: 'http', label: 'HTTP 503', statusCode: 503 });
    assert.equal(timeout(last).cause, last);
    assert.equal(timeout(last).lastError, last);
    assert.equal(timeout(null).cause, undefined);
  });
});

test('what is known of an error that was no answer is that there is nothing to know', () => {
  const error = new ApiError('cut', { kind: 'network', label: 'ECONNRESET' });
  const { statusCode, reason, retryAfterMs, location } = error;
  assert.deepEqual([statusCode, reason, retryAfterMs, location], Array(4).fill(undefined));
});
