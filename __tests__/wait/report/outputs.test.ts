import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
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
  const files = { jobs: renderJobs(jobs).output, 'jobs-file': '/tmp/jobs.json' };
  return renderOutputs(wait, evaluateWait(wait), files);
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
      message:
        /was revoked: BadData: no rows\. The job was cancelled in Fiddler\. Publish again\.$/,
    },
    {
      of: 'a timeout',
      record: unfinished(TIMED_OUT),
      outputs: ['STARTED', 'TimeoutError', '12.5', NAME],
      message:
        /30 min \(last state: STARTED.*297 × STARTED.*increase the timeout: `timeout: 1h`\.$/,
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
      message: /HTTP 404: no such job\. Check that the job was published to the site in `url`/,
    },
  ];
  for (const { of, record, outputs, message } of OUTPUTS) {
    test(`for ${of}`, () => {
      const rendered = outputsOf(record);
      const { status, progress, name, elapsed, jobs, ...errors } = rendered;
      assert.deepEqual([status, errors['error-reason'], progress, name], outputs);
      assert.match(errors['error-message'], message);
      assert.equal(elapsed, '90.0');
      assert.equal(jobs, renderJobs([record]).output);
      assert.equal(rendered['jobs-file'], '/tmp/jobs.json');
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
      'jobs-file': '',
    });
  });
});

describe('a state that differs from a known one only in letter case or sanitized characters is marked, since expressions ignore case', () => {
  for (const status of [
    ...[
      'failure',
      'Revoked',
      'STARTED\u200b',
      'success',
      'Success',
      ' SUCCESS',
      'success\n',
      '\u017fuccess',
    ],
    ...['\u001b[31mSUCCESS\u001b[0m', 'SUC\u001b[1mCESS', 'SUCCESS\u200b', '\u202eSUCCESS'],
  ]) {
    test(JSON.stringify(status), () => {
      const outputs = outputsOf(unfinished(TIMED_OUT, sampleJob({ status })));
      const [inJobs]: ReadonlyArray<{ status: string }> = JSON.parse(outputs.jobs);
      assert.match(outputs.status, / \(not an exact match\)$/);
      assert.notEqual(inJobs?.status.trim().toUpperCase(), 'SUCCESS');
    });
  }

  test('while any other unknown state is unchanged', () => {
    for (const status of ['SUCCESS!', 'PAUSED', 'succeeded']) {
      assert.equal(outputsOf(unfinished(TIMED_OUT, sampleJob({ status }))).status, status);
    }
  });
});

describe('no output is a command if a step prints it', () => {
  const forged = [
    '::add-mask::x',
    ' \t::error::x',
    'a\n::error::b',
    '##[error]x',
    'a ##VSO[task.x]y',
  ];
  for (const text of [...forged, '\u2028::error::x', '\ufeff::error::x', '#\u0000#[error]x']) {
    test(JSON.stringify(text), () => {
      const fields = { status: text, name: text, errorReason: text, errorMessage: text };
      const job = sampleJob(fields);
      const ends = [
        finished({ ...fields, status: 'FAILURE' }),
        unfinished(endedBy(sampleHttpError(503, text)), job),
        unfinished(CANCELLED, job),
      ];
      const rendered = [
        ...ends.map((record) => outputsOf(record)),
        outputsOf(...ends),
        renderNoWaitOutputs('InvalidInput', [text, text]),
      ];
      for (const value of rendered.flatMap((outputs) => Object.values(outputs))) {
        assert.doesNotMatch(value, /^\s*::|[\r\n]|##(?:vso)?\[/i);
      }
    });
  }

  // The echo of dash, the sh of Debian and Ubuntu, interprets these; octal numbers also without a 0.
  for (const text of [
    ...['a\\n::error::b', '\\0072:error::x', '#\\0043[error]x', '##\\0133error]x'],
    ...['a\\12::error::b', '\\72:error::x', '#\\43[error]x', 'a\\\\\\n::error::b'],
  ]) {
    test(`with echo in sh: ${JSON.stringify(text)}`, () => {
      const fields = { status: 'FAILURE', name: text, errorReason: text, errorMessage: text };
      const { status, name, ...outputs } = outputsOf(finished(fields));
      const env = {
        STATUS: status,
        NAME: name,
        REASON: outputs['error-reason'],
        MESSAGE: outputs['error-message'],
      };
      const script = 'for value in "$STATUS" "$NAME" "$REASON" "$MESSAGE"; do echo "$value"; done';
      const { stdout } = spawnSync('/bin/sh', ['-c', script], { env, encoding: 'utf8' });
      assert.doesNotMatch(stdout, /^\s*::|##\[/m);
      assert.match(stdout, /^FAILURE$/m);
    });
  }

  test('and what would have been one can still be read', () => {
    const { name } = outputsOf(finished({ name: '::error::disk full ##[error]' }));
    assert.equal(name, ': :error::disk full ## [error]');
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
