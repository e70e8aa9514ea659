import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { jobAnswer, type Reply } from '../../../sandbox/fiddler-server.js';
import { refusal, waitForJobs } from '../wait-for.ts';
import { A, B, C, jobOf, statusesIn } from './jobs.ts';

describe('several jobs', { concurrency: 4 }, () => {
  test('end at the first that did not succeed', async () => {
    const { exitCode, outputs, errors, elapsedMs } = await waitForJobs({
      [A]: [jobOf(A, 'STARTED')],
      [B]: [
        jobOf(B, 'STARTED'),
        jobOf(B, 'FAILURE', { error_reason: 'Bad', error_message: 'row 7' }),
      ],
      [C]: [jobOf(C, 'SUCCESS')],
    });
    assert.equal(exitCode, 1);
    assert.ok(elapsedMs < 5_000);
    assert.equal(outputs['status'], 'FAILURE');
    assert.equal(outputs['error-reason'], 'Bad');
    assert.equal(errors.length, 1);
    assert.match(errors[0] ?? '', RegExp(`^.*\\[${B}\\] failed with Bad: row 7`));
    assert.match(errors[0] ?? '', /1 other job was no longer waited for.*fail-fast/);
    assert.match(errors[0] ?? '', /1 of 3 jobs succeeded/);
  });

  test('are all waited for where fail-fast is false, and the annotation names each that failed', async () => {
    const { exitCode, outputs, errors } = await waitForJobs(
      {
        [A]: [refusal(404)],
        [B]: [jobOf(B, 'REVOKED')],
        [C]: [
          jobOf(C, 'STARTED'),
          jobOf(C, 'STARTED'),
          jobOf(C, 'FAILURE', { error_reason: 'Bad' }),
        ],
      },
      { inputs: { 'fail-fast': 'false' } },
    );
    assert.equal(exitCode, 1);
    assert.equal(outputs['status'], 'FAILURE');
    assert.equal(errors.length, 1);
    for (const id of [A, B, C]) assert.ok(errors[0]?.includes(id), id);
    assert.match(errors[0] ?? '', /0 of 3 jobs succeeded/);
    assert.deepEqual(statusesIn(outputs), [`${A} null`, `${B} REVOKED`, `${C} FAILURE`]);
  });

  for (const [statuses, worst] of [
    [['REVOKED', 'FAILURE', 'SUCCESS'], 'FAILURE'],
    [['SUCCESS', 'STARTED', 'REVOKED'], 'REVOKED'],
    [['SUCCESS', 'PENDING', 'SUCCESS'], 'PENDING'],
  ] as const) {
    test(`that are ${statuses.join(', ')} have the status ${worst}`, async () => {
      const [a, b, c] = statuses;
      const { exitCode, outputs } = await waitForJobs(
        { [A]: [jobOf(A, a)], [B]: [jobOf(B, b)], [C]: [jobOf(C, c)] },
        { inputs: { 'fail-fast': 'false', timeout: '0.5' } },
      );
      assert.equal(exitCode, 1);
      assert.equal(outputs['status'], worst);
    });
  }

  test('that end badly at the deadline are all told of', async () => {
    const late: Reply = (_request, response) => {
      const body = JSON.stringify(jobAnswer({ id: B, status: 'FAILURE', error_reason: 'Bad' }));
      setTimeout(() => response.end(body), 1_000);
    };
    const { outputs, errors } = await waitForJobs(
      { [A]: [jobOf(A, 'STARTED')], [B]: [jobOf(B, 'STARTED'), late] },
      { inputs: { timeout: '1', interval: '30' } },
    );
    assert.equal(outputs['error-reason'], 'Bad');
    for (const id of [A, B]) assert.ok(errors[0]?.includes(id), id);
  });
});
