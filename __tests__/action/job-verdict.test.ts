import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judge } from '../../src/action/report/job-verdict.ts';
import type { JobRecord } from '../../src/action/wait/record.ts';
import { ApiError, FiddlerError } from '../../src/fiddler/errors.ts';
import {
  ABANDONED,
  CANCELLED,
  finished,
  httpError,
  idOf,
  JOB_ID,
  sampleJob,
  sampleRecord,
  sampleTimeout,
  TIMED_OUT,
  told,
  unfinished,
  verdictOf,
} from './samples.ts';

describe('the reason', () => {
  const failed = { status: 'FAILURE', errorReason: 'BadData', errorMessage: 'no rows' };
  const certificate = new ApiError('untrusted', { kind: 'certificate', label: 'CERT_HAS_EXPIRED' });
  const REASONS: ReadonlyArray<{ what: string; record: JobRecord; reason: string }> = [
    { what: 'a failure', record: finished(failed), reason: 'BadData' },
    { what: 'a wordless failure', record: finished({ ...failed, errorReason: null }), reason: '' },
    { what: 'a revocation', record: finished({ ...failed, status: 'REVOKED' }), reason: 'BadData' },
    { what: 'a timeout', record: unfinished(TIMED_OUT), reason: 'TimeoutError' },
    { what: 'a cancelled wait', record: unfinished(CANCELLED), reason: 'Cancelled' },
    ...[400, 401, 403, 302].map((statusCode) => ({
      what: `HTTP ${statusCode}`,
      record: unfinished({ kind: 'error', error: httpError(statusCode) }, null),
      reason: 'ApiError',
    })),
    {
      what: 'HTTP 404',
      record: unfinished({ kind: 'error', error: httpError(404) }, null),
      reason: 'NotFound',
    },
    {
      what: 'an untrusted certificate',
      record: unfinished({ kind: 'error', error: certificate }, null),
      reason: 'ApiError',
    },
  ];
  for (const { what, record, reason } of REASONS) {
    test(`of ${what} is ${JSON.stringify(reason)}`, () => {
      assert.equal(verdictOf(record).errorReason, reason);
    });
  }
});

describe('the story', () => {
  const SAID: ReadonlyArray<{ of: string; record: JobRecord; says: readonly RegExp[] }> = [
    {
      of: "a failure is in the Python client's words",
      record: finished({ status: 'FAILURE', errorReason: 'BadData', errorMessage: 'no rows' }),
      says: [/^Ingestion dataset Upload\[550e8400-\S+\] failed with BadData: no rows$/m],
    },
    {
      of: 'a revocation says so',
      record: finished({ status: 'REVOKED' }),
      says: [/Upload\[550e8400-.*revoked/],
    },
    {
      of: 'a timeout tells time, state, progress and checks',
      record: unfinished(TIMED_OUT),
      says: [/30 min/, /STARTED/, /12\.5%/, /300 checks: 297 × STARTED, 3 × HTTP 503/, /`timeout`/],
    },
    {
      of: 'a timeout tells the last error',
      record: unfinished({ kind: 'error', error: sampleTimeout(httpError(503, ': busy')) }),
      says: [/HTTP 503: busy/],
    },
    {
      of: 'a timeout of a job that was never read says that',
      record: unfinished({ kind: 'error', error: sampleTimeout(httpError(503), null) }, null),
      says: [RegExp(JOB_ID), /could not be read in .*: whether it is done is not known\./, /`url`/],
    },
    {
      of: 'a timeout without a last check says that the job may be done',
      record: unfinished({ kind: 'error', error: sampleTimeout(null, sampleJob(), false) }),
      says: [/last check .* did not come in time; it may be done by now/, /`timeout`/],
    },
    {
      of: 'a cancelled wait names the signal and the last state',
      record: unfinished(CANCELLED),
      says: [RegExp(JOB_ID), /SIGTERM/, /STARTED/],
    },
    ...(
      [
        [400, /`job-id`/],
        [401, /secret.*`token`/],
        [403, /secret.*`token`/],
        [404, /`job-id`.*`url`/],
        [302, /`url`/],
      ] as const
    ).map(([statusCode, advice]) => ({
      of: `HTTP ${statusCode} tells what was asked, what came back and what to do`,
      record: unfinished({ kind: 'error', error: httpError(statusCode) }, null),
      says: [/GET https:\/\/acme\.fiddler\.ai\/v3\/jobs/, RegExp(`HTTP ${statusCode}`), advice],
    })),
    {
      of: 'an untrusted certificate names NODE_EXTRA_CA_CERTS',
      record: unfinished(
        { kind: 'error', error: new ApiError('untrusted', { kind: 'certificate', label: 'X' }) },
        null,
      ),
      says: [/NODE_EXTRA_CA_CERTS/],
    },
  ];
  for (const { of, record, says } of SAID) {
    test(`of ${of}`, () => {
      for (const fact of says) assert.match(told(verdictOf(record)), fact);
    });
  }

  test('of a timeout names no error where the last check was answered', () => {
    assert.doesNotMatch(told(verdictOf(unfinished(TIMED_OUT))), /last error/i);
  });
});

describe('what is said of a job that was not waited for to its end', () => {
  const LOST: ReadonlyArray<{ what: string; record: JobRecord; sentence: RegExp; reason: string }> =
    [
      {
        what: 'that fail-fast gave up',
        record: unfinished(ABANDONED),
        sentence:
          /^Ingestion dataset Upload\[550e8400-\S+\] was not .* any longer; last seen .*STARTED/,
        reason: 'Abandoned',
      },
      {
        what: 'that fail-fast gave up before it was read',
        record: unfinished(ABANDONED, null),
        sentence: /^Job 550e8400-\S+ was not .* any longer; it was never read\.$/,
        reason: 'Abandoned',
      },
      {
        what: 'without an end',
        record: sampleRecord(),
        sentence: /^Ingestion dataset Upload\[550e8400-\S+\] was not waited for\.$/,
        reason: 'Error',
      },
    ];
  for (const { what, record, sentence, reason } of LOST) {
    test(`a job ${what}`, () => {
      const verdict = judge(record);
      assert.match(verdict.sentence, sentence);
      assert.equal(verdict.errorReason, reason);
      assert.equal(verdict.succeeded, false);
      assert.deepEqual(verdict.details, []);
    });
  }

  test('a job without an end is named among others', () => {
    const { details } = verdictOf(finished({ status: 'FAILURE' }), sampleRecord({ id: idOf(2) }));
    assert.match(details.join(), /was not waited for\./);
  });

  test('a cancelled wait says that the job goes on', () => {
    assert.deepEqual(judge(unfinished(CANCELLED)).details, ['The job itself goes on.']);
  });

  test('a timeout without an error tells the checks and what to do, and nothing else', () => {
    assert.equal(judge(unfinished(TIMED_OUT)).details.length, 2);
  });

  test('a defect is told without advice', () => {
    const error = new FiddlerError('something else');
    const { details, sentence } = judge(unfinished({ kind: 'error', error }));
    assert.deepEqual(details, []);
    assert.match(sentence, /could not be read: something else$/);
  });
});

test('a failure comes without advice, a revocation with it', () => {
  assert.deepEqual(judge(finished({ status: 'FAILURE' })).details, []);
  assert.equal(judge(finished({ status: 'REVOKED' })).details.length, 1);
  assert.deepEqual(judge(finished()).details, []);
});

test('a job is judged for itself, whatever the others did', () => {
  assert.equal(judge(finished()).succeeded, true);
  assert.equal(judge(unfinished(ABANDONED)).succeeded, false);
  assert.equal(judge(sampleRecord()).succeeded, false);
});
