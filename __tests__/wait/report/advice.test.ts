import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ApiError } from '../../../src/fiddler/errors.ts';
import type { JobFields } from '../../../src/fiddler/job-fields.ts';
import { adviseOnTimeout } from '../../../src/wait/report/advice.ts';
import {
  adviseOnChange,
  adviseOnError,
  adviseOnUnreachable,
} from '../../../src/wait/report/error-advice.ts';
import {
  OPTIONS,
  sampleHttpError,
  sampleJob,
  sampleRecord,
  sampleTimeout,
  sampleWait,
} from '../samples.ts';

const { names } = OPTIONS;
const MAY_HAVE_FINISHED = 'The job may have finished since; re-run this step to check.';

describe('the advice on a timeout', () => {
  const adviceOn = (
    error: ApiError | null,
    job: JobFields | null,
    { timeoutSeconds = 1_800, hadLastCheck = true } = {},
  ): string =>
    adviseOnTimeout(
      sampleTimeout(error, job, hadLastCheck),
      { ...sampleRecord(), job },
      { ...sampleWait(), timeoutSeconds },
    );
  const job = sampleJob();
  const CHECK_FIRST =
    'Check the last error first: a longer timeout helps only if the site recovers.';
  const ADVICE: ReadonlyArray<readonly [string, ApiError | null, JobFields | null, string]> = [
    ['no check at all', null, null, adviseOnUnreachable(null, names)],
    ['503 only', sampleHttpError(503), null, adviseOnUnreachable(sampleHttpError(503), names)],
    ['a last check that got 503', sampleHttpError(503), job, `${CHECK_FIRST} ${MAY_HAVE_FINISHED}`],
    [
      'a last check that got 429',
      sampleHttpError(429),
      job,
      `${adviseOnError(sampleHttpError(429), names)} ${MAY_HAVE_FINISHED}`,
    ],
    [
      'a last check that got 401',
      sampleHttpError(401),
      job,
      `${adviseOnChange(sampleHttpError(401), names)} ${MAY_HAVE_FINISHED}`,
    ],
    [
      'a job that is still running',
      null,
      job,
      'This does not stop the job in Fiddler. If it needs more time, increase the timeout: `timeout: 1h`.',
    ],
    [
      'an unknown state',
      null,
      sampleJob({ status: 'PAUSED' }),
      'The state PAUSED, which may be final, is unknown to this action. Open the Jobs page in Fiddler and update this action.',
    ],
  ];
  for (const [after, error, lastJob, advice] of ADVICE) {
    test(`after ${after}`, () => {
      assert.equal(adviceOn(error, lastJob), advice);
    });
  }

  for (const [timeoutSeconds, longer] of [
    [1, '1m'],
    [30, '1m'],
    [31, '2m'],
    [1_800, '1h'],
    [4 * 3_600, '8h'],
    [35 * 86_400, '840h'],
  ] as const) {
    test(`of ${timeoutSeconds} s suggests ${longer}`, () => {
      const advice = adviceOn(null, job, { timeoutSeconds });
      assert.ok(advice.endsWith(` increase the timeout: \`timeout: ${longer}\`.`), advice);
    });
  }

  test('of a single check is nothing', () => {
    assert.equal(adviceOn(null, job, { timeoutSeconds: 0 }), '');
  });

  test('without a last check names the reason', () => {
    assert.equal(
      adviceOn(null, job, { hadLastCheck: false }),
      `Too many jobs reached the timeout at once to check this one a last time. ${MAY_HAVE_FINISHED} Increase \`timeout\`, or wait for fewer jobs at once.`,
    );
  });
});
