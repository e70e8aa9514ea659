import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { renderJobs } from '../../../src/action/report/jobs-output.ts';
import type { JobRecord } from '../../../src/action/wait/record.ts';
import type { JsonObject } from '../../../src/fiddler/json.ts';
import { busyMs } from '../../busy-time.ts';
import { cleaner } from '../sample-cleaner.ts';
import { finished, httpError, idOf, JOB_ID, sampleJob, TIMED_OUT, unfinished } from '../samples.ts';
import { outputsOf } from './rendered-outputs.ts';

function jobsOf(...jobs: readonly JobRecord[]): readonly JsonObject[] {
  const parsed: readonly JsonObject[] = JSON.parse(renderJobs(jobs, cleaner).text);
  return parsed;
}

describe('the output jobs', () => {
  test("has the API's own field names", () => {
    const info = { resource_type: 'DATASET', project: { name: 'bank_churn' } };
    const record = finished({ status: 'FAILURE', info, errorReason: 'BadData' });
    assert.deepEqual(jobsOf(record), [
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

  test('has extras only where they were read', () => {
    const extras = { t1: { status: 'FAILURE', result: [1, { a: null }], error_message: 'no' } };
    assert.deepEqual(jobsOf(finished({ extras }))[0]?.['extras'], extras);
    assert.ok(!('extras' in (jobsOf(finished())[0] ?? {})));
  });

  test('has an object for each job, in the order asked for, never read or not', () => {
    const error = httpError(503);
    const never = unfinished({ kind: 'error', error }, null, idOf(9));
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

  test('keeps what is strange to JSON or to people', () => {
    const strange = 'a"b\\c\n\u0000\u2028😀<>';
    const [job] = jobsOf(finished({ errorMessage: strange, info: { [strange]: strange } }));
    assert.equal(job?.['error_message'], strange);
    assert.deepEqual(job?.['info'], { [strange]: strange });
  });

  test('is one line', () => {
    assert.doesNotMatch(renderJobs([finished({ name: 'a\r\nb' })], cleaner).text, /[\r\n]/);
  });
});

describe('the outputs stay well under 1 MB', () => {
  const long = 'x'.repeat(600_000);
  const nested: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  const rows = Array.from({ length: 25_000 }, (_, index) => [`t${index}`, { status: 'SUCCESS' }]);
  const LARGE: ReadonlyArray<{ what: string; jobs: readonly JobRecord[] }> = [
    { what: 'a long name', jobs: [finished({ name: long })] },
    { what: 'a long state', jobs: [unfinished(TIMED_OUT, sampleJob({ status: long }))] },
    { what: 'a long message', jobs: [finished({ status: 'FAILURE', errorMessage: long })] },
    { what: 'long info', jobs: [finished({ info: { long } })] },
    { what: 'many extras', jobs: [finished({ extras: Object.fromEntries(rows) })] },
    { what: 'info nested deeply', jobs: [finished({ info: { nested } })] },
    { what: 'extras nested deeply', jobs: [finished({ extras: { nested } })] },
    {
      what: '500 jobs with messages of 3,000 characters',
      jobs: Array.from({ length: 500 }, (_, index) =>
        finished({ id: idOf(index), status: 'FAILURE', errorMessage: 'x'.repeat(3_000) }),
      ),
    },
    {
      what: '3,500 jobs, more than an input holds, in long states',
      jobs: Array.from({ length: 3_500 }, (_, index) =>
        unfinished(TIMED_OUT, sampleJob({ id: idOf(index), status: 'x'.repeat(1_000) })),
      ),
    },
  ];
  for (const { what, jobs } of LARGE) {
    test(`with ${what}, and still tell each job's id and state`, () => {
      const rendered = outputsOf(...jobs);
      const characters = Object.values(rendered).join('').length;
      // The runner counts two bytes for each.
      assert.ok(2 * characters < 1_000_000, `${characters} characters`);
      const told = jobsOf(...jobs);
      assert.deepEqual(
        told.map(({ id }) => id),
        jobs.map(({ id }) => id),
      );
      for (const [index, { status }] of told.entries()) {
        assert.ok(jobs[index]?.job?.status.startsWith(String(status).slice(0, 7)), `${status}`);
      }
    });
  }

  test('up to the last character that fits', () => {
    const lengthOf = (count: number): number => {
      const { text, leftOut } = renderJobs([finished({ info: { a: 'x'.repeat(count) } })], cleaner);
      return leftOut === '' ? text.length : 0;
    };
    const around = lengthOf(0);
    assert.equal(lengthOf(400_000 - around), 400_000);
    assert.equal(lengthOf(400_001 - around), 0);
  });

  const LONG = 'y'.repeat(400_000);
  const texts = { errorReason: LONG, errorMessage: LONG };
  const REDUCED: ReadonlyArray<{
    what: string;
    job: Parameters<typeof finished>[0];
    kept: readonly string[];
  }> = [
    { what: 'info alone', job: { info: { LONG }, extras: { a: 1 } }, kept: ['extras'] },
    { what: 'extras alone', job: { info: { a: 1 }, extras: { LONG } }, kept: ['info'] },
    { what: 'both where both are long', job: { info: { LONG }, extras: { LONG } }, kept: [] },
    { what: 'both for long texts', job: { ...texts, info: { a: 1 }, extras: { a: 1 } }, kept: [] },
  ];
  for (const { what, job, kept } of REDUCED) {
    test(`without ${what}`, () => {
      const [told] = jobsOf(finished({ status: 'FAILURE', ...job }));
      assert.deepEqual(told?.['info'], kept.includes('info') ? { a: 1 } : null);
      assert.deepEqual(told?.['extras'], kept.includes('extras') ? { a: 1 } : undefined);
      assert.equal(told?.['status'], 'FAILURE');
      assert.equal(told?.['name'], 'Ingestion dataset Upload');
    });
  }

  test('with the beginnings and ends of long texts, and without those that there are not', () => {
    const [told] = jobsOf(finished({ name: LONG, status: LONG, ...texts }));
    for (const field of ['name', 'status', 'error_reason', 'error_message']) {
      assert.match(String(told?.[field]), /^y{600}… \(\d+ more characters\) …y{400}$/, field);
    }
    const [wordless] = jobsOf(finished({ name: LONG }));
    assert.deepEqual([wordless?.['error_reason'], wordless?.['error_message']], [null, null]);
  });

  test('with id and state alone for very many jobs, and a state of null where there is none', () => {
    const error = httpError(503);
    const jobs = Array.from({ length: 3_000 }, (_, index) =>
      index === 0
        ? unfinished({ kind: 'error', error }, null, idOf(0))
        : finished({ id: idOf(index) }),
    );
    const { text, leftOut } = renderJobs(jobs, cleaner);
    assert.match(leftOut, /all but `id` and `status`/);
    assert.deepEqual(JSON.parse(text).slice(0, 2), [
      { id: idOf(0), status: null },
      { id: idOf(1), status: 'SUCCESS' },
    ]);
  });

  test('and a defect is not taken for a value that is too deep', () => {
    assert.throws(() => renderJobs([finished({ info: { count: 1n } })], cleaner), TypeError);
  });

  for (const much of [LONG, 'z'.repeat(3_000)]) {
    test(`and no state is taken for another once it is cleaned (${much.length} characters)`, () => {
      const job = { status: 'SUCC\u001b[0mESS', errorMessage: much };
      const jobs = Array.from({ length: 500 }, (_, index) =>
        unfinished(TIMED_OUT, sampleJob({ ...job, id: idOf(index) })),
      );
      for (const { status } of jobsOf(...jobs)) assert.notEqual(status, 'SUCCESS');
    });
  }

  test('and what was left out is said', () => {
    assert.match(renderJobs([finished({ info: { long } })], cleaner).leftOut, /info/);
    assert.match(renderJobs([finished({ extras: { long } })], cleaner).leftOut, /extras/);
    assert.equal(renderJobs([finished()], cleaner).leftOut, '');
  });
});

test('a text that cannot fit is given up before secrets are looked for in it', () => {
  const long = '%25'.repeat(1_000_000);
  let leftOut = '';
  const tookMs = busyMs(() => {
    ({ leftOut } = renderJobs([finished({ info: { long }, extras: { long } })], cleaner));
  });
  assert.equal(leftOut, '`info` and `extras`');
  assert.ok(tookMs < 100, `${tookMs} ms`);
});

describe('what cannot fit is given up before it is gone through', () => {
  const FAT: Readonly<Record<string, (task: unknown) => JsonObject>> = {
    'a hundred thousand tasks': (task) =>
      Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`task ${index}`, task])),
    'a task with a list of 300,000': (task) => ({ task: Array(300_000).fill(task) }),
  };
  for (const [what, fatWith] of Object.entries(FAT)) {
    test(what, () => {
      let seen = 0;
      const toJSON = (): string => {
        seen += 1;
        return 'done';
      };
      const { leftOut } = renderJobs([finished({ extras: fatWith({ toJSON }) })], cleaner);
      assert.equal(leftOut, '`extras`');
      assert.equal(seen, 0);
    });
  }
});
