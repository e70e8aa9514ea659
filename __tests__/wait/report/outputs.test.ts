import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { JobRecord } from '../../../src/wait/record.ts';
import { renderJobs } from '../../../src/wait/report/jobs-json.ts';
import {
  type Outputs,
  renderNoWaitOutputs,
  renderOutputs,
} from '../../../src/wait/report/outputs.ts';
import { evaluateWait } from '../../../src/wait/verdict.ts';
import {
  CANCELLED,
  endedBy,
  finished,
  idOf,
  JOB_ID,
  sampleHttpError,
  sampleJob,
  sampleWait,
  TIMED_OUT,
  unfinished,
} from '../samples.ts';

const failed = { status: 'FAILURE', errorReason: 'BadData', errorMessage: 'no rows' };

function outputsOf(...jobs: readonly JobRecord[]): Outputs {
  const wait = sampleWait(...jobs);
  return renderOutputs(wait, evaluateWait(wait), renderJobs(jobs).text);
}

describe('every output is set', () => {
  const NAME = 'Ingestion dataset Upload';
  const OUTPUTS: ReadonlyArray<{
    readonly of: string;
    readonly record: JobRecord;
    /** `status`, `error-reason`, `progress` and `name`. */
    readonly outputs: readonly string[];
    readonly message: RegExp;
  }> = [
    {
      of: 'a success',
      record: finished(),
      outputs: ['SUCCESS', '', '100', NAME],
      message: /^$/,
    },
    {
      of: 'a failure',
      record: finished({ ...failed, progress: 40 }),
      outputs: ['FAILURE', 'BadData', '40', NAME],
      message: /^Ingestion dataset Upload\[550e8400-\S+\] failed with BadData: no rows$/,
    },
    {
      of: 'a failure without a reason',
      record: finished({ ...failed, errorReason: null, progress: null }),
      outputs: ['FAILURE', '', '', NAME],
      message: /failed with Exception: no rows$/,
    },
    {
      of: 'a revocation',
      record: finished({ ...failed, status: 'REVOKED' }),
      outputs: ['REVOKED', 'BadData', '100', NAME],
      message: /was revoked: BadData: no rows\. Somebody/,
    },
    {
      of: 'a timeout',
      record: unfinished(TIMED_OUT),
      outputs: ['STARTED', 'TimeoutError', '12.5', NAME],
      message: /30 min; last seen STARTED.*297 × STARTED.*raise `timeout`/,
    },
    {
      of: 'a cancelled wait for a job in an unknown state',
      record: unfinished(CANCELLED, sampleJob({ status: 'PAUSED', progress: 0 })),
      outputs: ['PAUSED', 'Cancelled', '0', NAME],
      message: /SIGTERM/,
    },
    {
      of: 'a job that was never read',
      record: unfinished(endedBy(sampleHttpError(404, ': no such job')), null),
      outputs: ['', 'NotFound', '', ''],
      message: /HTTP 404: no such job\. Check that `job-id`/,
    },
  ];
  for (const { of, record, outputs, message } of OUTPUTS) {
    test(`for ${of}`, () => {
      const rendered = outputsOf(record);
      const { status, progress, name, elapsed, jobs, ...errors } = rendered;
      assert.deepEqual([status, errors['error-reason'], progress, name], outputs);
      assert.match(errors['error-message'], message);
      assert.equal(elapsed, '90.0');
      assert.equal(jobs, renderJobs([record]).text);
    });
  }

  test('for several jobs, the first five describing the deciding one', () => {
    const bad = finished({ ...failed, id: idOf(2), name: 'bad', progress: 7 });
    const outputs = outputsOf(finished(), unfinished(TIMED_OUT), bad);
    const { status, progress, name } = outputs;
    assert.deepEqual([status, progress, name], ['FAILURE', '7', 'bad']);
    assert.equal(outputs['error-reason'], 'BadData');
    assert.match(outputs['error-message'], RegExp(`^bad\\[${idOf(2)}\\] failed with BadData`));
    assert.equal(JSON.parse(outputs.jobs).length, 3);
  });

  test('for invalid inputs', () => {
    assert.deepEqual(renderNoWaitOutputs('InvalidInput', ['one is wrong', 'so is two']), {
      status: '',
      'error-reason': 'InvalidInput',
      'error-message': 'one is wrong. so is two',
      progress: '',
      name: '',
      elapsed: '0',
      jobs: '[]',
    });
  });
});

describe('a state that only letter case or cleaning tells from SUCCESS is marked, for expressions ignore case', () => {
  for (const status of [
    ...['success', 'Success', ' SUCCESS', 'success\n', '\u017fuccess'],
    ...['\u001b[31mSUCCESS\u001b[0m', 'SUC\u001b[1mCESS', 'SUCCESS\u200b', '\u202eSUCCESS'],
  ]) {
    test(JSON.stringify(status), () => {
      const outputs = outputsOf(unfinished(TIMED_OUT, sampleJob({ status })));
      const [inJobs]: ReadonlyArray<{ status: string }> = JSON.parse(outputs.jobs);
      assert.match(outputs.status, / \(not letter for letter\)$/);
      assert.notEqual(inJobs?.status.trim().toUpperCase(), 'SUCCESS');
    });
  }

  test('while any other unknown state is unchanged', () => {
    for (const status of ['SUCCESS!', 'PAUSED', 'succeeded']) {
      assert.equal(outputsOf(unfinished(TIMED_OUT, sampleJob({ status }))).status, status);
    }
  });
});

describe('error-message joins sentences', () => {
  for (const [problems, message] of [
    [['one', 'two'], 'one. two'],
    [['one.', 'two!', 'three?', 'four'], 'one. two! three? four'],
    [['a (b.)', 'c (d!)', 'e'], 'a (b.) c (d!) e'],
    [['a (b)', 'c'], 'a (b). c'],
    [['no rows: {}', 'a. b'], 'no rows: {}. a. b'],
    [['', 'two'], ' two'],
    [['a\n::error::b', 'c'], 'a ::error::b. c'],
  ] as const) {
    test(JSON.stringify(message), () => {
      assert.equal(renderNoWaitOutputs('InvalidInput', problems)['error-message'], message);
    });
  }

  test('and keeps id, reason and message also of a job with a very long name', () => {
    const message = outputsOf(finished({ ...failed, name: 'n'.repeat(5_000) }))['error-message'];
    assert.ok(message.endsWith(`n[${JOB_ID}] failed with BadData: no rows`), message);
  });
});
