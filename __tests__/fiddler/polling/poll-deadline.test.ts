/** When a wait gives up, also if the machine sleeps: the clock goes on and nothing else does. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TimeoutError } from '../../../src/fiddler/errors.ts';
import { httpErrorOf } from '../sample-errors.ts';
import { pollReplies, reading } from './simulation.ts';

const HOUR_MS = 3_600_000;
const STARTED = reading('STARTED', 40);
const SUCCESS = reading('SUCCESS');
const BUSY = httpErrorOf(503, 1_000);

/** The latencies of the requests in turn; later ones take no time. */
function latencies(...latenciesMs: readonly number[]): (request: number) => number {
  return (request) => latenciesMs[request] ?? 0;
}

describe('the deadline', () => {
  test('no sleep extends past it, and the last check is made at it', async () => {
    const { sentMs, end } = await pollReplies([STARTED], { timeoutMs: 15_000 });
    assert.deepEqual(sentMs, [0, 6_000, 12_000, 15_000]);
    assert.ok(end instanceof TimeoutError);
    assert.equal(end.waitedMs, 15_000);
    assert.equal(end.lastJob, STARTED.job);
    assert.equal(end.lastError, null);
    assert.equal(end.hadLastCheck, true);
    assert.equal(`${end.tally}`, '4 checks: 4 × STARTED');
  });

  test('a timeout has the error of the last check, if that failed, and counts of all', async () => {
    const { end } = await pollReplies([STARTED, BUSY], { timeoutMs: 20_000 });
    assert.ok(end instanceof TimeoutError);
    assert.equal(end.lastError, BUSY);
    assert.equal(end.lastJob, STARTED.job);
    assert.equal(`${end.tally}`, '4 checks: 3 × HTTP 503, 1 × STARTED');
    const recovered = await pollReplies([STARTED, BUSY, STARTED], { timeoutMs: 20_000 });
    assert.ok(recovered.end instanceof TimeoutError);
    assert.equal(recovered.end.lastError, null);
  });

  test('a SUCCESS that the last check reads still counts', async () => {
    const { end } = await pollReplies([STARTED, SUCCESS], { timeoutMs: 5_000 });
    assert.equal(end, 'SUCCESS');
  });

  test('a timeout of 0 checks once', async () => {
    const { sentMs, end, timeoutsMs } = await pollReplies([STARTED], { timeoutMs: 0 });
    assert.deepEqual(sentMs, [0]);
    assert.deepEqual(timeoutsMs, [5_000]);
    assert.ok(end instanceof TimeoutError);
  });

  test('a request has 30 s, but ends at most 5 s past it, so the last one has 5 s', async () => {
    const options = { timeoutMs: 60_000, intervalMs: 25_000 };
    const { timeoutsMs } = await pollReplies([STARTED], options);
    assert.deepEqual(timeoutsMs, [30_000, 30_000, 15_000, 5_000]);
  });

  for (const reply of [SUCCESS, STARTED, BUSY]) {
    const what = reply instanceof Error ? reply.label : reply.job.status;
    test(`a request that is under way at it and ends with ${what} is the last check`, async () => {
      const options = { timeoutMs: 10_000, latencyMs: latencies(0, 6_000) };
      const { sentMs, end, endMs } = await pollReplies([STARTED, reply], options);
      assert.deepEqual(sentMs, [0, 6_000]);
      assert.equal(
        end instanceof TimeoutError ? 'timeout' : end,
        reply === SUCCESS ? what : 'timeout',
      );
      assert.equal(endMs, 12_000);
    });
  }

  test('a check that fails just before it is not the last one', async () => {
    const options = { timeoutMs: 10_000, latencyMs: latencies(0, 3_999) };
    const { sentMs } = await pollReplies([STARTED, httpErrorOf(503)], options);
    assert.deepEqual(sentMs, [0, 6_000, 10_000]);
  });

  for (const reply of [httpErrorOf(429, HOUR_MS), reading('STARTED', 1, HOUR_MS)]) {
    const what = reply instanceof Error ? reply.label : reply.job.status;
    test(`Retry-After of ${what} does not extend past it`, async () => {
      const { sentMs } = await pollReplies([reply], { timeoutMs: 60_000 });
      assert.deepEqual(sentMs, [0, 60_000]);
    });
  }
});

describe('a machine that sleeps past the deadline', () => {
  test('makes one more check, and no burst', async () => {
    const { sentMs, end } = await pollReplies([STARTED, BUSY, SUCCESS], {
      timeoutMs: 60_000,
      latencyMs: latencies(0, HOUR_MS),
    });
    assert.deepEqual(sentMs, [0, 6_000, HOUR_MS + 6_000]);
    assert.equal(end, 'SUCCESS');
  });

  test('has overslept only if the check took over a second more than its timeout', async () => {
    for (const [latencyMs, checks] of [
      [16_000, 1],
      [16_001, 2],
    ] as const) {
      const options = { timeoutMs: 10_000, latencyMs: () => latencyMs, startMs: 100_000 };
      const { sentMs } = await pollReplies([BUSY], options);
      assert.equal(sentMs.length, checks, `${latencyMs} ms`);
    }
  });

  test('gives the next check 5 s, however far past the deadline that is', async () => {
    for (const sleptMs of [65_000, HOUR_MS]) {
      const options = { timeoutMs: 60_000, latencyMs: latencies(sleptMs) };
      const { timeoutsMs } = await pollReplies([BUSY, SUCCESS], options);
      assert.deepEqual(timeoutsMs, [30_000, 5_000]);
    }
  });

  test('during the check at the deadline, or again and again, does not wait forever', async () => {
    for (const [timeoutMs, latencyMs] of [
      [6_000, latencies(0, HOUR_MS)],
      [60_000, () => HOUR_MS],
    ] as const) {
      const { sentMs, end } = await pollReplies([BUSY], { timeoutMs, latencyMs });
      assert.equal(sentMs.length, 2);
      assert.ok(end instanceof TimeoutError);
    }
  });
});
