import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
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

function parse(json: string): readonly JsonObject[] {
  const parsed: readonly JsonObject[] = JSON.parse(json);
  return parsed;
}

function jobsOf(...jobs: readonly JobRecord[]): readonly JsonObject[] {
  return parse(renderJobs(jobs).output);
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
    const record = finished({ status: 'FAILURE', info, errorReason: 'BadData' });
    const { output, whole, leftOut } = renderJobs([record]);
    assert.equal(leftOut, '');
    assert.equal(whole, output);
    assert.deepEqual(parse(output), [
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
    assert.doesNotMatch(renderJobs([record]).output, /[\r\n]/);
    const [job] = jobsOf(record);
    assert.equal(job?.['error_message'], strange);
    assert.deepEqual(job?.['info'], { [strange]: strange });
  });

  test('does not take a defect for a value that is nested too deeply', () => {
    assert.throws(() => renderJobs([finished({ info: { count: 1n } })]), TypeError);
  });
});

/** Returns true if a CI would obey a text that a step prints: GitHub and Azure, by their sources. */
function isObeyed(text: string): boolean {
  return text
    .split(/\r\n|\r|\n/)
    .some((row) => /^[\s\u0085]*::/.test(row) || /##(?:vso)?\[/i.test(row));
}

describe('JSON that a step prints with echo', () => {
  const PIECES = [
    ...['::', ':', '##', '#', '[', '##[error]', '##vso[', '\n', '\r', '\n::error::', '\u2028', '"'],
    // Escapes that the echo of dash understands.
    ...[
      '\\',
      '\\n',
      '\\r',
      '\\072',
      '\\0072',
      '\\043',
      '\\0043',
      '\\n::error::',
      '\\c',
      '\\\\n',
      '\t',
      '\f',
    ],
  ];
  const text = fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 2 })), { maxLength: 8 })
    .map((parts) => parts.join(''));

  test('has no line that is a command in any sh, and gives the same values back', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 4, maxLength: 4 }),
        ([a = '', b = '', c = '', d = '']) => {
          const fields = {
            name: a,
            errorReason: b,
            errorMessage: c,
            extras: { [d]: { [a]: [b] } },
          };
          const info = { [c]: d };
          const { output, leftOut } = renderJobs([finished({ ...fields, info })]);
          assert.equal(leftOut, '');
          const [job] = parse(output);
          const { name, error_reason: reason, error_message: message, extras } = job ?? {};
          assert.deepEqual({ name, errorReason: reason, errorMessage: message, extras }, fields);
          assert.deepEqual(job?.['info'], info);
          const env = { JOBS: output };
          const { stdout } = spawnSync('/bin/sh', ['-c', 'echo "$JOBS"'], {
            env,
            encoding: 'utf8',
          });
          assert.doesNotMatch(output, /::|##/);
          assert.equal(isObeyed(stdout), false, stdout);
          assert.match(stdout, /^\[\{[^\r\n]*\n$/);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('JSON of 100,000 bytes or more is cut for the output', () => {
  const long = 'x'.repeat(100_000);
  const nested: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  const all = { info: { a: 1 }, extras: { a: 1 } };
  const BOTH = '`info` and `extras`';
  const TEXTS = '`info`, `extras` and the middles of long texts';
  const STATES = 'everything but `id` and `status`';
  const REDUCTIONS: ReadonlyArray<
    readonly [what: string, jobs: readonly JobRecord[], leftOut: string]
  > = [
    ['long info', manyOf(1, { ...all, info: { long } }), '`info`'],
    ['info of 120,000 bytes', manyOf(1, { ...all, info: { a: '語'.repeat(40_000) } }), '`info`'],
    ['deep info', manyOf(1, { ...all, info: { nested } }), '`info`'],
    ['long extras', manyOf(1, { ...all, extras: { long } }), BOTH],
    ['deep extras', manyOf(1, { ...all, extras: { nested } }), BOTH],
    ...(['name', 'status', 'errorReason', 'errorMessage'] as const).map(
      (field) => [`a long ${field}`, manyOf(1, { ...all, [field]: long }), TEXTS] as const,
    ),
    ['50 long messages', manyOf(50, { ...all, errorMessage: '語'.repeat(10_000) }), TEXTS],
    ['600 long messages', manyOf(600, { ...all, errorMessage: 'x'.repeat(3_000) }), STATES],
    ['700 long states', manyOf(700, { ...all, status: 'x'.repeat(3_000) }), STATES],
    ['1,500 jobs', manyOf(1_500, all), STATES],
  ];
  for (const [what, jobs, leftOut] of REDUCTIONS) {
    test(`because of ${what} it leaves out ${leftOut}, and keeps id and state`, () => {
      const rendered = renderJobs(jobs);
      assert.equal(rendered.leftOut, leftOut);
      assert.ok(Buffer.byteLength(rendered.output) < 100_000, `${rendered.output.length}`);
      const shown = parse(rendered.output);
      assert.deepEqual(
        shown.map(({ id }) => id),
        jobs.map(({ id }) => id),
      );
      for (const [index, { status, info = null, extras = null, ...rest }] of shown.entries()) {
        assert.ok(jobs[index]?.job?.status.startsWith(String(status).slice(0, 7)), `${status}`);
        assert.equal(info, null);
        assert.equal(extras === null, leftOut !== '`info`');
        if (leftOut === STATES) assert.deepEqual(Object.keys(rest), ['id']);
      }
      if (what.startsWith('deep')) return;
      // The file of the output jobs-file.
      for (const [index, { status, info, extras, error_message: message }] of parse(
        rendered.whole,
      ).entries()) {
        const { errorMessage, ...job } = jobs[index]?.job ?? assert.fail();
        assert.deepEqual(
          [status, info, extras, message],
          [job.status, job.info, job.extras, errorMessage],
        );
      }
    });
  }

  test('of a text the beginning and the end are kept', () => {
    const errorMessage = `Traceback ${long} KeyError: 'tenure'`;
    const [job] = jobsOf(...manyOf(1, { errorMessage }));
    const { error_message: shown } = job ?? {};
    assert.match(String(shown), /^Traceback x+… \(\d+ more characters\) …x+ KeyError: 'tenure'$/);
  });

  test('of 3,500 jobs it has the first ones, and counts them', () => {
    const { output, whole, leftOut } = renderJobs(manyOf(3_500, all));
    const shown = parse(output);
    assert.ok(Buffer.byteLength(output) < 100_000, `${output.length}`);
    assert.ok(shown.length >= 1_350, `${shown.length}`);
    assert.equal(leftOut, `${STATES}, and all after the first ${shown.length} jobs`);
    assert.deepEqual(
      shown,
      Array.from(shown, (_, index) => ({ id: idOf(index), status: 'STARTED' })),
    );
    assert.equal(parse(whole).length, 3_500);
  });

  test('beginning with the first byte that does not fit', () => {
    const render = (count: number): { bytes: number; leftOut: string } => {
      const { output, leftOut } = renderJobs([finished({ info: { a: 'x'.repeat(count) } })]);
      return { bytes: Buffer.byteLength(output), leftOut };
    };
    const { bytes } = render(0);
    assert.deepEqual(render(99_000 - bytes), { bytes: 99_000, leftOut: '' });
    assert.equal(render(99_001 - bytes).leftOut, '`info`');
  });

  test('of very many jobs has null for the state of one that was never read', () => {
    const never = unfinished(endedBy(sampleHttpError(503)), null, idOf(4_000));
    assert.deepEqual(jobsOf(never, ...manyOf(1_400, {})).slice(0, 2), [
      { id: idOf(4_000), status: null },
      { id: idOf(0), status: 'STARTED' },
    ]);
  });

  for (const [count, leftOut] of [
    [1, ''],
    [100, TEXTS],
    [1_000, STATES],
  ] as const) {
    test(`a state is not SUCCESS once it is cut or sanitized (left out: ${leftOut})`, () => {
      for (const status of ['SUCC\u001b[0mESS', ' success', 'SUCCESS\u200b']) {
        const jobs = manyOf(count, { status, errorMessage: 'z'.repeat(3_000) });
        assert.equal(renderJobs(jobs).leftOut, leftOut);
        for (const shown of jobsOf(...jobs)) {
          assert.notEqual(String(shown['status']).trim().toUpperCase(), 'SUCCESS');
        }
      }
    });
  }
});
