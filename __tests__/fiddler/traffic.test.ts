import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Traffic } from '../../src/fiddler/traffic.ts';
import { FakeClock } from '../fake-clock.ts';
import { trouble } from './trouble.ts';

const FAR_MS = 3_600_000;

interface Played {
  readonly clock: FakeClock;
  readonly traffic: Traffic;
}

function begin(intervalMs: number | null = null): Played {
  const clock = new FakeClock();
  return { clock, traffic: new Traffic({ clock, random: () => 0, intervalMs }) };
}

/** Twenty jobs send `count` requests in all, answered at once; tells when each was sent. */
async function send({ clock, traffic }: Played, count: number): Promise<readonly number[]> {
  const sentMs: number[] = [];
  const job = async (): Promise<void> => {
    for (let request = 0; request < count / 20; request += 1) {
      assert.equal(await traffic.enter(clock.nowMs(), FAR_MS, undefined), true);
      sentMs.push(clock.nowMs());
      traffic.leave();
      traffic.answered();
    }
  };
  await clock.run(Promise.all(Array.from({ length: 20 }, job)));
  return sentMs;
}

function most(sentMs: readonly number[], windowMs: number): number {
  return Math.max(
    ...sentMs.map(
      (atMs) => sentMs.filter((other) => other >= atMs && other < atMs + windowMs).length,
    ),
  );
}

describe('the budget', () => {
  test('lets a few requests pass at once', async () => {
    const sentMs = await send(begin(), 20);
    assert.deepEqual(new Set(sentMs.slice(0, 12)), new Set([0]));
  });

  test('lets at most 30 pass in any second and 900 in any minute', async () => {
    const sentMs = await send(begin(), 1_200);
    assert.ok(most(sentMs, 1_000) <= 30);
    assert.ok(most(sentMs, 60_000) <= 900);
    assert.ok((sentMs.at(-1) ?? 0) < 1.5 * 60_000, 'and makes use of what is granted');
  });

  test('finds a lower limit by the minute from one 429, and stays just under it', async () => {
    const played = begin();
    await send(played, 100);
    const { clock, traffic } = played;
    await clock.run(traffic.enter(clock.nowMs(), FAR_MS, undefined));
    traffic.leave();
    traffic.troubled(trouble(429, 54_000), clock.nowMs(), 1);
    assert.ok(traffic.perMinute <= 100 && traffic.perMinute >= 90, `${traffic.perMinute}`);
    const sentMs = await send(played, 300);
    assert.ok(most(sentMs, 60_000) <= 100);
    assert.ok(most(sentMs, 60_000) >= 85);
  });

  test('finds the limit from all that was granted and refused in the last minute', async () => {
    const played = begin();
    const { clock, traffic } = played;
    await send(played, 100);
    const burstMs = clock.nowMs();
    await clock.run(
      Promise.all(Array.from({ length: 11 }, () => traffic.enter(burstMs, FAR_MS, undefined))),
    );
    for (const statusCode of [503, ...Array<number>(10).fill(429)]) {
      traffic.leave();
      traffic.troubled(trouble(statusCode), burstMs, 1);
    }
    await clock.run(traffic.enter(clock.nowMs(), FAR_MS, undefined));
    traffic.leave();
    traffic.troubled(trouble(429, 54_000), clock.nowMs(), 2);
    // 112 were sent, and 11 of them were refused; the one that failed says nothing of a limit.
    assert.equal(traffic.perMinute, 101 * 0.95);
  });

  test('does not count what was refused a minute ago', async () => {
    const played = begin();
    const { clock, traffic } = played;
    await Promise.all(Array.from({ length: 10 }, () => traffic.enter(0, FAR_MS, undefined)));
    clock.pass(100);
    for (let request = 0; request < 10; request += 1) {
      traffic.leave();
      traffic.troubled(trouble(429), 0, 1);
    }
    await send(played, 100);
    clock.pass(60_100 - clock.nowMs());
    await traffic.enter(60_100, FAR_MS, undefined);
    traffic.leave();
    traffic.troubled(trouble(429, 54_000), 60_100, 1);
    assert.equal(traffic.perMinute, 95);
  });

  test('is halved by a 429 that does not say how long to wait', () => {
    const { clock, traffic } = begin();
    traffic.troubled(trouble(429), clock.nowMs(), 1);
    assert.equal(traffic.perMinute, 440);
  });
});

describe('trouble of the server as a whole', () => {
  test('holds everybody, and counts once for requests that were sent together', async () => {
    const { clock, traffic } = begin();
    for (let job = 0; job < 10; job += 1) await traffic.enter(0, FAR_MS, undefined);
    clock.pass(100);
    const pausesMs = Array.from({ length: 10 }, () => {
      traffic.leave();
      return traffic.troubled(trouble(503), 0, 1);
    });
    assert.deepEqual(new Set(pausesMs), new Set([1_000]));
    await clock.run(traffic.enter(clock.nowMs(), FAR_MS, undefined));
    assert.equal(clock.nowMs(), 1_100);
  });

  test('is tried by one request alone, until that is answered', async () => {
    const { clock, traffic } = begin();
    await traffic.enter(0, FAR_MS, undefined);
    traffic.leave();
    traffic.troubled(trouble(503), 0, 1);
    await clock.run(traffic.enter(0, FAR_MS, undefined));
    let entered = false;
    const second = traffic.enter(0, FAR_MS, undefined).then(() => {
      entered = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(entered, false);
    traffic.answered();
    traffic.leave();
    await clock.run(second);
    assert.equal(entered, true);
    assert.equal(clock.nowMs(), 1_000, 'at once, when that is answered');
  });

  test('pauses a job for as long as everybody, though it had but one error itself', () => {
    const { clock, traffic } = begin();
    const pausesMs = [1, 2, 3].map(() => {
      clock.pass(10_000);
      return traffic.troubled(trouble(503), clock.nowMs(), 1);
    });
    assert.deepEqual(pausesMs, [1_000, 2_000, 4_000]);
  });

  test('pauses a job for longer that had more errors than the others', () => {
    const { traffic } = begin();
    assert.equal(traffic.troubled(trouble(503), 0, 4), 8_000);
  });

  test('does not hold a job that is at its deadline', async () => {
    const { clock, traffic } = begin();
    clock.pass(5_000);
    traffic.troubled(trouble(429, 600_000), 5_000, 1);
    assert.equal(await clock.run(traffic.enter(5_000, 20_000, undefined)), true);
    assert.equal(clock.nowMs(), 20_000);
  });

  test('does not hold it either where it comes while others wait', async () => {
    const { clock, traffic } = begin();
    traffic.troubled(trouble(429, 600_000), 0, 1);
    void traffic.enter(0, FAR_MS, undefined);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(await clock.run(traffic.enter(0, 20_000, undefined)), true);
    assert.equal(clock.nowMs(), 20_000);
  });

  test('that limits the requests does not limit last checks', async () => {
    const { clock, traffic } = begin();
    traffic.troubled(trouble(429, 1_000), 0, 1);
    clock.pass(20_000);
    const mayAsk = await clock.run(
      Promise.all(Array.from({ length: 10 }, () => traffic.enter(0, 20_000, undefined))),
    );
    assert.ok(mayAsk.every(Boolean));
    // 5 in any fifth of a second.
    assert.equal(clock.nowMs(), 20_210);
  });

  test('of one job alone, a 404, holds nobody else', async () => {
    const { clock, traffic } = begin();
    const pauseMs = traffic.troubled(trouble(404), 0, 3);
    assert.equal(pauseMs, 4_000);
    await clock.run(traffic.enter(0, FAR_MS, undefined));
    assert.equal(clock.nowMs(), 0);
  });
});

/** Uses up what may be sent at once: the next turn comes after 70 ms. */
async function useUpBurst({ traffic }: Played): Promise<void> {
  for (let request = 0; request < 12; request += 1) {
    await traffic.enter(0, FAR_MS, undefined);
    traffic.leave();
  }
}

describe('turns', () => {
  const QUEUES: ReadonlyArray<{
    to: string;
    jobs: ReadonlyArray<{ readonly name: string; readonly dueMs: number; deadlineMs?: number }>;
    order: string;
  }> = [
    {
      to: 'whoever is due first',
      jobs: [
        { name: 'c', dueMs: 30 },
        { name: 'a', dueMs: 10 },
        { name: 'b', dueMs: 20 },
      ],
      order: 'abc',
    },
    {
      to: 'whoever came first where several are due at the same time',
      jobs: [
        { name: 'a', dueMs: 10 },
        { name: 'b', dueMs: 10 },
        { name: 'c', dueMs: 10 },
      ],
      order: 'abc',
    },
    {
      to: 'a job at its deadline before all others',
      jobs: [
        { name: 'b', dueMs: 10 },
        { name: 'a', dueMs: 20, deadlineMs: 70 },
      ],
      order: 'ab',
    },
    {
      to: 'a job at its deadline only when that has come',
      jobs: [
        { name: 'a', dueMs: 10 },
        { name: 'b', dueMs: 20, deadlineMs: 71 },
      ],
      order: 'ab',
    },
  ];
  for (const { to, jobs, order } of QUEUES) {
    test(`go to ${to}`, async () => {
      const played = begin();
      await useUpBurst(played);
      let gone = '';
      const enter = async ({ name, dueMs, deadlineMs = FAR_MS }: (typeof jobs)[number]) => {
        await played.traffic.enter(dueMs, deadlineMs, undefined);
        gone += name;
        played.traffic.leave();
      };
      await played.clock.run(Promise.all(jobs.map(enter)));
      assert.equal(gone, order);
    });
  }

  test('that come too late for the deadline are refused', async () => {
    const { clock, traffic } = begin();
    const answers = await clock.run(
      Promise.all(Array.from({ length: 200 }, () => traffic.enter(0, 0, undefined))),
    );
    const refused = answers.filter((mayAsk) => !mayAsk).length;
    // 5 in any fifth of a second have gone through in 4 s.
    assert.equal(refused, 100);
    assert.ok(clock.nowMs() <= 4_100);
  });

  for (const { lateMs, mayAsk } of [
    { lateMs: 4_000, mayAsk: true },
    { lateMs: 4_001, mayAsk: false },
  ]) {
    test(`that come ${lateMs} ms after the deadline are ${mayAsk ? 'taken' : 'refused'}`, async () => {
      const played = begin();
      await useUpBurst(played);
      const turn = played.traffic.enter(0, 0, undefined);
      played.clock.pass(lateMs);
      assert.equal(await played.clock.run(turn), mayAsk);
    });
  }
});

describe('a turn that is given up', () => {
  test('ends with the signal’s reason', async () => {
    const { clock, traffic } = begin();
    const controller = new AbortController();
    traffic.troubled(trouble(503), 0, 1);
    const turn = traffic.enter(0, FAR_MS, controller.signal);
    controller.abort(new Error('stop'));
    await assert.rejects(clock.run(turn), { message: 'stop' });
  });

  test('is never begun where the signal was aborted before', () => {
    const { clock, traffic } = begin();
    assert.throws(() => traffic.enter(0, FAR_MS, AbortSignal.abort(new Error('stop'))), {
      message: 'stop',
    });
    assert.equal(clock.asleep, 0);
  });

  test('goes to the next in the queue', async () => {
    const { clock, traffic } = begin();
    const controller = new AbortController();
    traffic.troubled(trouble(503), 0, 1);
    const given = traffic.enter(0, FAR_MS, controller.signal);
    const next = traffic.enter(10, FAR_MS, undefined);
    controller.abort(new Error('stop'));
    await assert.rejects(given);
    assert.equal(await clock.run(next), true);
    assert.equal(clock.nowMs(), 1_000);
  });

  test('leaves nobody asleep, so that the process can end', async () => {
    const { clock, traffic } = begin();
    const controller = new AbortController();
    traffic.troubled(trouble(429, 600_000), 0, 1);
    const turn = traffic.enter(0, FAR_MS, controller.signal);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(clock.asleep, 1);
    controller.abort(new Error('stop'));
    await assert.rejects(turn);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(clock.asleep, 0);
  });
});
