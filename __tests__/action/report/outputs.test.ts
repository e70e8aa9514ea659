import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { renderJobs } from '../../../src/action/report/jobs-output.ts';
import { type Outputs, renderNoWaitOutputs } from '../../../src/action/report/outputs.ts';
import { Cleaner } from '../../../src/action/text/cleaner.ts';
import type { JobRecord } from '../../../src/action/wait/record.ts';
import { cleaner } from '../sample-cleaner.ts';
import {
  CANCELLED,
  finished,
  httpError,
  sampleJob,
  TIMED_OUT,
  TOKEN,
  unfinished,
} from '../samples.ts';
import { outputsOf } from './rendered-outputs.ts';

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
      record: unfinished(CANCELLED, sampleJob({ status: 'PAUSED', progress: 0 })),
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

describe('a state that is not SUCCESS is not told as if it were, to workflows that know no case', () => {
  const LOOKALIKES = [
    '\u001b[31mSUCCESS\u001b[0m',
    'SUC\u001b[1mCESS',
    'success',
    'Success',
    ' SUCCESS',
    'success\n',
    '\u017fuccess',
    'SUCCESS!',
  ];
  for (const status of LOOKALIKES) {
    test(JSON.stringify(status), () => {
      const outputs = outputsOf(unfinished(TIMED_OUT, sampleJob({ status })));
      const [inJobs]: ReadonlyArray<{ status: string }> = JSON.parse(outputs.jobs);
      for (const told of [outputs.status, inJobs?.status ?? '']) {
        assert.notEqual(told.trim().toUpperCase(), 'SUCCESS');
        assert.match(told.replaceAll('\u001b[1m', ''), /[s\u017f]uccess/i);
      }
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

  test('of a job with a token of digits in info, as a number', () => {
    const digits = new Cleaner(['4815162342']);
    const { text } = renderJobs([finished({ info: { key: 4815162342, rows: 42 } })], digits);
    assert.deepEqual(JSON.parse(text)[0].info, { key: '***', rows: 42 });
  });
});
