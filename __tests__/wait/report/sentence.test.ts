/** What the annotation says about one job: the sentence, then what the checks met and what to do. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { JobRecord } from '../../../src/wait/record.ts';
import { adviseOnError, adviseOnTimeout } from '../../../src/wait/report/advice.ts';
import { evaluateJob } from '../../../src/wait/verdict.ts';
import {
  CANCELLED,
  endedBy,
  finished,
  JOB_ID,
  SKIPPED,
  sampleHttpError,
  sampleJob,
  sampleRecord,
  sampleTimeout,
  TIMED_OUT,
  unfinished,
} from '../samples.ts';

const failed = { status: 'FAILURE', errorReason: 'BadData', errorMessage: 'no rows' };

describe('the sentence claims no more than was seen:', () => {
  const NAME = `Ingestion dataset Upload[${JOB_ID}]`;
  const SEEN = 'last seen STARTED, progress: 12.5%';
  const UNKNOWN = 'so whether it is done is not known';
  const CANCELLED_AT = 'the wait was cancelled after 1 min 30 s (SIGTERM)';
  const busy = sampleHttpError(503);
  const { message: unauthorized } = sampleHttpError(401);
  const neverRead = unfinished(endedBy(sampleTimeout(busy, null)), null);
  const checksFailed = { lastReadAtMs: 61_000, lastError: 'HTTP 503' };

  const SENTENCES: Readonly<Record<string, JobRecord>> = {
    [`${NAME}: successfully completed (waited 1 min 30 s)`]: finished(),
    [`${NAME} failed with BadData: no rows`]: finished(failed),
    [`${NAME} failed with Exception: no rows`]: finished({ ...failed, errorReason: null }),
    [`${NAME} was revoked: BadData: no rows`]: finished({ ...failed, status: 'REVOKED' }),
    [`${NAME} was not done after 30 min; ${SEEN}.`]: unfinished(TIMED_OUT),
    [`${NAME} was ${SEEN} at 1:01; the checks after that failed, ${UNKNOWN} (waited 30 min).`]: {
      ...unfinished(endedBy(sampleTimeout(busy))),
      ...checksFailed,
    },
    [`${NAME} was ${SEEN} at 0:00; no check came in time after that, ${UNKNOWN} (waited 30 min).`]:
      unfinished(endedBy(sampleTimeout(null, sampleJob(), false))),
    [`${NAME} could not be read three times in a row: ${unauthorized}: expired; ${SEEN}.`]:
      unfinished(endedBy(sampleHttpError(401, ': expired.'))),
    [`Job ${JOB_ID} could not be read: ${unauthorized}: expired.`]: unfinished(
      endedBy(sampleHttpError(401, ': expired.')),
      null,
    ),
    [`Job ${JOB_ID} could not be read in 30 min, ${UNKNOWN}.`]: neverRead,
    [`${NAME}: ${CANCELLED_AT}; ${SEEN}.`]: unfinished(CANCELLED),
    [`${NAME}: ${CANCELLED_AT}; ${SEEN} at 1:01, not read since (HTTP 503).`]: {
      ...unfinished(CANCELLED),
      ...checksFailed,
    },
    [`Job ${JOB_ID}: ${CANCELLED_AT}; it was never read (HTTP 503).`]: {
      ...unfinished(CANCELLED, null),
      lastError: 'HTTP 503',
    },
    [`${NAME} was no longer waited for; ${SEEN}.`]: unfinished(SKIPPED),
    [`Job ${JOB_ID} was no longer waited for; it was never read.`]: unfinished(SKIPPED, null),
  };
  for (const [sentence, record] of Object.entries(SENTENCES)) {
    test(sentence, () => {
      assert.equal(evaluateJob(record, 1_800).sentence, sentence);
    });
  }

  test('of a job without an end it is that of a skipped one', () => {
    const { sentence } = evaluateJob(sampleRecord(), 1_800);
    assert.equal(sentence, `${NAME} was no longer waited for; ${SEEN}.`);
  });

  test('of a single check it does not mention a time', () => {
    const { sentence } = evaluateJob(unfinished(TIMED_OUT), 0);
    assert.equal(sentence, `${NAME} is not done yet; ${SEEN}.`);
    const { sentence: unread } = evaluateJob(neverRead, 0);
    assert.equal(unread, `Job ${JOB_ID} could not be read, ${UNKNOWN}.`);
  });
});

describe('the details', () => {
  const CHECKS = '300 checks: 297 × STARTED, 3 × HTTP 503.';
  const expired = sampleHttpError(401, ': expired');
  const unexplained = finished({ status: 'FAILURE' });
  const extras = { first: { status: 'FAILURE', error_message: 'no rows' } };

  const DETAILS: ReadonlyArray<[of: string, record: JobRecord, details: readonly string[]]> = [
    ['a success', finished(), []],
    ['a skipped job', unfinished(SKIPPED), []],
    ['a failure with a reason', finished({ status: 'FAILURE', errorReason: 'BadData' }), []],
    ['a failure with a message', finished({ status: 'FAILURE', errorMessage: 'no rows' }), []],
    ['a failure with failing tasks', finished({ status: 'FAILURE', extras }), []],
    [
      'a failure without an explanation',
      unexplained,
      ['Fiddler gave no reason. Look at the job in Fiddler, or ask who runs it.'],
    ],
    [
      'a failure whose tasks could not be read',
      { ...unexplained, tasksError: 'no time was left' },
      ['Its failing tasks were not read (no time was left); look at the job in Fiddler.'],
    ],
    [
      'a revocation',
      finished({ status: 'REVOKED' }),
      ['Somebody, or the platform, cancelled the job on the server. It has to be published again.'],
    ],
    [
      'a cancelled wait',
      unfinished(CANCELLED),
      [
        'Somebody cancelled the run, a newer run replaced it (concurrency), or timeout-minutes was over. This does not stop the job in Fiddler.',
      ],
    ],
    [
      'a timeout are the checks and the advice',
      unfinished(TIMED_OUT),
      [CHECKS, adviseOnTimeout(TIMED_OUT.error, sampleJob(), 1_800)],
    ],
    [
      'a timeout whose last check failed are the checks, the last error and the advice',
      unfinished(endedBy(sampleTimeout(expired))),
      [
        CHECKS,
        `Last error: ${expired.message}`,
        adviseOnTimeout(sampleTimeout(expired), sampleJob(), 1_800),
      ],
    ],
    [
      'a permanent error are the advice alone',
      unfinished(endedBy(expired), null),
      [adviseOnError(expired)],
    ],
  ];
  for (const [of, record, details] of DETAILS) {
    test(`of ${of}`, () => {
      assert.deepEqual(evaluateJob(record, 1_800).details, details);
    });
  }

  test('of a single check are the checks alone', () => {
    assert.deepEqual(evaluateJob(unfinished(TIMED_OUT), 0).details, [CHECKS]);
  });
});
