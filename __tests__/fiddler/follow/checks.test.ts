import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TimeoutError } from '../../../src/fiddler/errors.ts';
import { answer, followReplies } from './replies.ts';

describe('checks of a healthy job', () => {
  test('the first check is made at once, and a finished job costs no more than that', async () => {
    const { askedMs, end } = await followReplies([answer('SUCCESS')]);
    assert.deepEqual(askedMs, [0]);
    assert.equal(end, 'SUCCESS');
  });

  for (const status of ['SUCCESS', 'FAILURE', 'REVOKED']) {
    test(`${status} ends the wait`, async () => {
      const { end, checks } = await followReplies([answer('PENDING'), answer(status)]);
      assert.equal(end, status);
      assert.equal(checks.length, 2);
    });
  }

  for (const status of [
    'PENDING',
    'STARTED',
    'RETRY',
    'PAUSED',
    'success',
    ' SUCCESS',
    'Success',
  ]) {
    test(`${JSON.stringify(status)} is waited on until the deadline`, async () => {
      const { end } = await followReplies([answer(status)], { timeoutMs: 60_000 });
      assert.ok(end instanceof TimeoutError);
    });
  }

  test('the interval runs from one question to the next, however long an answer takes', async () => {
    const { askedMs } = await followReplies(
      [answer('STARTED'), answer('STARTED'), answer('STARTED'), answer('SUCCESS')],
      { intervalMs: 1_000, latencyMs: (call) => [300, 0, 2_500][call] ?? 0 },
    );
    assert.deepEqual(askedMs, [0, 1_000, 2_000, 4_500]);
  });

  test('Retry-After on a good answer is the least pause', async () => {
    const { askedMs } = await followReplies([answer('STARTED', 1, 20_000), answer('SUCCESS')]);
    assert.deepEqual(askedMs, [0, 20_000]);
  });
});

test('a check tells the job that it read', async () => {
  const { checks } = await followReplies([answer('SUCCESS', 100)]);
  assert.deepEqual(checks, [{ kind: 'answer', job: answer('SUCCESS', 100).job }]);
});

test('without an interval the job sets the pace, whatever the clock shows at the beginning', async () => {
  const { askedMs, end } = await followReplies([answer('PENDING', 0)], {
    intervalMs: null,
    timeoutMs: 20_000,
    startMs: 500_000,
  });
  assert.deepEqual(
    askedMs.map((atMs) => atMs - 500_000),
    [0, 1_000, 2_000, 4_000, 8_000, 16_000, 20_000],
  );
  assert.ok(end instanceof TimeoutError);
  assert.equal(end.waitedMs, 20_000);
});
