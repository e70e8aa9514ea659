import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApiError, TimeoutError } from '../../../src/fiddler/errors.ts';
import { follow } from '../../../src/fiddler/follow/follow.ts';
import { FakeClock } from '../../fake-clock.ts';
import { JOB_ID } from '../sample-job.ts';
import { trouble } from '../trouble.ts';
import { answer, followOptions, followReplies, type Reply, ScriptedReader } from './replies.ts';

const cut = new ApiError('cut', { kind: 'network', label: 'ECONNRESET' });

describe('the deadline', () => {
  test('no sleep reaches past it, and the last check is made at it', async () => {
    const { askedMs, end } = await followReplies([answer('STARTED', 40)], { timeoutMs: 15_000 });
    assert.deepEqual(askedMs, [0, 6_000, 12_000, 15_000]);
    assert.ok(end instanceof TimeoutError);
    assert.equal(end.waitedMs, 15_000);
    assert.equal(end.lastJob?.progress, 40);
    assert.equal(`${end.tally}`, '4 checks: 4 × STARTED');
  });

  test('a SUCCESS that the last check brings still counts', async () => {
    const { end } = await followReplies([answer('STARTED'), answer('SUCCESS')], {
      timeoutMs: 5_000,
    });
    assert.equal(end, 'SUCCESS');
  });

  test('a check that comes late at it has what is left of 5 s', async () => {
    const { allowedMs, askedMs } = await followReplies([answer('STARTED')], {
      timeoutMs: 8_000,
      latencyMs: (call) => (call === 0 ? 7_000 : 0),
    });
    assert.deepEqual(askedMs, [0, 7_000, 8_000]);
    assert.deepEqual(allowedMs, [13_000, 6_000, 5_000]);
  });

  test('a timeout of 0 checks once', async () => {
    const { askedMs, end, allowedMs } = await followReplies([answer('STARTED')], { timeoutMs: 0 });
    assert.deepEqual(askedMs, [0]);
    assert.deepEqual(allowedMs, [5_000]);
    assert.ok(end instanceof TimeoutError);
  });

  test('a check has 30 s to answer, but not more than 5 s past it, so that the last one has 5 s', async () => {
    const { allowedMs } = await followReplies([answer('STARTED')], {
      timeoutMs: 60_000,
      intervalMs: 25_000,
    });
    assert.deepEqual(allowedMs, [30_000, 30_000, 15_000, 5_000]);
  });

  const UNDER_WAY: ReadonlyArray<{ what: string; reply: Reply; ends: string }> = [
    { what: 'brings SUCCESS', reply: answer('SUCCESS'), ends: 'SUCCESS' },
    { what: 'brings STARTED', reply: answer('STARTED'), ends: 'TimeoutError' },
    { what: 'fails', reply: trouble(503, 1_000), ends: 'TimeoutError' },
    { what: 'is cut', reply: cut, ends: 'TimeoutError' },
  ];
  for (const { what, reply, ends } of UNDER_WAY) {
    test(`a request that is under way at it and ${what} counts as the last check`, async () => {
      const { askedMs, end, endMs } = await followReplies([answer('STARTED'), reply], {
        timeoutMs: 10_000,
        latencyMs: (call) => (call === 1 ? 6_000 : 0),
      });
      assert.deepEqual(askedMs, [0, 6_000]);
      assert.equal(end instanceof Error ? end.name : end, ends);
      assert.equal(endMs, 12_000);
    });
  }

  test('a check that is cut before it is not the last one', async () => {
    const { askedMs } = await followReplies([answer('STARTED'), cut], {
      timeoutMs: 10_000,
      latencyMs: (call) => (call === 1 ? 3_999 : 0),
    });
    assert.deepEqual(askedMs, [0, 6_000, 10_000]);
  });

  test('Retry-After reaches no further than the deadline', async () => {
    const { askedMs } = await followReplies([trouble(429, 3_600_000)], { timeoutMs: 60_000 });
    assert.deepEqual(askedMs, [0, 60_000]);
  });

  test('the timeout tells of the last error that was met, also where no turn came for a last check', async () => {
    const clock = new FakeClock();
    const options = followOptions(clock, { intervalMs: null, timeoutMs: 60_000 });
    const reader = new ScriptedReader(clock, [trouble(503)]);
    const jobs = Array.from({ length: 300 }, async () => {
      const checks = follow(JOB_ID, { ...options, reader });
      for await (const _ of checks);
    });
    const ends = await clock.run(Promise.allSettled(jobs));
    const timeouts = ends.map((end) => (end.status === 'rejected' ? end.reason : null));
    assert.ok(timeouts.some((end) => end instanceof TimeoutError && !end.hadLastCheck));
    for (const end of timeouts) {
      assert.ok(end instanceof TimeoutError);
      if (end.tally.total > 0) assert.equal(end.lastError?.label, 'HTTP 503');
    }
  });

  test('the timeout tells of the last error and of everything that was met', async () => {
    const { end } = await followReplies([answer('STARTED'), trouble(503)], { timeoutMs: 20_000 });
    assert.ok(end instanceof TimeoutError);
    assert.equal(end.lastError?.label, 'HTTP 503');
    assert.equal(end.cause, end.lastError);
    assert.equal(`${end.tally}`, '4 checks: 3 × HTTP 503, 1 × STARTED');
  });
});
