import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { waitForJobs } from '../wait-for.ts';
import { A, B, C, jobOf, statusesIn } from './jobs.ts';

describe('several jobs', { concurrency: 4 }, () => {
  for (const [how, ids] of [
    ['line breaks', `${A}\n${B}\r\n${C}\n`],
    ['commas and blanks', `${A}, ${B} ,${C}`],
    ['a JSON array', JSON.stringify([A, B, C])],
    ['any letter case, some twice', `${A.toUpperCase()} ${B} ${A} ${C} ${B}`],
  ] as const) {
    test(`given by ${how} are green when each is SUCCESS, in the order asked for`, async () => {
      const { exitCode, outputs, requests, errors } = await waitForJobs(
        {
          [C]: [jobOf(C, 'SUCCESS')],
          [A]: [jobOf(A, 'STARTED'), jobOf(A, 'SUCCESS')],
          [B]: [jobOf(B, 'SUCCESS')],
        },
        { inputs: { 'job-id': ids } },
      );
      assert.equal(exitCode, 0);
      assert.deepEqual(errors, []);
      assert.equal(requests.length, 4);
      assert.equal(outputs['status'], 'SUCCESS');
      assert.deepEqual(statusesIn(outputs), [`${A} SUCCESS`, `${B} SUCCESS`, `${C} SUCCESS`]);
    });
  }

  test('of which one id is empty are refused, not waited for without it', async () => {
    const { exitCode, errors, requests } = await waitForJobs(
      { [A]: [jobOf(A, 'SUCCESS')] },
      { inputs: { 'job-id': JSON.stringify([A, '']) } },
    );
    assert.equal(exitCode, 1);
    assert.match(errors[0] ?? '', /`job-id`.*is empty.*publishing step/);
    assert.equal(requests.length, 0);
  });
});
