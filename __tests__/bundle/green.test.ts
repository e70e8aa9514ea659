/** No path leads to exit 0 but a SUCCESS that was parsed, and outputs that were written. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { jobAnswer, type Reply } from '../../sandbox/fiddler-server.js';
import { makeFolder } from '../set-up.ts';
import { JOB_ID } from './action.ts';
import { type Outcome, type WaitOptions, waitFor } from './wait-for.ts';

const OTHER_ID = '00000000-0000-4000-8000-000000000001';
const SUCCESS = jobAnswer({ id: JOB_ID, status: 'SUCCESS', progress: 100 });
const SUCCESS_TEXT = JSON.stringify(SUCCESS);

/** A wait that is over soon, whatever the answer to its every request. */
function waitBriefly(reply: Reply, options: WaitOptions = {}): Promise<Outcome> {
  return waitFor([reply], { inputs: { timeout: '1', interval: '0.5' }, ...options });
}

function sabotaged(how: string): Readonly<Record<string, string>> {
  const file = join(import.meta.dirname, 'sabotage.cjs');
  return { NODE_OPTIONS: `--require=${file}`, SABOTAGE: how };
}

function withStatus(status: unknown): Reply {
  return { body: jobAnswer({ id: JOB_ID, status }) };
}

const NOT_GREEN: Readonly<Record<string, Reply>> = {
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
  'no answer at all': () => {},
  'an empty 200': { body: '' },
  'a page': { headers: { 'content-type': 'text/html' }, body: '<h1>SUCCESS</h1>' },
  'the job of another id': { body: jobAnswer({ id: OTHER_ID, status: 'SUCCESS' }) },
  'a 200 of kind ERROR': { body: { ...SUCCESS, kind: 'ERROR' } },
  'a 200 without a kind': { body: { data: SUCCESS.data } },
  'a job without an envelope': { body: SUCCESS.data },
  'a list': { body: [SUCCESS] },
  null: { body: 'null' },
  'two JSON bodies in one answer': { body: SUCCESS_TEXT + SUCCESS_TEXT },
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

const OUTPUTS = ['status', 'error-reason', 'error-message', 'progress', 'name', 'elapsed', 'jobs'];

describe('the step stays red, with one error annotation and every output set,', {
  concurrency: 2,
}, () => {
  for (const [what, reply] of Object.entries(NOT_GREEN)) {
    test(`for ${what}`, async () => {
      const { exitCode, outputs, errors, elapsedMs } = await waitBriefly(reply);
      assert.equal(exitCode, 1);
      assert.equal(errors.length, 1);
      assert.deepEqual(Object.keys(outputs).toSorted(), OUTPUTS.toSorted());
      // As a workflow compares.
      assert.notEqual(outputs['status']?.toUpperCase(), 'SUCCESS');
      assert.notEqual(outputs['error-reason'], '');
      assert.ok(elapsedMs < 8_500, `${elapsedMs} ms`);
    });
  }

  test('for a defect of the action itself', async () => {
    const { exitCode, outputs, errors } = await waitBriefly(
      { body: SUCCESS },
      { env: sabotaged('the report throws null') },
    );
    assert.equal(exitCode, 1);
    assert.equal(errors.length, 1);
    assert.deepEqual(Object.keys(outputs).toSorted(), OUTPUTS.toSorted());
    assert.equal(outputs['error-reason'], 'Error');
  });
});

describe('the step stays red', { concurrency: 2 }, () => {
  test('for a SUCCESS whose outputs cannot be written', async (t) => {
    const { exitCode, errors } = await waitBriefly(
      { body: SUCCESS },
      { env: { GITHUB_OUTPUT: makeFolder(t) } },
    );
    assert.equal(exitCode, 1);
    assert.match(errors[0] ?? '', /outputs could not be written/);
  });

  test('for a SUCCESS whose file for outputs is missing', async () => {
    const { exitCode } = await waitBriefly(
      { body: SUCCESS },
      { env: { GITHUB_OUTPUT: '/nowhere/out' } },
    );
    assert.equal(exitCode, 1);
  });

  for (const sabotage of [
    'sleeps never end',
    'requests are never answered nor refused',
    'requests throw what is no Error',
    'outputs throw what is no Error',
  ]) {
    test(`where ${sabotage}, though the job succeeds`, async () => {
      const { exitCode } = await waitFor([withStatus('STARTED'), { body: SUCCESS }], {
        inputs: { timeout: '2' },
        env: sabotaged(sabotage),
      });
      assert.equal(exitCode, 1);
    });
  }

  test('where the process is killed while it waits', async () => {
    const { exitCode } = await waitBriefly(withStatus('STARTED'), {
      onStart: (action) => setTimeout(() => action.kill('SIGKILL'), 300),
    });
    assert.notEqual(exitCode, 0);
  });
});

test('the same answer, whole and as it should be, is green', async () => {
  const { exitCode } = await waitBriefly({ body: SUCCESS });
  assert.equal(exitCode, 0);
});

test('the bundle starts as failed and clears that in one place alone', () => {
  const bundle = readFileSync(resolve(import.meta.dirname, '../../dist/index.js'), 'utf8');
  const codes = Array.from(bundle.matchAll(/\bexitCode ?= ?([\w.]+)/g), ([, code = '']) =>
    code.replace(/^\w+\.Failure$/, 'core.setFailed'),
  );
  assert.deepEqual(codes.toSorted(), ['0', '1', 'core.setFailed']);
  // It never exits with a code that it gives itself.
  assert.doesNotMatch(bundle, /\.(?:exit|reallyExit)\([^)]/);
});
