/** A wait survives every fault, before the job was first read and after, and tells of it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PASSING_FAULTS } from './faults.ts';
import { job, waitFor } from './wait-for.ts';

const STARTED = job('STARTED');
const SUCCESS = job('SUCCESS');

describe('a wait survives', { concurrency: 8 }, () => {
  // The slow ones first: each takes 30 s, and the others fit in beside them.
  const slowFirst = PASSING_FAULTS.toSorted((a, b) => Number(!a.isSlow) - Number(!b.isSlow));
  for (const { name, reply, told, isSlow } of slowFirst) {
    test(`${name}`, async () => {
      const course = isSlow ? [reply, SUCCESS] : [reply, STARTED, reply, reply, SUCCESS];
      const { exitCode, log, errors } = await waitFor(course, { inputs: { timeout: '60' } });
      assert.equal(exitCode, 0);
      assert.deepEqual(errors, []);
      assert.match(log, told);
    });
  }
});

describe('a wait that meets nothing else ends in time, and its timeout tells of', {
  concurrency: 8,
}, () => {
  for (const { name, reply, isSlow } of PASSING_FAULTS) {
    test(`${name}`, async () => {
      const { exitCode, outputs, errors, elapsedMs } = await waitFor([reply], {
        inputs: { timeout: '1' },
      });
      assert.equal(exitCode, 1);
      assert.equal(outputs['error-reason'], 'TimeoutError');
      assert.match(
        errors[0] ?? '',
        isSlow ? /no complete answer within 6 s/ : /Last error: GET http/,
      );
      assert.ok(elapsedMs < 8_000, `${elapsedMs} ms`);
    });
  }
});
