/** How a wait ends for a job that is not done in time. */
import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, test } from 'node:test';
import { jobAnswer, type Reply } from '../../sandbox/fiddler-server.js';
import { JOB_ID } from './action.ts';
import { job, refusal, waitFor } from './wait-for.ts';

describe('the timeout', () => {
  test('tells how long was waited, the last state, what was met and the last error', async () => {
    const { exitCode, errors, outputs, elapsedMs } = await waitFor(
      [job('STARTED', { progress: 40 }), job('STARTED', { progress: 40 }), refusal(503)],
      { inputs: { timeout: '2', interval: '0.5' } },
    );
    assert.equal(exitCode, 1);
    assert.equal(errors.length, 1);
    assert.match(
      errors[0] ?? '',
      /last seen STARTED, progress: 40\.0% at 0:0\d; the checks after that failed.*waited 2(\.\d)? s/,
    );
    assert.match(errors[0] ?? '', /\d checks: \d × .*HTTP 503/);
    assert.match(errors[0] ?? '', /2 × STARTED/);
    assert.match(errors[0] ?? '', /Last error: .*some message/);
    assert.equal(outputs['status'], 'STARTED');
    assert.equal(outputs['error-reason'], 'TimeoutError');
    assert.match(outputs['elapsed'] ?? '', /^2\.\d$/);
    assert.ok(elapsedMs > 2_000 && elapsedMs < 3_500, `${elapsedMs} ms`);
  });

  const answerWith =
    (status: string) =>
    (response: ServerResponse): unknown =>
      response.end(JSON.stringify(jobAnswer({ id: JOB_ID, status })));
  const UNDER_WAY: ReadonlyArray<{
    what: string;
    end: (response: ServerResponse) => unknown;
    exitCode: number;
  }> = [
    { what: 'brings SUCCESS', end: answerWith('SUCCESS'), exitCode: 0 },
    { what: 'brings STARTED', end: answerWith('STARTED'), exitCode: 1 },
    { what: 'is cut', end: (response) => response.destroy(), exitCode: 1 },
  ];
  for (const { what, end, exitCode } of UNDER_WAY) {
    test(`takes a request that is under way then and ${what} for the last check`, async () => {
      const late: Reply = (_request, response) => {
        setTimeout(() => end(response), 800);
      };
      const result = await waitFor([late], { inputs: { timeout: '0.3', interval: '0.1' } });
      assert.equal(result.exitCode, exitCode);
      assert.equal(result.requests.length, 1);
      assert.equal(result.outputs['error-reason'], exitCode === 0 ? '' : 'TimeoutError');
    });
  }

  test('of 0 checks once', async () => {
    const { exitCode, requests, outputs } = await waitFor([job('STARTED')], {
      inputs: { timeout: '0' },
    });
    assert.equal(exitCode, 1);
    assert.equal(requests.length, 1);
    assert.equal(outputs['error-reason'], 'TimeoutError');
  });

  test('of 0 is green for a job that is done', async () => {
    const { exitCode } = await waitFor([job('SUCCESS')], { inputs: { timeout: '0' } });
    assert.equal(exitCode, 0);
  });
});
