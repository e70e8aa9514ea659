import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { JobFields } from '../../../src/fiddler/job-fields.ts';
import type { JsonObject } from '../../../src/fiddler/json.ts';
import type { JobRecord } from '../../../src/wait/record.ts';
import { renderJobs } from '../../../src/wait/report/jobs-json.ts';
import {
  endedBy,
  finished,
  idOf,
  JOB_ID,
  sampleHttpError,
  sampleJob,
  TIMED_OUT,
  unfinished,
} from '../samples.ts';

const MAX_LENGTH = 400_000;

function jobsOf(...jobs: readonly JobRecord[]): readonly JsonObject[] {
  const parsed: readonly JsonObject[] = JSON.parse(renderJobs(jobs).text);
  return parsed;
}

/** Returns this many jobs with the same fields. */
function manyOf(count: number, fields: Partial<JobFields>): readonly JobRecord[] {
  return Array.from({ length: count }, (_, index) =>
    unfinished(TIMED_OUT, sampleJob({ ...fields, id: idOf(index) })),
  );
}

describe('the JSON of jobs', () => {
  test("has the API's own field names", () => {
    const info = { resource_type: 'DATASET', project: { name: 'bank_churn' } };
    const { text, leftOut } = renderJobs([
      finished({ status: 'FAILURE', info, errorReason: 'BadData' }),
    ]);
    assert.equal(leftOut, '');
    assert.deepEqual(JSON.parse(text), [
      {
        id: JOB_ID,
        name: 'Ingestion dataset Upload',
        status: 'FAILURE',
        progress: 100,
        info,
        error_reason: 'BadData',
        error_message: null,
      },
    ]);
  });

  test('has extras only if they were read', () => {
    const extras = { t1: { status: 'FAILURE', result: [1, { a: null }], error_message: 'no' } };
    assert.deepEqual(jobsOf(finished({ extras }))[0]?.['extras'], extras);
    assert.ok(!('extras' in (jobsOf(finished())[0] ?? {})));
  });

  test('has an object for each job, in the order asked for, read or not', () => {
    const never = unfinished(endedBy(sampleHttpError(503)), null, idOf(9));
    const jobs = jobsOf(finished({ id: idOf(5) }), never, finished({ id: idOf(1) }));
    assert.deepEqual(
      jobs.map(({ id }) => id),
      [idOf(5), idOf(9), idOf(1)],
    );
    const { id, ...rest } = jobs[1] ?? {};
    assert.equal(id, idOf(9));
    assert.deepEqual([...new Set(Object.values(rest))], [null]);
    assert.deepEqual(Object.keys(jobs[1] ?? {}), Object.keys(jobs[0] ?? {}));
  });

  test('keeps every character, on one line', () => {
    const strange = 'a"b\\c\r\n\u0000\u2028😀<>';
    const record = finished({ errorMessage: strange, info: { [strange]: strange } });
    assert.doesNotMatch(renderJobs([record]).text, /[\r\n]/);
    const [job] = jobsOf(record);
    assert.equal(job?.['error_message'], strange);
    assert.deepEqual(job?.['info'], { [strange]: strange });
  });

  test('does not take a defect for a value that is nested too deeply', () => {
    assert.throws(() => renderJobs([finished({ info: { count: 1n } })]), TypeError);
  });
});

describe('JSON that would be too long', () => {
  const long = 'x'.repeat(600_000);
  const nested: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  const all = { info: { a: 1 }, extras: { a: 1 } };
  const TEXTS = '`info`, `extras` and the ends of long texts';
  const REDUCTIONS: ReadonlyArray<
    readonly [what: string, jobs: readonly JobRecord[], leftOut: string]
  > = [
    ['long info', manyOf(1, { ...all, info: { long } }), '`info`'],
    ['long extras', manyOf(1, { ...all, extras: { long } }), '`extras`'],
    ['deep info', manyOf(1, { ...all, info: { nested } }), '`info`'],
    ['deep extras', manyOf(1, { ...all, extras: { nested } }), '`extras`'],
    ['both', manyOf(1, { info: { long }, extras: { long } }), '`info` and `extras`'],
    ...(['name', 'status', 'errorReason', 'errorMessage'] as const).map(
      (field) => [`a long ${field}`, manyOf(1, { ...all, [field]: long }), TEXTS] as const,
    ),
    ['100 long messages', manyOf(100, { ...all, errorMessage: 'x'.repeat(10_000) }), TEXTS],
    [
      '3,500 long states',
      manyOf(3_500, { status: 'x'.repeat(1_000) }),
      'all but `id` and `status`',
    ],
  ];
  for (const [what, jobs, leftOut] of REDUCTIONS) {
    test(`because of ${what} leaves out ${leftOut}, and keeps id and state`, () => {
      const rendered = renderJobs(jobs);
      assert.equal(rendered.leftOut, leftOut);
      // The runner takes 1 MB of outputs in all and counts two bytes for each character.
      assert.ok(2 * rendered.text.length < 1_000_000, `${rendered.text.length}`);
      if (leftOut === TEXTS) assert.ok(!rendered.text.includes('x'.repeat(601)));
      const shown = jobsOf(...jobs);
      assert.deepEqual(
        shown.map(({ id }) => id),
        jobs.map(({ id }) => id),
      );
      for (const [index, { status, info = null, extras = null }] of shown.entries()) {
        assert.ok(jobs[index]?.job?.status.startsWith(String(status).slice(0, 7)), `${status}`);
        assert.equal(info === null, leftOut !== '`extras`');
        assert.equal(extras === null, leftOut !== '`info`');
      }
    });
  }

  test('is reduced from the first character that does not fit', () => {
    const textWith = (count: number): string => {
      const { text, leftOut } = renderJobs([finished({ info: { a: 'x'.repeat(count) } })]);
      return leftOut === '' ? text : '';
    };
    const around = textWith(0).length;
    assert.equal(textWith(MAX_LENGTH - around).length, MAX_LENGTH);
    assert.equal(textWith(MAX_LENGTH + 1 - around), '');
  });

  test('of very many jobs has null for the state of one that was never read', () => {
    const never = unfinished(endedBy(sampleHttpError(503)), null, idOf(4_000));
    const { text } = renderJobs([never, ...manyOf(3_000, {})]);
    assert.deepEqual(JSON.parse(text).slice(0, 2), [
      { id: idOf(4_000), status: null },
      { id: idOf(0), status: 'STARTED' },
    ]);
  });

  for (const [count, leftOut] of [
    [250, TEXTS],
    [500, 'all but `id` and `status`'],
  ] as const) {
    test(`takes no state for SUCCESS once it is sanitized (without ${leftOut})`, () => {
      const fields = { status: 'SUCC\u001b[0mESS', errorMessage: 'z'.repeat(3_000) };
      const jobs = manyOf(count, fields);
      assert.equal(renderJobs(jobs).leftOut, leftOut);
      for (const { status } of jobsOf(...jobs)) assert.notEqual(status, 'SUCCESS');
    });
  }
});
