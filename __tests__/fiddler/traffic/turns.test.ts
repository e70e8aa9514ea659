import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { trouble } from '../trouble.ts';
import { begin, FAR_MS, type Played, take } from './begin.ts';

/** Uses up what may be sent at once: the next turn comes after 70 ms. */
async function useUpBurst(played: Played): Promise<void> {
  for (let request = 0; request < 12; request += 1) played.traffic.leave(await take(played));
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
      to: 'a job at its deadline before all others, also where it came before them',
      jobs: [
        { name: 'a', dueMs: 20, deadlineMs: 70 },
        { name: 'b', dueMs: 10 },
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
        const turn = await played.traffic.enter(dueMs, deadlineMs, undefined);
        gone += name;
        if (turn !== null) played.traffic.leave(turn);
      };
      await played.clock.run(Promise.all(jobs.map(enter)));
      assert.equal(gone, order);
    });
  }

  test('that come too late for the deadline are refused', async () => {
    const { clock, traffic } = begin();
    const turns = await clock.run(
      Promise.all(Array.from({ length: 200 }, () => traffic.enter(0, 0, undefined))),
    );
    const refused = turns.filter((turn) => turn === null).length;
    // 5 in any fifth of a second have gone through in 4.4 s.
    assert.equal(refused, 95);
    assert.ok(clock.nowMs() <= 4_500);
  });

  test('for which the minute has no request left are refused as soon, though they nap for long', async () => {
    const { clock, traffic } = begin();
    let sent = 0;
    for (; sent < 1_000; sent += 1) {
      const turn = await clock.run(traffic.enterAtOnce(undefined));
      if (turn === null) break;
      traffic.leave(turn);
    }
    assert.ok(sent > 800, `${sent}`);
    const deadlineMs = clock.nowMs();
    assert.equal(await clock.run(traffic.enterAtOnce(undefined)), null);
    assert.ok(clock.nowMs() - deadlineMs <= 4_401, `${clock.nowMs() - deadlineMs} ms`);
  });
});

describe('a turn at once', () => {
  test('waits for the documented limits alone, as a last check does', async () => {
    const { clock, traffic } = begin();
    traffic.failed({ sentMs: 0 }, trouble(429, 600_000), 1);
    const turns = Array.from({ length: 6 }, () => traffic.enterAtOnce(undefined));
    const sentMs = (await clock.run(Promise.all(turns))).map((turn) => turn?.sentMs);
    assert.deepEqual(sentMs, [0, 0, 0, 0, 0, 210]);
  });

  test('ends with the signal’s reason', () => {
    const { traffic } = begin();
    const signal = AbortSignal.abort(new Error('stop'));
    assert.throws(() => traffic.enterAtOnce(signal), { message: 'stop' });
  });
});

test('a request that failed for good makes room for one that waits for that', async () => {
  const played = begin();
  const { clock, traffic } = played;
  const turns = [];
  for (let request = 0; request < 30; request += 1) turns.push(await take(played));
  const waiting = traffic.enter(0, FAR_MS, undefined);
  const [first] = turns;
  assert.ok(first !== undefined);
  const beforeMs = clock.nowMs();
  traffic.failed(first, trouble(404), 1);
  assert.notEqual(await clock.run(waiting), null);
  assert.ok(clock.nowMs() - beforeMs < 1_000, `${clock.nowMs() - beforeMs} ms later`);
});

test('no more than 30 requests are under way at once, however slow they are', async () => {
  const played = begin();
  const turns = [];
  for (let request = 0; request < 30; request += 1) turns.push(await take(played));
  played.clock.pass(60_000);
  let hasEntered = false;
  const next = played.traffic.enter(0, FAR_MS, undefined).finally(() => {
    hasEntered = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(hasEntered, false);
  const [first] = turns;
  assert.ok(first !== undefined);
  played.traffic.leave(first);
  assert.equal((await next)?.sentMs, played.clock.nowMs());
});

describe('a turn that is given up', () => {
  test('ends with the signal’s reason', async () => {
    const { clock, traffic } = begin();
    const controller = new AbortController();
    traffic.failed({ sentMs: 0 }, trouble(429), 1);
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
    traffic.failed({ sentMs: 0 }, trouble(429), 1);
    const given = traffic.enter(0, FAR_MS, controller.signal);
    const next = traffic.enter(10, FAR_MS, undefined);
    controller.abort(new Error('stop'));
    await assert.rejects(given);
    assert.notEqual(await clock.run(next), null);
    assert.equal(clock.nowMs(), 1_000);
  });

  test('leaves nobody asleep, so that the process can end', async () => {
    const { clock, traffic } = begin();
    const controller = new AbortController();
    traffic.failed({ sentMs: 0 }, trouble(429, 600_000), 1);
    const turn = traffic.enter(0, FAR_MS, controller.signal);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(clock.asleep, 1);
    controller.abort(new Error('stop'));
    await assert.rejects(turn);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(clock.asleep, 0);
  });
});
