import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decide, refuse } from '../../../src/action/report/verdict.ts';
import type { JobRecord } from '../../../src/action/wait/record.ts';
import {
  ABANDONED,
  CANCELLED,
  finished,
  idOf,
  sampleJob,
  sampleRecord,
  sampleWait,
  TIMED_OUT,
  told,
  unfinished,
  verdictOf,
} from '../samples.ts';

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
    assert.match(
      verdict.sentence,
      /Ingestion dataset Upload\[550e8400-.*successfully completed \(waited 1 min 30 s\)$/,
    );
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
    assert.match(story, /\b2 other jobs\b.*fail-fast/);
  });

  test('and where ten did not succeed, all of them are named', () => {
    const jobs = Array.from({ length: 10 }, (_, index) =>
      finished({ id: idOf(index), status: 'FAILURE', errorReason: 'BadData' }),
    );
    const { details } = verdictOf(...jobs);
    assert.equal(details.length, 10);
    assert.equal(details.at(-1), '0 of 10 jobs succeeded.');
    assert.doesNotMatch(details.join(), /more did not|no longer waited for/);
  });

  test('and a single one that fail-fast gave up is counted as one', () => {
    const other = unfinished(ABANDONED, sampleJob({ id: idOf(2) }));
    assert.deepEqual(
      verdictOf(finished({ status: 'FAILURE', errorReason: 'BadData' }), other).details,
      [
        '1 other job was no longer waited for; set `fail-fast: false` to wait for all.',
        '0 of 2 jobs succeeded.',
      ],
    );
  });

  test('and where all succeeded, all are counted', () => {
    const { sentence, succeeded } = verdictOf(finished(), finished({ id: idOf(2) }));
    assert.equal(succeeded, true);
    assert.match(sentence, /\b2 jobs\b/);
  });
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
