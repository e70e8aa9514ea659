import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type JobVerdict, judge as judgeIn } from '../../src/action/report/job-verdict.ts';
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

function judge(record: JobRecord, timeoutSeconds = 1_800): JobVerdict {
  return judgeIn(record, { timeoutSeconds });
}

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
      of: 'a timeout of a job that could not be read any more says since when, and claims no more',
      record: {
        ...unfinished({ kind: 'error', error: sampleTimeout(httpError(503)) }),
        lastReadAtMs: 61_000,
        trouble: 'HTTP 503',
      },
      says: [
        /\] was last seen STARTED, progress: 12\.5% at 1:01; the checks after that failed, so whether it is done is not known \(waited 30 min\)\.$/m,
        /^Look at the last error first: a longer timeout helps only if the site recovers\. The job may be done by now; running this step again tells\.$/m,
      ],
    },
    {
      of: 'a timeout whose last error will not pass says what to do about that',
      record: unfinished({ kind: 'error', error: sampleTimeout(httpError(401)) }),
      says: [/secret.*The job may be done by now/],
    },
    {
      of: 'a timeout in a state that is not known says that it may be final',
      record: unfinished(TIMED_OUT, sampleJob({ status: 'PAUSED' })),
      says: [
        /was not done after 30 min; last seen PAUSED/,
        /^PAUSED is not a state that this action knows; it may be final\. Look at the job in Fiddler, and update the action, before raising `timeout`\.$/m,
      ],
    },
    {
      of: 'a timeout of a job that was never read says that',
      record: unfinished({ kind: 'error', error: sampleTimeout(httpError(503), null) }, null),
      says: [RegExp(JOB_ID), /could not be read in .*: whether it is done is not known\./, /`url`/],
    },
    {
      of: 'a timeout without a last check says that the job may be done',
      record: unfinished({ kind: 'error', error: sampleTimeout(null, sampleJob(), false) }),
      says: [
        /at 0:00; no check came in time after that, so whether it is done is not known/,
        /last check .* did not come in time; it may be done by now/,
        /`timeout`/,
      ],
    },
    {
      of: 'a cancelled wait names the signal, the time and the last state',
      record: unfinished(CANCELLED),
      says: [
        RegExp(JOB_ID),
        /the wait was cancelled after 1 min 30 s \(SIGTERM\); last seen STARTED, progress: 12\.5%\.$/m,
      ],
    },
    {
      of: 'a cancelled wait tells since when the job could not be read',
      record: { ...unfinished(CANCELLED), lastReadAtMs: 6_000, trouble: 'HTTP 503' },
      says: [/last seen STARTED, progress: 12\.5% at 0:06, not read since \(HTTP 503\)\.$/m],
    },
    {
      of: 'a cancelled wait tells why the job was never read',
      record: { ...unfinished(CANCELLED, null), trouble: 'HTTP 503' },
      says: [/it was never read \(HTTP 503\)\.$/m],
    },
    {
      of: 'an error that will not pass, after the job was read, tells how the job was last seen',
      record: unfinished({ kind: 'error', error: httpError(401, ': expired.') }),
      says: [
        /\] could not be read three times in a row: GET .*: HTTP 401: expired; last seen STARTED, progress: 12\.5%\.$/m,
        /secret.*`token`/,
      ],
    },
    {
      of: 'a failure whose tasks could not be read says so',
      record: { ...finished({ status: 'FAILURE' }), tasksTrouble: 'no time was left' },
      says: [
        /^Its failing tasks could not be read \(no time was left\); look at the job in Fiddler\.$/m,
      ],
    },
    {
      of: 'a failure for which the server gave nothing says where to look',
      record: finished({ status: 'FAILURE' }),
      says: [/^Fiddler gave no reason\. Look at the job in Fiddler, or ask who runs it\.$/m],
    },
    ...(
      [
        [400, /`job-id`/],
        [401, /secret.*`token`/],
        [403, /secret.*`token`/],
        [404, /`job-id`.*`url`.*key's owner may see the job/],
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

  test('a cancelled wait says who may have done that, and that the job goes on', () => {
    assert.deepEqual(judge(unfinished(CANCELLED)).details, [
      'Somebody cancelled the run, a newer run replaced it (concurrency), or timeout-minutes was over. This does not stop the job in Fiddler.',
    ]);
  });

  test('a timeout without an error tells the checks and what to do, and nothing else', () => {
    assert.equal(judge(unfinished(TIMED_OUT)).details.length, 2);
  });

  test('a single check tells that the job is not done yet, without a longer timeout as advice', () => {
    const { sentence, details } = judge(unfinished(TIMED_OUT), 0);
    assert.match(sentence, /\] is not done yet; last seen STARTED, progress: 12\.5%\.$/);
    assert.deepEqual(details, ['300 checks: 297 × STARTED, 3 × HTTP 503.']);
  });

  test('a defect is told without advice', () => {
    const error = new FiddlerError('something else');
    const { details, sentence } = judge(unfinished({ kind: 'error', error }));
    assert.deepEqual(details, []);
    assert.match(sentence, /could not be read: something else$/);
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
