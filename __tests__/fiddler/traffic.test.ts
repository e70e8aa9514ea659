import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApiError } from '../../src/fiddler/errors.ts';
import { Traffic } from '../../src/fiddler/traffic.ts';
import { FakeClock } from '../fake-clock.ts';

const FAR_MS = 3_600_000;

function trouble(statusCode: number, retryAfterMs?: number): ApiError {
  return new ApiError(`HTTP ${statusCode}`, {
    kind: 'http',
    label: `HTTP ${statusCode}`,
    statusCode,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

interface Played {
  readonly clock: FakeClock;
  readonly traffic: Traffic;
}

function begin(intervalMs: number | null = null): Played {
  const clock = new FakeClock();
  return { clock, traffic: new Traffic({ clock, random: () => 0, intervalMs }) };
}

/** Sends `count` requests that are answered at once, and tells when each was sent. */
async function send({ clock, traffic }: Played, count: number): Promise<readonly number[]> {
  const sentMs: number[] = [];
  const one = async (): Promise<void> => {
    assert.equal(await traffic.enter(clock.nowMs(), FAR_MS, undefined), true);
    sentMs.push(clock.nowMs());
    traffic.leave();
    traffic.answered();
  };
  await clock.run(Promise.all(Array.from({ length: count }, one)));
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
    assert.deepEqual(new Set(await send(begin(), 12)), new Set([0]));
  });

  test('lets at most 30 pass in any second and 900 in any minute', async () => {
    const sentMs = await send(begin(), 3_000);
    assert.ok(most(sentMs, 1_000) <= 30);
    assert.ok(most(sentMs, 60_000) <= 900);
    assert.ok((sentMs.at(-1) ?? 0) < 3.5 * 60_000, 'and makes use of what is granted');
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
  });

  test('does not hold a job that is at its deadline', async () => {
    const { clock, traffic } = begin();
    traffic.troubled(trouble(429, 600_000), 0, 1);
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
    assert.equal(clock.nowMs(), 20_000);
  });

  test('of one job alone, a 404, holds nobody else', async () => {
    const { clock, traffic } = begin();
    const pauseMs = traffic.troubled(trouble(404), 0, 3);
    assert.equal(pauseMs, 4_000);
    await clock.run(traffic.enter(0, FAR_MS, undefined));
    assert.equal(clock.nowMs(), 0);
  });
});

describe('turns', () => {
  test('go to whoever is due first', async () => {
    const { clock, traffic } = begin();
    const order: number[] = [];
    const enter = async (dueMs: number): Promise<void> => {
      await traffic.enter(dueMs, FAR_MS, undefined);
      order.push(dueMs);
      traffic.leave();
    };
    const first = Array.from({ length: 12 }, () => enter(0));
    await clock.run(Promise.all(first));
    await clock.run(Promise.all([enter(30), enter(10), enter(20)]));
    assert.deepEqual(order.slice(12), [10, 20, 30]);
  });

  test('that come too late for the deadline are refused', async () => {
    const { clock, traffic } = begin();
    const answers = await clock.run(
      Promise.all(Array.from({ length: 200 }, () => traffic.enter(0, 0, undefined))),
    );
    const refused = answers.filter((mayAsk) => !mayAsk).length;
    assert.ok(refused > 100 && refused < 150, `${refused}`);
    assert.ok(clock.nowMs() <= 4_100);
  });

  test('end with the signal’s reason', async () => {
    const { clock, traffic } = begin();
    const controller = new AbortController();
    traffic.troubled(trouble(503), 0, 1);
    const turn = traffic.enter(0, FAR_MS, controller.signal);
    controller.abort(new Error('stop'));
    await assert.rejects(clock.run(turn), { message: 'stop' });
  });
});
