import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import {
  type AcquireOptions,
  RequestScheduler,
} from '../../../src/fiddler/polling/request-scheduler.ts';
import { FakeClock } from '../../fake-clock.ts';
import { httpErrorOf } from '../sample-errors.ts';

const HOUR_MS = 3_600_000;

type Options = Partial<AcquireOptions>;

function start(intervalMs: number | null = null, random = 0) {
  const clock = new FakeClock();
  const scheduler = new RequestScheduler({ clock, random: () => random, intervalMs });
  const usual = { dueMs: 0, deadlineMs: HOUR_MS, isHealthy: true, signal: undefined };
  return {
    clock,
    scheduler,
    acquire: (options?: Options) => scheduler.acquire({ ...usual, ...options }),
    /** Acquires permits at the same time, and returns when each was granted; null if it was not. */
    async acquireAll(count: number, options?: Options): Promise<readonly (number | null)[]> {
      const permits = Array.from({ length: count }, () => this.acquire(options));
      const granted = await clock.run(Promise.all(permits));
      return granted.map((permit) => permit?.sentMs ?? null);
    },
    /** Reports failures of requests that were sent at 0, and returns the pauses after them. */
    fail(count: number, statusCode: number, retryAfterMs?: number): readonly number[] {
      const error = httpErrorOf(statusCode, retryAfterMs);
      return Array.from({ length: count }, () => scheduler.onFailure({ sentMs: 0 }, error, 1));
    },
  };
}

describe('the order of requests', () => {
  type Times = Readonly<Record<string, number>>;
  const QUEUES: ReadonlyArray<readonly [what: string, dueMs: Times, deadlineMs?: Times]> = [
    ['the earliest due goes first', { c: 30, a: 10, b: 20 }],
    ['of those due at the same time, the first to queue goes first', { a: 9, b: 9 }],
    ['a job at its deadline goes first', { b: 10, a: 20 }, { a: 1_000 }],
    ['a job before its deadline does not', { b: 20, a: 10 }, { b: 1_001 }],
  ];
  for (const [what, dueMs, deadlineMs = {}] of QUEUES) {
    test(what, async () => {
      const { clock, acquire, fail } = start();
      // No request before 1 s, and then one a second.
      fail(1, 429);
      let order = '';
      const jobs = Object.entries(dueMs).map(async ([job, due]) => {
        await acquire({ dueMs: due, deadlineMs: deadlineMs[job] ?? HOUR_MS });
        order += job;
      });
      await clock.run(Promise.all(jobs));
      assert.equal(order, [...order].sort().join(''));
    });
  }

  test('a job whose last check failed waits while the breaker is open, a healthy one does not', async () => {
    const { clock, scheduler, acquire, fail } = start();
    await clock.run(acquire());
    fail(10, 503);
    const [failed, healthy] = await clock.run(
      Promise.all([acquire({ isHealthy: false, dueMs: -5 }), acquire()]),
    );
    assert.deepEqual([failed?.sentMs, healthy?.sentMs], [1_000, 0]);
    const waiting = acquire({ isHealthy: false });
    await turn();
    scheduler.onSuccess();
    assert.equal((await clock.run(waiting))?.sentMs, 1_000, 'at once after a success');
  });
});

describe('last checks', () => {
  test('are sent at the deadline, even while all jobs pause after a 429', async () => {
    const started = start();
    started.fail(1, 429, 600_000);
    void started.acquire();
    await turn();
    const permits = await started.acquireAll(6, { deadlineMs: 20_000 });
    assert.deepEqual(permits, [20_000, 20_000, 20_000, 20_000, 20_000, 20_210]);
  });

  test('are left out 4.4 s after the deadline', async () => {
    const permits = await start().acquireAll(200, { deadlineMs: 0 });
    // 5 in any 210 ms.
    assert.equal(permits[104], 4_200);
    assert.deepEqual(permits.slice(105), Array(95).fill(null));
  });

  test('are left out at that time, even if the next request may be sent much later', async () => {
    const { clock, acquire } = start();
    for (let request = 0; request < 880; request += 1) {
      await clock.run(acquire({ deadlineMs: clock.nowMs() }));
    }
    const deadlineMs = clock.nowMs();
    assert.equal(await clock.run(acquire({ deadlineMs })), null);
    assert.equal(clock.nowMs() - deadlineMs, 4_401);
  });
});

describe('an aborted signal', () => {
  test('rejects with its reason, and nothing keeps the process alive', async () => {
    const { clock, acquire, fail } = start();
    const controller = new AbortController();
    const { signal } = controller;
    fail(1, 429, 600_000);
    const permit = acquire({ signal });
    await turn();
    assert.equal(clock.asleep, 1);
    controller.abort(new Error('stop'));
    await assert.rejects(permit, { message: 'stop' });
    await turn();
    assert.equal(clock.asleep, 0);
    assert.throws(() => acquire({ signal }), { message: 'stop' });
    assert.equal(clock.asleep, 0);
  });

  test('leaves its place to the next job', async () => {
    const { clock, acquire, fail } = start();
    const controller = new AbortController();
    fail(1, 429);
    const aborted = acquire({ signal: controller.signal });
    const next = acquire({ dueMs: 10 });
    controller.abort(new Error('stop'));
    await assert.rejects(aborted);
    assert.equal((await clock.run(next))?.sentMs, 1_000);
  });
});

describe('a failure', () => {
  test('pauses the job by its consecutive errors, from the interval, with jitter', () => {
    const { scheduler } = start(6_000, 0.5);
    const pausesMs = [1, 2, 3].map((errors) =>
      scheduler.onFailure({ sentMs: 0 }, httpErrorOf(503), errors),
    );
    assert.deepEqual(pausesMs, [6_750, 13_500, 27_000]);
  });

  test('that is a 429 pauses the job as long as all others, unless its own pause is longer', () => {
    const { clock, scheduler } = start();
    const pausesMs = [1, 1, 1, 5].map((errors) => {
      clock.pass(30_000);
      return scheduler.onFailure({ sentMs: clock.nowMs() }, httpErrorOf(429), errors);
    });
    assert.deepEqual(pausesMs, [1_000, 2_000, 4_000, 16_000]);
  });

  test('that is permanent does not concern other jobs', async () => {
    const started = start();
    await started.acquireAll(1);
    assert.deepEqual(started.fail(12, 404), Array(12).fill(1_000));
    assert.deepEqual(await started.acquireAll(1, { isHealthy: false }), [0]);
  });

  test('that is a 429 lowers the rate to what was granted, once until a success', async () => {
    const started = start();
    const { clock, scheduler } = started;
    await started.acquireAll(101);
    const sentMs = clock.nowMs();
    for (let request = 0; request < 12; request += 1) {
      scheduler.onFailure({ sentMs }, httpErrorOf(429, 54_000), 1);
    }
    assert.equal(scheduler.perMinute, 95);
    clock.pass(60_000);
    scheduler.onFailure({ sentMs: clock.nowMs() }, httpErrorOf(429), 1);
    assert.equal(scheduler.perMinute, 95);
    scheduler.onSuccess();
    clock.pass(30_000);
    scheduler.onFailure({ sentMs: clock.nowMs() }, httpErrorOf(429), 1);
    assert.equal(scheduler.perMinute, 47.5);
  });

  test('that is a 429 lowers the rate once for requests sent together, even if some succeed', async () => {
    const started = start();
    await started.acquireAll(12);
    started.clock.pass(50);
    for (let request = 0; request < 12; request += 2) {
      started.fail(1, 429);
      started.scheduler.onSuccess();
    }
    assert.equal(started.scheduler.perMinute, 440);
  });
});
