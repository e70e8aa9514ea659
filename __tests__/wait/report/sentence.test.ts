/** What the annotation says about one job: the sentence, then what the checks met and what to do. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { JobRecord } from '../../../src/wait/record.ts';
import { adviseOnTimeout } from '../../../src/wait/report/advice.ts';
import { adviseOnChange, adviseOnError } from '../../../src/wait/report/error-advice.ts';
import { renderPercentage } from '../../../src/wait/report/sentence.ts';
import { evaluateJob, type JobVerdict } from '../../../src/wait/verdict.ts';
import {
  CANCELLED,
  endedBy,
  finished,
  JOB_ID,
  OPTIONS,
  SKIPPED,
  sampleFiddlerError,
  sampleHttpError,
  sampleJob,
  sampleRecord,
  sampleTimeout,
  sampleWait,
  TIMED_OUT,
  unfinished,
} from '../samples.ts';

/** Returns the verdict on the job of a wait with the default timeout, or another. */
function verdictOn(record: JobRecord, timeoutSeconds = 1_800): JobVerdict {
  return evaluateJob(record, { ...sampleWait(record), timeoutSeconds });
}

const failed = { status: 'FAILURE', errorReason: 'BadData', errorMessage: 'no rows' };

describe('the sentence claims no more than was seen:', () => {
  const NAME = `Ingestion dataset Upload[${JOB_ID}]`;
  const SEEN = 'last state: STARTED, 12.5 %';
  const CANCELLED_AT = 'the wait was cancelled after 1 min 30 s by SIGTERM';
  const STOPPED = 'stopped waiting because another job did not succeed';
  const busy = sampleHttpError(503);
  const { message: unauthorized } = sampleHttpError(401);
  const neverRead = unfinished(endedBy(sampleTimeout(busy, null)), null);
  const checksFailed = { lastReadAtMs: 61_000, lastError: 'HTTP 503' };

  const SENTENCES: Readonly<Record<string, JobRecord>> = {
    [`${NAME} succeeded after 1 min 30 s`]: finished(),
    [`${NAME} failed with BadData: no rows`]: finished(failed),
    [`${NAME} failed with Exception: no rows`]: finished({ ...failed, errorReason: null }),
    [`${NAME} was revoked: BadData: no rows`]: finished({ ...failed, status: 'REVOKED' }),
    [`${NAME} did not finish within 30 min (${SEEN}; no progress for 30 min).`]:
      unfinished(TIMED_OUT),
    [`${NAME} was not observed to finish within 30 min (${SEEN} at 1:01; HTTP 503 since); its current state is unknown.`]:
      { ...unfinished(endedBy(sampleTimeout(busy))), ...checksFailed },
    [`${NAME} was not observed to finish within 30 min (${SEEN} at 0:00; not checked since); its current state is unknown.`]:
      unfinished(endedBy(sampleTimeout(null, sampleJob(), false))),
    [`${NAME} can no longer be read (${SEEN} at 1:01; HTTP 401 since): ${unauthorized}: expired.`]:
      {
        ...unfinished(endedBy(sampleHttpError(401, ': expired.'))),
        ...checksFailed,
        lastError: 'HTTP 401',
      },
    [`Job ${JOB_ID} could not be read: ${unauthorized}: expired.`]: unfinished(
      endedBy(sampleHttpError(401, ': expired.')),
      null,
    ),
    [`Job ${JOB_ID} could not be read within 30 min; its state is unknown.`]: neverRead,
    [`${NAME}: ${CANCELLED_AT} (${SEEN}).`]: unfinished(CANCELLED),
    [`${NAME}: ${CANCELLED_AT} (${SEEN} at 1:01; HTTP 503 since).`]: {
      ...unfinished(CANCELLED),
      ...checksFailed,
    },
    [`Job ${JOB_ID}: ${CANCELLED_AT} (never read: HTTP 503).`]: {
      ...unfinished(CANCELLED, null),
      lastError: 'HTTP 503',
    },
    [`${NAME}: ${STOPPED} (${SEEN}).`]: unfinished(SKIPPED),
    [`Job ${JOB_ID}: ${STOPPED} (never read).`]: unfinished(SKIPPED, null),
  };
  for (const [sentence, record] of Object.entries(SENTENCES)) {
    test(sentence, () => {
      assert.equal(verdictOn(record).sentence, sentence);
    });
  }

  test('of a job without an end it is that of a skipped one', () => {
    assert.equal(verdictOn(sampleRecord()).sentence, `${NAME}: ${STOPPED} (${SEEN}).`);
  });

  test('of a single check it does not mention a time', () => {
    const atOnce = { ...unfinished(TIMED_OUT), endedAtMs: 80 };
    assert.equal(verdictOn(atOnce, 0).sentence, `${NAME} has not finished yet (${SEEN}).`);
    const { sentence: unread } = verdictOn(neverRead, 0);
    assert.equal(unread, `Job ${JOB_ID} could not be read; its state is unknown.`);
  });
});

describe('the sentence on a timeout says since when the job has not moved', () => {
  const sentenceOn = (movedAtMs: number, status: string, progress: number | null): string => {
    const job = sampleJob({ status, progress });
    const observations = [
      { atMs: 0, status: 'PENDING', progress: 0 },
      { atMs: movedAtMs, status, progress },
    ];
    const { sentence } = verdictOn({ ...unfinished(TIMED_OUT, job), observations });
    return /\(last state: (.*)\)\.$/.exec(sentence)?.[1] ?? sentence;
  };
  const CASES: ReadonlyArray<readonly [Parameters<typeof sentenceOn>, shown: string]> = [
    [[780_000, 'STARTED', 45], 'STARTED, 45 %; no progress for 17 min'],
    [[1_740_000, 'STARTED', 45], 'STARTED, 45 %; no progress for 1 min'],
    [[1_740_001, 'STARTED', 45], 'STARTED, 45 %'],
    [[780_000, 'STARTED', null], 'STARTED; unchanged for 17 min'],
    [[780_000, 'PENDING', 0], 'PENDING, 0 %; unchanged for 17 min'],
    [[780_000, 'RETRY', 25], 'RETRY, 25 %; unchanged for 17 min'],
  ];
  for (const [seen, shown] of CASES) {
    test(shown, () => assert.equal(sentenceOn(...seen), shown));
  }
});

describe('a percentage', () => {
  for (const [progress, shown] of [
    [0, '0 %'],
    [0.01, '0.1 %'],
    [12.5, '12.5 %'],
    [33.333, '33.3 %'],
    [50, '50 %'],
    [99.96, '99.9 %'],
    [100, '100 %'],
  ] as const) {
    test(`of ${progress} is ${shown}: 0 % and 100 % are exact`, () => {
      assert.equal(renderPercentage(progress), shown);
    });
  }
});

describe('the details', () => {
  const CHECKS = '300 checks: 297 × STARTED, 3 × HTTP 503.';
  const expired = sampleFiddlerError(401, ': expired');
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
      [
        'Fiddler returned no error details. Open the Jobs page in Fiddler or contact your administrator.',
      ],
    ],
    [
      'a failure whose tasks could not be read',
      { ...unexplained, tasksError: 'no time left' },
      ['Could not fetch the failed tasks (no time left). Open the Jobs page in Fiddler.'],
    ],
    [
      'a revocation',
      finished({ status: 'REVOKED' }),
      ['The job was cancelled in Fiddler. Publish again.'],
    ],
    [
      'a cancelled wait',
      unfinished(CANCELLED),
      [
        'The run was cancelled, a newer run replaced it (concurrency), or timeout-minutes was exceeded. This does not stop the job in Fiddler.',
      ],
    ],
    [
      'a timeout are the checks and the advice',
      unfinished(TIMED_OUT),
      [CHECKS, adviseOnTimeout(TIMED_OUT.error, sampleRecord(), sampleWait())],
    ],
    [
      'a timeout whose last check failed are the checks, the last error and the advice',
      unfinished(endedBy(sampleTimeout(expired))),
      [
        CHECKS,
        `Last error: ${expired.message}`,
        adviseOnTimeout(sampleTimeout(expired), sampleRecord(), sampleWait()),
      ],
    ],
    [
      'a permanent error are the advice alone',
      unfinished(endedBy(expired), null),
      [adviseOnError(expired, OPTIONS.names)],
    ],
    [
      'a permanent error once the job was read are the advice on what has changed',
      unfinished(endedBy(expired)),
      [adviseOnChange(expired, OPTIONS.names)],
    ],
  ];
  for (const [of, record, details] of DETAILS) {
    test(`of ${of}`, () => {
      assert.deepEqual(verdictOn(record).details, details);
    });
  }

  test('of a single check are the checks alone', () => {
    assert.deepEqual(verdictOn(unfinished(TIMED_OUT), 0).details, [CHECKS]);
  });
});
