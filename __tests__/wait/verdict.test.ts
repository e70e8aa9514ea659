import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApiError } from '../../src/fiddler/errors.ts';
import type { JobRecord } from '../../src/wait/record.ts';
import { evaluateWait, refuse } from '../../src/wait/verdict.ts';
import {
  CANCELLED,
  endedBy,
  finished,
  idOf,
  JOB_ID,
  SKIPPED,
  sampleHttpError,
  sampleJob,
  sampleWait,
  TIMED_OUT,
  unfinished,
  verdictOf,
} from './samples.ts';

const failed = { status: 'FAILURE', errorReason: 'BadData', errorMessage: 'no rows' };

describe('a wait succeeds only if every job was last read as SUCCESS', () => {
  const success = sampleJob({ status: 'SUCCESS' });
  const OTHERS: ReadonlyArray<readonly [what: string, record: JobRecord]> = [
    ...['FAILURE', 'REVOKED', 'success', 'SUCCESS ', 'SUCCEEDED'].map(
      (status) => [JSON.stringify(status), finished({ status })] as const,
    ),
    ['SUCCESS of a job that is still waited for', unfinished(null, success)],
    ['SUCCESS at a timeout', unfinished(TIMED_OUT, success)],
    ['SUCCESS of a cancelled wait', unfinished(CANCELLED, success)],
    ['SUCCESS of a skipped job', unfinished(SKIPPED, success)],
  ];
  for (const [what, record] of OTHERS) {
    test(`${what} does not succeed, nor does SUCCESS and that`, () => {
      for (const jobs of [[record], [finished(), record], [record, finished()]]) {
        const { succeeded, sentence } = verdictOf(...jobs);
        assert.equal(succeeded, false);
        assert.doesNotMatch(sentence, /\bsucceeded\b/);
      }
    });
  }

  test('one SUCCESS and several succeed', () => {
    assert.equal(verdictOf(finished()).succeeded, true);
    const { succeeded, sentence, details } = verdictOf(finished(), finished({ id: idOf(2) }));
    assert.equal(succeeded, true);
    assert.equal(sentence, 'Both jobs succeeded after 1 min 30 s');
    assert.deepEqual(details, []);
  });

  test('without any job there is no verdict', () => {
    assert.throws(() => evaluateWait(sampleWait()), { message: 'a wait has at least one job' });
  });
});

describe('the error reason', () => {
  const certificate = new ApiError('untrusted', { kind: 'certificate', label: 'CERT_HAS_EXPIRED' });
  const REASONS: ReadonlyArray<[of: string, record: JobRecord, reason: string]> = [
    ['a success', finished({ errorReason: 'Leftover' }), ''],
    ['a failure', finished(failed), 'BadData'],
    ['a failure without a reason', finished({ ...failed, errorReason: null }), ''],
    ['a revocation', finished({ ...failed, status: 'REVOKED' }), 'BadData'],
    ['a timeout', unfinished(TIMED_OUT), 'TimeoutError'],
    ['a cancelled wait', unfinished(CANCELLED), 'Cancelled'],
    ['a skipped job', unfinished(SKIPPED), 'Skipped'],
    ['HTTP 401', unfinished(endedBy(sampleHttpError(401)), null), 'ApiError'],
    ['HTTP 404', unfinished(endedBy(sampleHttpError(404)), null), 'NotFound'],
    ['an untrusted certificate', unfinished(endedBy(certificate), null), 'ApiError'],
  ];
  for (const [of, record, reason] of REASONS) {
    test(`of ${of} is ${JSON.stringify(reason)}`, () => {
      assert.equal(verdictOf(record).errorReason, reason);
    });
  }
});

describe('of several jobs the worst decides, in any order', () => {
  const RANKED: readonly JobRecord[] = [
    finished({ id: idOf(1), status: 'FAILURE' }),
    finished({ id: idOf(2), status: 'REVOKED' }),
    unfinished(TIMED_OUT, sampleJob({ id: idOf(3) })),
    unfinished(SKIPPED, sampleJob({ id: idOf(4) })),
    finished({ id: idOf(5) }),
  ];
  for (const [index, worst] of RANKED.entries()) {
    const jobs = RANKED.slice(index);
    test(`${worst.job?.status} (${worst.end?.kind}) among ${jobs.length}`, () => {
      for (const order of [jobs, jobs.toReversed()]) {
        assert.equal(verdictOf(...order).job.id, worst.id);
      }
    });
  }

  const failures = (count: number): readonly JobRecord[] =>
    Array.from({ length: count }, (_, index) =>
      finished({ id: idOf(index), status: 'FAILURE', errorReason: `Reason${index}` }),
    );

  test('the first ten that did not succeed are named, each with its id and reason', () => {
    const { sentence, details } = verdictOf(finished({ id: idOf(99) }), ...failures(12));
    const lines = [sentence, ...details];
    assert.deepEqual(
      lines.slice(0, 10).map((line) => /^.*\[(.*)\] failed with (.*)$/.exec(line)?.slice(1)),
      failures(10).map(({ id }, index) => [id, `Reason${index}`]),
    );
    assert.deepEqual(lines.slice(10), ['2 more did not succeed.', '1 of 13 jobs succeeded.']);
  });

  test('if ten did not succeed, all of them are named', () => {
    const { details } = verdictOf(...failures(10));
    assert.equal(details.length, 10);
    assert.equal(details.at(-1), '0 of 10 jobs succeeded.');
  });

  for (const [count, sentence] of [
    [
      1,
      'Stopped waiting for 1 other job (fail-fast). Set `fail-fast: false` to wait for all jobs.',
    ],
    [
      2,
      'Stopped waiting for 2 other jobs (fail-fast). Set `fail-fast: false` to wait for all jobs.',
    ],
  ] as const) {
    test(`of ${count} skipped the number is given, and the input that would wait for them`, () => {
      const skipped = Array.from({ length: count }, (_, index) =>
        unfinished(SKIPPED, sampleJob({ id: idOf(index + 1) })),
      );
      const { details } = verdictOf(finished(failed), ...skipped);
      assert.deepEqual(details, [sentence, `0 of ${count + 1} jobs succeeded.`]);
    });
  }
});

test('a wait whose outputs could not be written fails despite SUCCESS, for that reason', () => {
  const { succeeded, errorReason, sentence, details } = refuse(
    verdictOf(finished()),
    'The disk is full',
  );
  assert.equal(succeeded, false);
  assert.equal(errorReason, 'Error');
  assert.equal(sentence, 'The disk is full');
  assert.deepEqual(details, [`Ingestion dataset Upload[${JOB_ID}] succeeded after 1 min 30 s`]);
});

test('a failure whose outputs could not be written keeps its reason and sentence', () => {
  const { errorReason, details } = refuse(verdictOf(finished(failed)), 'The disk is full');
  assert.equal(errorReason, 'BadData');
  assert.match(details[0] ?? '', /failed with BadData: no rows$/);
});
