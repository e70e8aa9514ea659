import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type JobVerdict, judge as judgeIn } from '../../../src/action/report/job-verdict.ts';
import type { JobRecord } from '../../../src/action/wait/record.ts';
import { ApiError } from '../../../src/fiddler/errors.ts';
import {
  ABANDONED,
  CANCELLED,
  finished,
  httpError,
  sampleRecord,
  sampleTimeout,
  TIMED_OUT,
  unfinished,
  verdictOf,
} from '../samples.ts';

function judge(record: JobRecord, timeoutSeconds = 1_800): JobVerdict {
  return judgeIn(record, timeoutSeconds);
}

describe('the reason', () => {
  const failed = { status: 'FAILURE', errorReason: 'BadData', errorMessage: 'no rows' };
  const certificate = new ApiError('untrusted', { kind: 'certificate', label: 'CERT_HAS_EXPIRED' });
  const REASONS: ReadonlyArray<{ what: string; record: JobRecord; reason: string }> = [
    { what: 'a failure', record: finished(failed), reason: 'BadData' },
    { what: 'a wordless failure', record: finished({ ...failed, errorReason: null }), reason: '' },
    { what: 'a revocation', record: finished({ ...failed, status: 'REVOKED' }), reason: 'BadData' },
    { what: 'a success', record: finished({ errorReason: 'Leftover' }), reason: '' },
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

describe('what is said of a job that was not waited for to its end', () => {
  const LOST: ReadonlyArray<{ what: string; record: JobRecord; sentence: RegExp; reason: string }> =
    [
      {
        what: 'that fail-fast gave up',
        record: unfinished(ABANDONED),
        sentence:
          /^Ingestion dataset Upload\[550e8400-\S+\] was no longer waited for; last seen .*STARTED/,
        reason: 'Abandoned',
      },
      {
        what: 'that fail-fast gave up before it was read',
        record: unfinished(ABANDONED, null),
        sentence: /^Job 550e8400-\S+ was no longer waited for; it was never read\.$/,
        reason: 'Abandoned',
      },
      {
        what: 'without an end',
        record: sampleRecord(),
        sentence: /^Ingestion dataset Upload\[550e8400-\S+\] was no longer waited for; last seen/,
        reason: 'Abandoned',
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

  test('a cancelled wait says who may have done that, and that the job goes on', () => {
    assert.deepEqual(judge(unfinished(CANCELLED)).details, [
      'Somebody cancelled the run, a newer run replaced it (concurrency), or timeout-minutes was over. This does not stop the job in Fiddler.',
    ]);
  });

  test('a timeout without an error tells the checks and what to do, and nothing else', () => {
    assert.equal(judge(unfinished(TIMED_OUT)).details.length, 2);
  });

  test('an error that will not pass tells what to do, and nothing else', () => {
    const { details } = judge(unfinished({ kind: 'error', error: httpError(401) }, null));
    assert.equal(details.length, 1);
    assert.match(details[0] ?? '', /^Check the secret/);
  });

  test('a single check tells that the job is not done yet, without a longer timeout as advice', () => {
    const { sentence, details } = judge(unfinished(TIMED_OUT), 0);
    assert.match(sentence, /\] is not done yet; last seen STARTED, progress: 12\.5%\.$/);
    assert.deepEqual(details, ['300 checks: 297 × STARTED, 3 × HTTP 503.']);
  });

  test('a single check that failed tells of no time that was waited', () => {
    const error = sampleTimeout(httpError(503), null);
    const unread = unfinished({ kind: 'error', error }, null);
    assert.match(judge(unread, 0).sentence, /^Job \S+ could not be read, so whether it is done/);
    assert.match(judge(unread).sentence, /^Job \S+ could not be read in 30 min, so whether/);
  });
});

test('a failure that is explained comes without advice, a revocation with it', () => {
  const failed = { status: 'FAILURE' };
  const extras = { first: { status: 'FAILURE', error_message: 'no rows' } };
  for (const told of [{ errorReason: 'BadData' }, { errorMessage: 'no rows' }, { extras }]) {
    assert.deepEqual(judge(finished({ ...failed, ...told })).details, []);
  }
  assert.equal(judge(finished({ status: 'REVOKED' })).details.length, 1);
  assert.deepEqual(judge(finished()).details, []);
});

test('a job is judged for itself, whatever the others did', () => {
  assert.equal(judge(finished()).succeeded, true);
  assert.equal(judge(unfinished(ABANDONED)).succeeded, false);
  assert.equal(judge(sampleRecord()).succeeded, false);
});
