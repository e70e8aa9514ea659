import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  ApiError,
  AsyncJobFailed,
  AsyncJobRevoked,
  FiddlerError,
  messageOf,
  NotFound,
  TimeoutError,
} from '../../src/fiddler/errors.ts';
import { Tally } from '../../src/fiddler/tally.ts';
import { httpErrorOf } from './sample-errors.ts';
import { JOB_ID, sampleJob } from './sample-job.ts';

function timeoutAfter(lastError: ApiError | null): TimeoutError {
  const tally = new Tally();
  tally.add('STARTED');
  const details = { waitedMs: 1_500, lastJob: sampleJob(), hadLastCheck: true, tally };
  return new TimeoutError(JOB_ID, { ...details, lastError });
}

describe('whether a retry can help', () => {
  const PERMANENT = [300, 301, 302, 303, 304, 307, 308, 399, 400, 401, 403, 404, 501];
  const TRANSIENT = [200, 204, 206, 402, 405, 408, 410, 418, 425, 429, 500, 502, 503, 504];
  for (const statusCode of [...PERMANENT, ...TRANSIENT]) {
    const isPermanent = PERMANENT.includes(statusCode);
    test(`HTTP ${statusCode} is ${isPermanent ? 'permanent' : 'transient'}`, () => {
      assert.equal(httpErrorOf(statusCode).isPermanent, isPermanent);
    });
  }

  for (const kind of ['network', 'invalid-body', 'certificate', 'proxy'] as const) {
    const isPermanent = kind === 'certificate';
    test(`an error of kind ${kind} is ${isPermanent ? 'permanent' : 'transient'}`, () => {
      assert.equal(new ApiError('it failed', { kind, label: 'label' }).isPermanent, isPermanent);
    });
  }

  for (const [label, isPermanent] of Object.entries({
    'proxy HTTP 403': true,
    'proxy HTTP 407': true,
    'proxy certificate': true,
    'proxy without TLS': false,
    'proxy HTTP 404': false,
    'proxy HTTP 502': false,
  })) {
    test(`the failure “${label}” is ${isPermanent ? 'permanent' : 'transient'}`, () => {
      assert.equal(new ApiError('it failed', { kind: 'proxy', label }).isPermanent, isPermanent);
    });
  }
});

describe('names and base classes are those of the Python client', () => {
  const CLASSES = [
    { error: httpErrorOf(500), name: 'ApiError', base: FiddlerError },
    { error: httpErrorOf(404), name: 'NotFound', base: ApiError },
    { error: timeoutAfter(null), name: 'TimeoutError', base: FiddlerError },
    { error: new AsyncJobFailed(sampleJob()), name: 'AsyncJobFailed', base: FiddlerError },
    { error: new AsyncJobRevoked(sampleJob()), name: 'AsyncJobRevoked', base: AsyncJobFailed },
  ];
  for (const { error, name, base } of CLASSES) {
    test(`${name} is a ${base.name}`, () => {
      assert.equal(error.name, name);
      assert.ok(error instanceof base && error instanceof FiddlerError);
      assert.equal(error instanceof NotFound, name === 'NotFound');
    });
  }
});

describe('an unsuccessful job is described in the words of the Python client', () => {
  const ENDS = [
    { as: AsyncJobFailed, reason: 'Bad', message: 'row 7', says: 'failed with Bad: row 7' },
    { as: AsyncJobFailed, reason: '', message: 'row 7', says: 'failed with Exception: row 7' },
    { as: AsyncJobFailed, reason: 'Bad', message: null, says: 'failed with Bad' },
    { as: AsyncJobFailed, reason: null, message: null, says: 'failed with Exception' },
    { as: AsyncJobRevoked, reason: null, message: '', says: 'was revoked' },
    { as: AsyncJobRevoked, reason: 'Stop', message: null, says: 'was revoked: Stop' },
    { as: AsyncJobRevoked, reason: 'Stop', message: 'by ada', says: 'was revoked: Stop: by ada' },
  ];
  for (const { as: JobError, reason, message, says } of ENDS) {
    test(`reason ${JSON.stringify(reason)}, message ${JSON.stringify(message)}: ${says}`, () => {
      const job = sampleJob({ errorReason: reason, errorMessage: message });
      const error = new JobError(job);
      assert.equal(error.message, `Ingestion dataset Upload[${JOB_ID}] ${says}`);
      assert.equal(error.job, job);
    });
  }
});

test('a timeout names the job and what the checks met', () => {
  const { message } = timeoutAfter(null);
  assert.equal(message, `Deadline exceeded while watching job ${JOB_ID}: 1 check: 1 × STARTED`);
});

test('the cause of a timeout is the error of the last check, if that failed', () => {
  const last = httpErrorOf(503);
  assert.equal(timeoutAfter(last).cause, last);
  assert.equal(timeoutAfter(null).cause, undefined);
});

test('anything thrown has a message', () => {
  assert.equal(messageOf(new TypeError('x is not a function')), 'x is not a function');
  assert.equal(messageOf(undefined), 'undefined');
});
