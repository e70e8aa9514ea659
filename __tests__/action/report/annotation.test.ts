/** What the annotation says of one job: its sentence, its details and the advice. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { JobRecord } from '../../../src/action/wait/record.ts';
import { ApiError } from '../../../src/fiddler/errors.ts';
import {
  CANCELLED,
  finished,
  httpError,
  JOB_ID,
  sampleJob,
  sampleTimeout,
  TIMED_OUT,
  told,
  unfinished,
  verdictOf,
} from '../samples.ts';

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
      says: [
        RegExp(JOB_ID),
        /could not be read in .*, so whether it is done is not known\./,
        /`url`/,
      ],
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
        /^Its failing tasks were not read \(no time was left\); look at the job in Fiddler\.$/m,
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
