import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Outputs, renderNoWaitOutputs } from '../../../src/action/report/outputs.ts';
import type { JobRecord } from '../../../src/action/wait/record.ts';
import {
  finished,
  httpError,
  idOf,
  JOB_ID,
  sampleJob,
  TIMED_OUT,
  TOKEN,
  unfinished,
} from '../samples.ts';
import { cleaner, outputsOf } from './rendered-outputs.ts';

const NAMES = ['status', 'error-reason', 'error-message', 'progress', 'name', 'elapsed', 'jobs'];

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

describe('a state that is not SUCCESS is not told as if it were', () => {
  for (const status of ['\u001b[31mSUCCESS\u001b[0m', 'SUC\u001b[1mCESS', 'success', 'SUCCESS!']) {
    test(JSON.stringify(status), () => {
      const { status: told } = outputsOf(unfinished(TIMED_OUT, sampleJob({ status })));
      assert.notEqual(told, 'SUCCESS');
      assert.match(told, /success/i);
    });
  }
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

describe('error-message reads as sentences', () => {
  const TOLD: ReadonlyArray<{ problems: readonly string[]; message: string }> = [
    { problems: ['one', 'two'], message: 'one. two' },
    { problems: ['one.', 'two!', 'three?', 'four'], message: 'one. two! three? four' },
    { problems: ['a (b.)', 'c (d!)', 'e'], message: 'a (b.) c (d!) e' },
    { problems: ['a (b)', 'c'], message: 'a (b). c' },
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
