/** A machine that sleeps past the deadline, so that the clock goes on and nothing else does. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TimeoutError } from '../../../src/fiddler/errors.ts';
import { trouble } from '../trouble.ts';
import { answer, followReplies } from './replies.ts';

describe('the deadline', () => {
  test('a check that fails within a second more than it was allowed was not slept through', async () => {
    for (const [latencyMs, checks] of [
      [16_000, 1],
      [16_001, 2],
    ] as const) {
      const { askedMs } = await followReplies([trouble(503)], {
        timeoutMs: 10_000,
        latencyMs: () => latencyMs,
        startMs: 100_000,
      });
      assert.equal(askedMs.length, checks, `${latencyMs} ms`);
    }
  });

  test('the check after a machine slept far past it has 5 s again', async () => {
    const { allowedMs } = await followReplies([trouble(503), answer('SUCCESS')], {
      timeoutMs: 60_000,
      latencyMs: (call) => (call === 0 ? 3_600_000 : 0),
    });
    assert.deepEqual(allowedMs, [30_000, 5_000]);
  });

  test('the check after a machine slept 5 s past it has 5 s again, too', async () => {
    const { allowedMs } = await followReplies([trouble(503), answer('SUCCESS')], {
      timeoutMs: 60_000,
      latencyMs: (call) => (call === 0 ? 65_000 : 0),
    });
    assert.deepEqual(allowedMs, [30_000, 5_000]);
  });

  test('a check that was asked at it is the last one, even if the machine sleeps', async () => {
    const { askedMs, end } = await followReplies([trouble(503)], {
      timeoutMs: 6_000,
      latencyMs: (call) => (call === 1 ? 3_600_000 : 0),
    });
    assert.deepEqual(askedMs, [0, 6_000]);
    assert.ok(end instanceof TimeoutError);
  });

  test('a machine that slept past the deadline makes one more check, and no burst', async () => {
    const slept = await followReplies([answer('STARTED'), trouble(503), answer('SUCCESS')], {
      timeoutMs: 60_000,
      latencyMs: (call) => (call === 1 ? 3_600_000 : 0),
    });
    assert.deepEqual(slept.askedMs, [0, 6_000, 3_606_000]);
    assert.equal(slept.end, 'SUCCESS');
  });

  test('a machine that sleeps again and again past the deadline is not waited on for ever', async () => {
    const { askedMs, end } = await followReplies([trouble(503)], {
      timeoutMs: 60_000,
      latencyMs: () => 3_600_000,
    });
    assert.equal(askedMs.length, 2);
    assert.ok(end instanceof TimeoutError);
  });
});
