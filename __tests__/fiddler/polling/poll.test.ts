import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApiError, TimeoutError } from '../../../src/fiddler/errors.ts';
import { poll } from '../../../src/fiddler/polling/poll.ts';
import { FakeClock } from '../../fake-clock.ts';
import { httpErrorOf } from '../sample-errors.ts';
import { JOB_ID } from '../sample-job.ts';
import { pollOptions, pollReplies, reading } from './simulation.ts';

const RESET = new ApiError('reset', { kind: 'network', label: 'ECONNRESET' });
const NOT_A_JOB = new ApiError('not a job', { kind: 'invalid-body', label: 'not a job' });
const UNTRUSTED = new ApiError('untrusted', { kind: 'certificate', label: 'CERT_HAS_EXPIRED' });

const STARTED = reading('STARTED');
const SUCCESS = reading('SUCCESS', 100);

describe('checks', () => {
  test('the first check is made at once, and a finished job costs one request', async () => {
    const { sentMs, end, results } = await pollReplies([SUCCESS]);
    assert.deepEqual(sentMs, [0]);
    assert.equal(end, 'SUCCESS');
    assert.deepEqual(results, [{ kind: 'read', job: SUCCESS.job }]);
  });

  for (const status of ['SUCCESS', 'FAILURE', 'REVOKED']) {
    test(`${status} ends the wait`, async () => {
      const { end, results } = await pollReplies([reading('PENDING'), reading(status)]);
      assert.equal(end, status);
      assert.equal(results.length, 2);
    });
  }

  for (const status of ['PENDING', 'STARTED', 'RETRY', 'PAUSED', 'success', ' SUCCESS']) {
    test(`${JSON.stringify(status)} is polled until the deadline`, async () => {
      const { end } = await pollReplies([reading(status)], { timeoutMs: 60_000 });
      assert.ok(end instanceof TimeoutError);
      assert.equal(`${end.tally}`, `11 checks: 11 × ${status}`);
    });
  }

  test('the interval runs from request to request, however long a response takes', async () => {
    const { sentMs } = await pollReplies([STARTED, STARTED, STARTED, SUCCESS], {
      intervalMs: 1_000,
      latencyMs: (request) => [300, 0, 2_500][request] ?? 0,
    });
    assert.deepEqual(sentMs, [0, 1_000, 2_000, 4_500]);
  });

  test('without an interval it adapts to the job, whenever the wait begins', async () => {
    const options = { intervalMs: null, timeoutMs: 20_000, startMs: 500_000 };
    const { sentMs, end } = await pollReplies([reading('PENDING', 0)], options);
    const passedMs = sentMs.map((atMs) => atMs - 500_000);
    assert.deepEqual(passedMs, [0, 1_000, 2_000, 4_000, 8_000, 16_000, 20_000]);
    assert.ok(end instanceof TimeoutError);
    assert.equal(end.waitedMs, 20_000);
  });

  for (const intervalMs of [6_000, null]) {
    test(`Retry-After of a job is the minimum pause (interval: ${intervalMs})`, async () => {
      const options = { intervalMs, latencyMs: () => 500 };
      const { sentMs } = await pollReplies([reading('STARTED', 1, 20_000), SUCCESS], options);
      assert.deepEqual(sentMs, [0, 20_500]);
    });
  }
});

describe('transient errors', () => {
  for (const error of [httpErrorOf(503), httpErrorOf(429), httpErrorOf(206), RESET, NOT_A_JOB]) {
    test(`${error.label} is retried before and after the job was read`, async () => {
      const replies = [error, error, error, STARTED, error, error, error, SUCCESS];
      const { end } = await pollReplies(replies);
      assert.equal(end, 'SUCCESS');
    });
  }

  test('the pause grows from the interval by doubling to 30 s, and is normal after a success', async () => {
    const errors = Array<Error>(8).fill(httpErrorOf(503));
    const { sentMs } = await pollReplies([...errors, STARTED, httpErrorOf(503), SUCCESS], {
      intervalMs: 1_000,
    });
    const pausesMs = sentMs.slice(1).map((atMs, index) => atMs - (sentMs[index] ?? 0));
    // 24 s and up to a quarter of jitter, which is 0 here.
    const seconds = [1, 2, 4, 8, 16, 24, 24, 24, 1, 1];
    assert.deepEqual(
      pausesMs,
      seconds.map((pause) => pause * 1_000),
    );
  });

  test('without an interval the pause grows from 1 s', async () => {
    const options = { intervalMs: null, timeoutMs: 20_000 };
    const { sentMs } = await pollReplies([httpErrorOf(503)], options);
    assert.deepEqual(sentMs, [0, 1_000, 3_000, 7_000, 15_000, 20_000]);
  });

  test('scattered errors over a long wait never add up', async () => {
    const replies = Array.from({ length: 200 }, (_, index) =>
      index % 2 === 0 ? STARTED : httpErrorOf([503, 404, 401][index % 3] ?? 500),
    );
    const { end } = await pollReplies([...replies, SUCCESS], { timeoutMs: 86_400_000 });
    assert.equal(end, 'SUCCESS');
  });

  test('Retry-After lengthens the pause, and never shortens it', async () => {
    const longer = await pollReplies([httpErrorOf(503, 20_000), SUCCESS]);
    assert.deepEqual(longer.sentMs, [0, 20_000]);
    const shorter = await pollReplies([httpErrorOf(503, 1_000), SUCCESS]);
    assert.deepEqual(shorter.sentMs, [0, 6_000]);
  });

  test('a failed check is reported with the pause after it, the last one with none', async () => {
    const error = httpErrorOf(503);
    const { results } = await pollReplies([error], { timeoutMs: 10_000 });
    const pauses = [6_000, 4_000, null];
    assert.deepEqual(
      results,
      pauses.map((pauseMs) => ({ kind: 'failed', error, pauseMs })),
    );
  });
});

describe('permanent errors', () => {
  for (const error of [httpErrorOf(401), httpErrorOf(404), httpErrorOf(302), UNTRUSTED]) {
    test(`${error.label} ends the wait at once if the job was never read`, async () => {
      const { sentMs, end } = await pollReplies([httpErrorOf(503), error]);
      assert.equal(sentMs.length, 2);
      assert.equal(end, error);
    });

    test(`${error.label} ends the wait the third consecutive time once the job was read`, async () => {
      const { sentMs, end } = await pollReplies([STARTED, error]);
      assert.equal(sentMs.length, 4);
      assert.equal(end, error);
    });
  }

  for (const other of [STARTED, httpErrorOf(503)]) {
    const what = other instanceof Error ? other.message : 'a success';
    test(`twice, then ${what}, does not end the wait, and pauses grow`, async () => {
      const error = httpErrorOf(404);
      const replies = [STARTED, error, error, other, error, error, SUCCESS];
      const { end, sentMs } = await pollReplies(replies, { intervalMs: 1_000 });
      assert.equal(end, 'SUCCESS');
      assert.deepEqual(sentMs.slice(0, 4), [0, 1_000, 2_000, 4_000]);
    });
  }
});

test('a defect is thrown, not retried', async () => {
  const defect = new TypeError('x is not a function');
  const { end, sentMs } = await pollReplies([defect]);
  assert.equal(end, defect);
  assert.equal(sentMs.length, 1);
});

test('an aborted signal ends the sleep with its reason, and nothing keeps the process alive', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const clock = new FakeClock();
  const reader = { readJob: async () => STARTED };
  const options = pollOptions(clock, { intervalMs: null, timeoutMs: 60_000, signal });
  const checks = poll(JOB_ID, { ...options, reader });
  await checks.next();
  const next = checks.next();
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(clock.asleep, 1);
  controller.abort(new Error('stop'));
  await assert.rejects(next, { message: 'stop' });
  assert.equal(clock.asleep, 0);
});
