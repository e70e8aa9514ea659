import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judge } from '../../src/action/report/job-verdict.ts';
import { decide, refuse, type Verdict } from '../../src/action/report/verdict.ts';
import type { JobRecord } from '../../src/action/wait/record.ts';
import { ApiError, FiddlerError } from '../../src/fiddler/errors.ts';
import {
  finished,
  httpError,
  idOf,
  JOB_ID,
  sampleJob,
  sampleRecord,
  sampleTimeout,
  sampleWait,
  unfinished,
  verdictOf,
} from './samples.ts';

const TIMED_OUT = { kind: 'error', error: sampleTimeout() } as const;
const CANCELLED = { kind: 'cancelled', signalName: 'SIGTERM' } as const;
const ABANDONED = { kind: 'abandoned' } as const;

/** Everything that the annotation says. */
function told({ sentence, details }: Pick<Verdict, 'sentence' | 'details'>): string {
  return [sentence, ...details].join('\n');
}

describe('green is for SUCCESS alone', () => {
  const success = sampleJob({ status: 'SUCCESS' });
  const odd = (status: string): JobRecord => finished({ status });
  const WAITS: ReadonlyArray<{ what: string; jobs: readonly JobRecord[]; green: boolean }> = [
    { what: 'SUCCESS', jobs: [finished()], green: true },
    { what: 'SUCCESS twice', jobs: [finished(), finished({ id: idOf(2) })], green: true },
    { what: 'FAILURE', jobs: [odd('FAILURE')], green: false },
    { what: 'REVOKED', jobs: [odd('REVOKED')], green: false },
    { what: 'a state in lower case', jobs: [odd('success')], green: false },
    { what: 'a state with a blank', jobs: [odd('SUCCESS ')], green: false },
    { what: 'a new state', jobs: [odd('SUCCEEDED')], green: false },
    { what: 'SUCCESS in a wait without an end', jobs: [unfinished(null, success)], green: false },
    {
      what: 'SUCCESS in a wait that timed out',
      jobs: [unfinished(TIMED_OUT, success)],
      green: false,
    },
    { what: 'SUCCESS in a cancelled wait', jobs: [unfinished(CANCELLED, success)], green: false },
    { what: 'SUCCESS and FAILURE', jobs: [finished(), odd('FAILURE')], green: false },
    { what: 'SUCCESS and lower case', jobs: [finished(), odd('success')], green: false },
    { what: 'SUCCESS and REVOKED', jobs: [finished(), odd('REVOKED')], green: false },
    { what: 'SUCCESS and a timeout', jobs: [finished(), unfinished(TIMED_OUT)], green: false },
    {
      what: 'SUCCESS and an abandoned job',
      jobs: [finished(), unfinished(ABANDONED)],
      green: false,
    },
    { what: 'SUCCESS and a job without an end', jobs: [finished(), sampleRecord()], green: false },
  ];
  for (const { what, jobs, green } of WAITS) {
    test(`${what} is ${green ? 'green' : 'red'}`, () => {
      const verdict = verdictOf(...jobs);
      assert.equal(verdict.succeeded, green);
      assert.ok(verdict.sentence.length > 0);
    });
  }

  test('no job at all is no success', () => {
    assert.throws(() => decide(sampleWait()), { message: 'a wait has at least one job' });
  });

  test('a success has no reason, and tells how long the job took', () => {
    const verdict = verdictOf(finished());
    assert.equal(verdict.errorReason, '');
    assert.match(verdict.sentence, /Ingestion dataset Upload\[550e8400-.*success.*1 min 30 s/);
  });
});

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

describe('of several jobs the worst decides, in whatever order', () => {
  const RANKED: readonly JobRecord[] = [
    finished({ id: idOf(1), status: 'FAILURE' }),
    finished({ id: idOf(2), status: 'REVOKED' }),
    unfinished(TIMED_OUT, sampleJob({ id: idOf(3) })),
    unfinished(ABANDONED, sampleJob({ id: idOf(4) })),
    finished({ id: idOf(5) }),
  ];
  RANKED.forEach((worst, index) => {
    const jobs = RANKED.slice(index);
    test(`${worst.job?.status} (${worst.end?.kind}) among ${jobs.length}`, () => {
      for (const order of [jobs, jobs.toReversed()]) {
        assert.equal(verdictOf(...order).job.id, worst.id);
      }
    });
  });

  test('and among equals the first that was asked for', () => {
    const failures = [3, 1, 2].map((index) => finished({ id: idOf(index), status: 'FAILURE' }));
    assert.equal(verdictOf(finished(), ...failures).job.id, idOf(3));
  });

  test('and the first ten that did not succeed are named, each with its id and why', () => {
    const jobs = Array.from({ length: 12 }, (_, index) =>
      finished({ id: idOf(index), status: 'FAILURE', errorReason: `Reason${index}` }),
    );
    const story = told(verdictOf(finished({ id: idOf(99) }), ...jobs));
    const named = jobs.filter(({ id }) => story.includes(id));
    assert.equal(named.length, 10);
    named.forEach((_, index) => {
      assert.match(story, RegExp(`${idOf(index)}.*Reason${index}\\b`));
    });
    assert.match(story, /\b2 more\b/);
    assert.match(story, /\b1 of 13\b/);
    assert.ok(!story.includes(idOf(99)), story);
  });

  test('and those that fail-fast gave up are counted, with the input that would wait for them', () => {
    const others = [2, 3].map((index) => unfinished(ABANDONED, sampleJob({ id: idOf(index) })));
    const story = told(verdictOf(finished({ status: 'FAILURE' }), ...others));
    assert.match(story, /\b2 others\b.*fail-fast/);
  });

  test('and where ten did not succeed, all of them are named', () => {
    const jobs = Array.from({ length: 10 }, (_, index) =>
      finished({ id: idOf(index), status: 'FAILURE' }),
    );
    const { details } = verdictOf(...jobs);
    assert.equal(details.length, 10);
    assert.equal(details.at(-1), '0 of 10 jobs succeeded.');
    assert.doesNotMatch(details.join(), /more did not|not waited for/);
  });

  test('and a single one that fail-fast gave up is counted as one', () => {
    const other = unfinished(ABANDONED, sampleJob({ id: idOf(2) }));
    assert.deepEqual(verdictOf(finished({ status: 'FAILURE' }), other).details, [
      '1 other was not waited for any longer; `fail-fast: false` would.',
      '0 of 2 jobs succeeded.',
    ]);
  });

  test('and where all succeeded, all are counted', () => {
    const { sentence, succeeded } = verdictOf(finished(), finished({ id: idOf(2) }));
    assert.equal(succeeded, true);
    assert.match(sentence, /\b2 jobs\b/);
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

describe('a wait whose outputs could not be written', () => {
  test('is red in spite of SUCCESS, and says why first', () => {
    const verdict = refuse(verdictOf(finished()), 'The disk is full');
    assert.equal(verdict.succeeded, false);
    assert.notEqual(verdict.errorReason, '');
    assert.equal(verdict.sentence, 'The disk is full');
    assert.match(verdict.details.join('\n'), /Ingestion dataset Upload.*success/);
  });

  test('keeps the reason and the story of a failure', () => {
    const failed = verdictOf(finished({ status: 'FAILURE', errorReason: 'BadData' }));
    const verdict = refuse(failed, 'The disk is full');
    assert.equal(verdict.errorReason, 'BadData');
    assert.match(told(verdict), /disk is full[\s\S]*failed with BadData/);
  });
});
