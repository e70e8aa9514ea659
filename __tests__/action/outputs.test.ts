import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { renderJobs } from '../../src/action/report/jobs-output.ts';
import {
  type Outputs,
  renderNoWaitOutputs,
  renderOutputs,
} from '../../src/action/report/outputs.ts';
import { decide } from '../../src/action/report/verdict.ts';
import { Cleaner } from '../../src/action/text/cleaner.ts';
import type { JobRecord } from '../../src/action/wait/record.ts';
import type { JsonObject } from '../../src/fiddler/json.ts';
import {
  finished,
  httpError,
  idOf,
  JOB_ID,
  sampleJob,
  sampleTimeout,
  sampleWait,
  TOKEN,
  unfinished,
} from './samples.ts';

const cleaner = new Cleaner([TOKEN]);
const NAMES = ['status', 'error-reason', 'error-message', 'progress', 'name', 'elapsed', 'jobs'];
const TIMED_OUT = { kind: 'error', error: sampleTimeout() } as const;

function outputsOf(...jobs: readonly JobRecord[]): Outputs {
  const wait = sampleWait(...jobs);
  return renderOutputs(wait, decide(wait), renderJobs(jobs, cleaner).text, cleaner);
}

function jobsOf(...jobs: readonly JobRecord[]): readonly JsonObject[] {
  const parsed: readonly JsonObject[] = JSON.parse(renderJobs(jobs, cleaner).text);
  return parsed;
}

describe('every output is set', () => {
  const failed = { status: 'FAILURE', errorReason: 'BadData', errorMessage: 'no rows' };
  const OUTCOMES: ReadonlyArray<{
    of: string;
    record: JobRecord;
    outputs: Partial<Outputs>;
    says: RegExp;
  }> = [
    {
      of: 'a success',
      record: finished(),
      outputs: { status: 'SUCCESS', progress: '100', 'error-reason': '' },
      says: /^$/,
    },
    {
      of: 'a failure',
      record: finished({ ...failed, progress: 40 }),
      outputs: { status: 'FAILURE', progress: '40', 'error-reason': 'BadData' },
      says: /Ingestion dataset Upload\[550e8400-\S+\] failed with BadData: no rows/,
    },
    {
      of: 'a failure for which the server has no reason',
      record: finished({ ...failed, errorReason: null }),
      outputs: { status: 'FAILURE', 'error-reason': '' },
      says: /failed with Exception: no rows/,
    },
    {
      of: 'a revocation',
      record: finished({ ...failed, status: 'REVOKED', progress: null }),
      outputs: { status: 'REVOKED', progress: '', 'error-reason': 'BadData' },
      says: /revoked/,
    },
    {
      of: 'a timeout',
      record: unfinished(TIMED_OUT),
      outputs: { status: 'STARTED', progress: '12.5', 'error-reason': 'TimeoutError' },
      says: /30 min.*297 × STARTED/,
    },
    {
      of: 'a cancelled wait for a job in a new state',
      record: unfinished(
        { kind: 'cancelled', signalName: 'SIGTERM' },
        sampleJob({ status: 'PAUSED', progress: 0 }),
      ),
      outputs: { status: 'PAUSED', progress: '0', 'error-reason': 'Cancelled' },
      says: /SIGTERM/,
    },
    {
      of: 'a job that was never read',
      record: unfinished({ kind: 'error', error: httpError(404, ': no such job') }, null),
      outputs: { status: '', name: '', progress: '', 'error-reason': 'NotFound' },
      says: /HTTP 404: no such job/,
    },
    {
      of: 'a key that was refused',
      record: unfinished({ kind: 'error', error: httpError(401) }, null),
      outputs: { status: '', 'error-reason': 'ApiError' },
      says: /HTTP 401.*`token`/,
    },
  ];
  for (const { of, record, outputs, says } of OUTCOMES) {
    test(`of ${of}`, () => {
      const rendered = outputsOf(record);
      assert.deepEqual(Object.keys(rendered).toSorted(), NAMES.toSorted());
      const name = record.job?.name ?? '';
      assert.deepEqual(rendered, { ...rendered, name, ...outputs });
      assert.match(rendered['error-message'], says);
      assert.match(rendered.elapsed, /^90(\.0)?$/);
    });
  }

  test('of inputs that cannot be used', () => {
    const rendered = renderNoWaitOutputs(
      'InvalidInput',
      ['one is wrong', `so is ${TOKEN}`],
      cleaner,
    );
    assert.deepEqual(Object.keys(rendered).toSorted(), NAMES.toSorted());
    assert.equal(rendered['error-reason'], 'InvalidInput');
    assert.match(rendered['error-message'], /one is wrong.*so is \*\*\*/);
    assert.equal(rendered.status, '');
    assert.equal(rendered.jobs, '[]');
  });
});

describe('of several jobs the first five outputs speak of the one that decided the outcome', () => {
  const good = finished({ id: idOf(1), name: 'good' });
  const lateJob = sampleJob({ id: idOf(2), name: 'late', progress: 40 });
  const late = unfinished(TIMED_OUT, lateJob);
  const given = { status: 'FAILURE', errorReason: 'BadData', errorMessage: 'no rows' };
  const bad = finished({ ...given, id: idOf(3), name: 'bad', progress: 7 });
  const gone = finished({ id: idOf(4), name: 'gone', status: 'REVOKED', progress: null });
  const unread = unfinished({ kind: 'error', error: httpError(404) }, null, idOf(5));
  const givenUp = unfinished({ kind: 'abandoned' }, sampleJob({ id: idOf(6), name: 'given up' }));
  const DECIDED: ReadonlyArray<{
    by: string;
    jobs: readonly JobRecord[];
    /** `status`, `error-reason`, `progress` and `name`. */
    outputs: readonly string[];
    says: RegExp;
  }> = [
    {
      by: 'a failure',
      jobs: [good, late, unread, gone, bad, givenUp],
      outputs: ['FAILURE', 'BadData', '7', 'bad'],
      says: RegExp(`^bad\\[${idOf(3)}\\] failed with BadData: no rows`),
    },
    {
      by: 'a revocation',
      jobs: [good, late, gone, unread],
      outputs: ['REVOKED', '', '', 'gone'],
      says: RegExp(`^gone\\[${idOf(4)}\\] was revoked`),
    },
    {
      by: 'a timeout',
      jobs: [givenUp, good, late],
      outputs: ['STARTED', 'TimeoutError', '40', 'late'],
      says: RegExp(`^late\\[${idOf(2)}\\] was not done after 30 min`),
    },
    {
      by: 'a job that was never read',
      jobs: [good, unread, late],
      outputs: ['', 'NotFound', '', ''],
      says: RegExp(`^Job ${idOf(5)} could not be read`),
    },
    {
      by: 'successes alone, for the first of them',
      jobs: [good, finished({ id: idOf(7), name: 'fine', progress: 99 })],
      outputs: ['SUCCESS', '', '100', 'good'],
      says: /^$/,
    },
  ];
  for (const { by, jobs, outputs, says } of DECIDED) {
    test(`by ${by}`, () => {
      const rendered = outputsOf(...jobs);
      const { status, progress, name } = rendered;
      assert.deepEqual([status, rendered['error-reason'], progress, name], outputs);
      assert.match(rendered['error-message'], says);
    });
  }
});

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

describe('the token is in no output', () => {
  const FIELDS = ['name', 'status', 'errorReason', 'errorMessage'] as const;
  for (const field of FIELDS) {
    test(`of a job with it in ${field}`, () => {
      const record = finished({ status: 'FAILURE', [field]: `<${TOKEN}>` });
      assert.ok(!Object.values(outputsOf(record)).join('\n').includes(TOKEN));
    });
  }

  test('of a job with it deep in info and extras, as value and as key', () => {
    const hidden = { a: [{ [TOKEN]: 1, b: `x${TOKEN}x` }] };
    const { jobs } = outputsOf(finished({ info: hidden, extras: hidden }));
    assert.ok(!jobs.includes(TOKEN));
    assert.ok(jobs.includes('x***x'));
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

  test('and what was left out is said', () => {
    assert.match(renderJobs([finished({ info: { long } })], cleaner).leftOut, /info/);
    assert.match(renderJobs([finished({ extras: { long } })], cleaner).leftOut, /extras/);
    assert.equal(renderJobs([finished()], cleaner).leftOut, '');
  });
});

describe('error-message reads as sentences', () => {
  const TOLD: ReadonlyArray<{ problems: readonly string[]; message: string }> = [
    { problems: ['one', 'two'], message: 'one. two' },
    { problems: ['one.', 'two!', 'three?', 'four'], message: 'one. two! three? four' },
    { problems: ['no rows: {}', 'a. b'], message: 'no rows: {}. a. b' },
    { problems: ['', 'two'], message: ' two' },
  ];
  for (const { problems, message } of TOLD) {
    test(JSON.stringify(message), () => {
      const rendered = renderNoWaitOutputs('InvalidInput', problems, cleaner);
      assert.equal(rendered['error-message'], message);
    });
  }

  test('and the advice comes after what happened', () => {
    const { 'error-message': message } = outputsOf(finished({ status: 'REVOKED' }));
    assert.match(message, /was revoked\. Somebody/);
  });
});

test('a name that is very long leaves room for id, reason and message in error-message', () => {
  const job = { name: 'n'.repeat(5_000), errorReason: 'BadData', errorMessage: 'no rows' };
  const message = outputsOf(finished({ status: 'FAILURE', ...job }))['error-message'];
  for (const fact of [JOB_ID, 'BadData', 'no rows']) {
    assert.ok(
      message.includes(fact),
      `${fact} is missing at the end of ${message.length} characters`,
    );
  }
});
