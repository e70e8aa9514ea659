import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { trouble } from '../trouble.ts';
import { begin, FAR_MS, take } from './begin.ts';

describe('trouble of the server as a whole', () => {
  test('holds everybody, and counts once for requests that were sent together', async () => {
    const played = begin();
    const { clock, traffic } = played;
    const turns = [];
    for (let job = 0; job < 10; job += 1) turns.push(await take(played));
    clock.pass(100);
    const pausesMs = turns.map((turn) => traffic.failed(turn, trouble(503), 1));
    assert.deepEqual(new Set(pausesMs), new Set([1_000]));
    await clock.run(traffic.enter(clock.nowMs(), FAR_MS, undefined));
    assert.equal(clock.nowMs(), 1_100);
  });

  test('counts once for requests that were sent in the moment in which it began', () => {
    const { traffic } = begin();
    assert.equal(traffic.failed({ sentMs: 0 }, trouble(503), 1), 1_000);
    assert.equal(traffic.failed({ sentMs: 0 }, trouble(503), 1), 1_000);
  });

  test('is tried by one request alone, until that is answered', async () => {
    const played = begin();
    const { clock, traffic } = played;
    traffic.failed(await take(played), trouble(429), 1);
    const trial = await take(played);
    let entered = false;
    const second = traffic.enter(0, FAR_MS, undefined).then(() => {
      entered = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(entered, false);
    traffic.answered(trial);
    await clock.run(second);
    assert.equal(entered, true);
    assert.equal(clock.nowMs(), 1_000, 'at once, when that is answered');
  });

  test('is tried at once though a request from before it still has no answer', async () => {
    const played = begin();
    await take(played);
    played.clock.pass(10);
    played.traffic.failed(await take(played), trouble(429), 1);
    const trial = await take(played);
    assert.equal(trial.sentMs, 1_010);
  });

  test('pauses a job for as long as everybody, though it had but one error itself', () => {
    const { clock, traffic } = begin();
    const pausesMs = [1, 2, 3].map(() => {
      clock.pass(10_000);
      return traffic.failed({ sentMs: clock.nowMs() }, trouble(429), 1);
    });
    assert.deepEqual(pausesMs, [1_000, 2_000, 4_000]);
  });

  test('pauses a job for longer that had more errors than the others', () => {
    const { traffic } = begin();
    assert.equal(traffic.failed({ sentMs: 0 }, trouble(503), 4), 8_000);
  });

  test('does not hold a job that is at its deadline', async () => {
    const { clock, traffic } = begin();
    clock.pass(5_000);
    traffic.failed({ sentMs: 5_000 }, trouble(429, 600_000), 1);
    assert.notEqual(await clock.run(traffic.enter(5_000, 20_000, undefined)), null);
    assert.equal(clock.nowMs(), 20_000);
  });

  test('does not hold it either where it comes while others wait', async () => {
    const { clock, traffic } = begin();
    traffic.failed({ sentMs: 0 }, trouble(429, 600_000), 1);
    void traffic.enter(0, FAR_MS, undefined);
    await new Promise((resolve) => setImmediate(resolve));
    assert.notEqual(await clock.run(traffic.enter(0, 20_000, undefined)), null);
    assert.equal(clock.nowMs(), 20_000);
  });

  test('that limits the requests does not limit last checks', async () => {
    const { clock, traffic } = begin();
    traffic.failed({ sentMs: 0 }, trouble(429, 1_000), 1);
    clock.pass(20_000);
    const turns = await clock.run(
      Promise.all(Array.from({ length: 10 }, () => traffic.enter(0, 20_000, undefined))),
    );
    assert.ok(turns.every((turn) => turn !== null));
    // 5 in any fifth of a second.
    assert.equal(clock.nowMs(), 20_210);
  });

  test('of one job alone, a 404, holds nobody else', async () => {
    const { clock, traffic } = begin();
    const pausesMs = Array.from({ length: 12 }, () =>
      traffic.failed({ sentMs: 0 }, trouble(404), 3),
    );
    assert.deepEqual(new Set(pausesMs), new Set([4_000]));
    await clock.run(traffic.enter(0, FAR_MS, undefined));
    assert.equal(clock.nowMs(), 0);
  });
});
