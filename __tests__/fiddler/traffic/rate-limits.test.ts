import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { trouble } from '../trouble.ts';
import { begin, FAR_MS, type Played, take } from './begin.ts';

/** Twenty jobs send `count` requests in all, answered at once; tells when each was sent. */
async function send({ clock, traffic }: Played, count: number): Promise<readonly number[]> {
  const sentMs: number[] = [];
  const job = async (): Promise<void> => {
    for (let request = 0; request < count / 20; request += 1) {
      const turn = await traffic.enter(clock.nowMs(), FAR_MS, undefined);
      assert.ok(turn !== null);
      sentMs.push(turn.sentMs);
      traffic.answered(turn);
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

describe('the rate limiter', () => {
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
    traffic.failed(await take(played, clock.nowMs()), trouble(429, 54_000), 1);
    assert.ok(traffic.perMinute <= 100 && traffic.perMinute >= 90, `${traffic.perMinute}`);
    const sentMs = await send(played, 80);
    const tookMs = (sentMs.at(-1) ?? 0) - (sentMs[0] ?? 0);
    assert.ok(tookMs > 45_000 && tookMs < 60_000, `${tookMs} ms`);
  });

  test('finds the limit from all that was granted and refused in the last minute', async () => {
    const played = begin();
    const { clock, traffic } = played;
    await send(played, 100);
    const burstMs = clock.nowMs();
    const turns = await clock.run(
      Promise.all(Array.from({ length: 11 }, () => traffic.enter(burstMs, FAR_MS, undefined))),
    );
    for (const [index, turn] of turns.entries()) {
      assert.ok(turn !== null);
      traffic.failed(turn, trouble(index === 0 ? 503 : 429), 1);
    }
    traffic.answered(await take(played, clock.nowMs()));
    traffic.failed(await take(played, clock.nowMs()), trouble(429, 54_000), 2);
    // 113 were sent, and 11 of them were refused; the one that failed says nothing of a limit.
    assert.equal(traffic.perMinute, 102 * 0.95);
  });

  test('does not count what was refused a minute ago', async () => {
    const played = begin();
    const { clock, traffic } = played;
    const turns = [];
    for (let request = 0; request < 10; request += 1) turns.push(await take(played));
    clock.pass(100);
    for (const turn of turns) traffic.failed(turn, trouble(429), 1);
    await send(played, 100);
    clock.pass(60_100 - clock.nowMs());
    traffic.failed(await take(played, 60_100), trouble(429, 54_000), 1);
    assert.equal(traffic.perMinute, 95);
  });

  test('is halved by a 429 that does not say how long to wait', () => {
    const { clock, traffic } = begin();
    traffic.failed({ sentMs: clock.nowMs() }, trouble(429), 1);
    assert.equal(traffic.perMinute, 440);
  });
});
