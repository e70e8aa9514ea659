/** Exit 0 has one cause: a parsed SUCCESS for every job, and written outputs. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { jobAnswer, type Reply } from '../../sandbox/fiddler-server.js';
import { makeFolder } from '../fixtures.ts';
import { BUNDLE, JOB_ID } from './action.ts';
import { job, type Outcome, type WaitOptions, waitFor } from './wait-for.ts';

const OTHER_ID = '00000000-0000-4000-8000-000000000001';
const SUCCESS = jobAnswer({ id: JOB_ID, status: 'SUCCESS', progress: 100 });
const SUCCESS_TEXT = JSON.stringify(SUCCESS);

/** A wait of two or three checks. */
function waitBriefly(reply: Reply, options: WaitOptions = {}): Promise<Outcome> {
  return waitFor([reply], { inputs: { timeout: '0.2' }, ...options });
}

function sabotaged(how: string): Readonly<Record<string, string>> {
  const file = join(import.meta.dirname, 'sabotage.cjs');
  return { NODE_OPTIONS: `--require=${file}`, SABOTAGE: how };
}

function withStatus(status: unknown): Reply {
  return { body: jobAnswer({ id: JOB_ID, status }) };
}

const NOT_A_SUCCESS: Readonly<Record<string, Reply>> = {
  'a body that is cut': (_request, response) => {
    response.writeHead(200, { 'content-length': SUCCESS_TEXT.length + 10 });
    response.write(SUCCESS_TEXT, () => response.destroy());
  },
  'a body that is cut after its headers': (_request, response) => {
    response.writeHead(200, { 'content-length': SUCCESS_TEXT.length });
    response.flushHeaders();
    setTimeout(() => response.destroy(), 20);
  },
  'a chunked body that is cut after a whole SUCCESS': (_request, response) => {
    response.writeHead(200);
    response.write(SUCCESS_TEXT, () => response.destroy());
  },
  'a body that stalls after a whole SUCCESS': (_request, response) => {
    response.writeHead(200);
    response.write(SUCCESS_TEXT);
  },
  'no response at all': () => {},
  'an empty 200': { body: '' },
  'an HTML page': { headers: { 'content-type': 'text/html' }, body: '<h1>SUCCESS</h1>' },
  'a job with another id': { body: jobAnswer({ id: OTHER_ID, status: 'SUCCESS' }) },
  'a 200 of kind ERROR': { body: { ...SUCCESS, kind: 'ERROR' } },
  'a 200 without a kind': { body: { data: SUCCESS.data } },
  'a job without an envelope': { body: SUCCESS.data },
  'a list': { body: [SUCCESS] },
  null: { body: 'null' },
  'two JSON bodies in one response': { body: SUCCESS_TEXT + SUCCESS_TEXT },
  'a 206': { status: 206, body: SUCCESS },
  'a 201': { status: 201, body: SUCCESS },
  'a 203': { status: 203, body: SUCCESS },
  'a 500 with a SUCCESS': { status: 500, body: SUCCESS },
  'a 404 with a SUCCESS': { status: 404, body: SUCCESS },
  'the state "success"': withStatus('success'),
  'the state "SUCCESS "': withStatus('SUCCESS '),
  'the state ["SUCCESS"]': withStatus(['SUCCESS']),
  'the state {"value":"SUCCESS"}': withStatus({ value: 'SUCCESS' }),
  'the state true': withStatus(true),
  'the state ""': withStatus(''),
  'a progress of 100 and no state': {
    body: jobAnswer({ id: JOB_ID, status: null, progress: 100 }),
  },
  'a SUCCESS of more than 4 MiB': {
    body: jobAnswer({ id: JOB_ID, status: 'SUCCESS', info: { text: 'x'.repeat(5 * 2 ** 20) } }),
  },
};

const OUTPUTS = [
  'elapsed',
  'error-message',
  'error-reason',
  'jobs',
  'jobs-file',
  'name',
  'progress',
  'status',
];

describe('the step fails, with one error annotation and every output set,', {
  concurrency: 4,
}, () => {
  for (const [what, reply] of Object.entries(NOT_A_SUCCESS)) {
    test(`for ${what}`, async () => {
      const { exitCode, outputs, errors } = await waitBriefly(reply);
      assert.equal(exitCode, 1);
      assert.equal(errors.length, 1);
      assert.deepEqual(Object.keys(outputs).sort(), OUTPUTS);
      // Expressions in workflows compare without case.
      assert.notEqual(outputs['status']?.toUpperCase(), 'SUCCESS');
      assert.notEqual(outputs['error-reason'], '');
      // 6 s after the deadline at most.
      assert.ok(Number(outputs['elapsed']) <= 6.2, `${outputs['elapsed']} s`);
    });
  }

  test('for a defect of the action itself', async () => {
    const { exitCode, outputs, errors } = await waitBriefly(
      { body: SUCCESS },
      { env: sabotaged('the report throws null') },
    );
    assert.equal(exitCode, 1);
    assert.equal(errors.length, 1);
    assert.deepEqual(Object.keys(outputs).sort(), OUTPUTS);
    assert.equal(outputs['error-reason'], 'Error');
  });
});

describe('the step fails although the job succeeds', { concurrency: 4 }, () => {
  for (const [what, path] of [
    ['is a folder', makeFolder],
    ['is missing', (): string => '/nowhere/output'],
  ] as const) {
    test(`if the file for outputs ${what}`, async (t) => {
      const env = { GITHUB_OUTPUT: path(t) };
      const { exitCode, errors } = await waitBriefly({ body: SUCCESS }, { env });
      assert.equal(exitCode, 1);
      assert.equal(errors.length, 1);
      assert.match(errors[0] ?? '', /outputs could not be written/);
    });
  }

  for (const sabotage of [
    'sleeps never end',
    'requests never settle',
    'requests throw a string',
    'outputs throw a string',
  ]) {
    test(`if ${sabotage}`, async () => {
      const { exitCode } = await waitFor([job('STARTED'), { body: SUCCESS }], {
        inputs: { timeout: '2', interval: '1' },
        env: sabotaged(sabotage),
      });
      assert.equal(exitCode, 1);
    });
  }
});

test('the same response, complete and correct, is a success', async () => {
  const { exitCode } = await waitBriefly({ body: SUCCESS });
  assert.equal(exitCode, 0);
});

test('the bundle sets the exit code to 1 first, and clears it in one place', () => {
  const bundle = readFileSync(BUNDLE, 'utf8');
  const codes = Array.from(
    bundle.matchAll(/\bexitCode\b[^=;]*=(?!=)\s*([^;]+);/g),
    ([, code]) => code,
  );
  assert.deepEqual(codes, ['ExitCode.Failure', '1', '0']);
  assert.match(bundle, /\nif \(succeeded\)\n\s*process\.exitCode = 0;\n/);
  // Nothing exits with another code.
  assert.doesNotMatch(bundle, /\.(?:exit|reallyExit)\([^)]/);
});
