import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { hasOverslept, systemClock } from '../../src/fiddler/clock.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

describe('a sleep of 35 days, which is longer than Node’s timers allow,', () => {
  test('is not woken again and again by timers that fire at once', async (t) => {
    const now = t.mock.method(performance, 'now');
    const controller = new AbortController();
    const asleep = systemClock.sleep(35 * DAY_MS, controller.signal);
    const callsAtOnce = now.mock.callCount();
    assert.ok(callsAtOnce > 0);
    await sleep(50);
    assert.equal(now.mock.callCount(), callsAtOnce);
    controller.abort(new Error('stop'));
    await assert.rejects(asleep, { message: 'stop' });
  });

  test('ends after 35 days and not before', async (t) => {
    let days = 0;
    t.mock.timers.enable({ apis: ['setTimeout'] });
    t.mock.method(performance, 'now', () => days * DAY_MS);
    let endedAfterDays: number | undefined;
    void systemClock.sleep(35 * DAY_MS).then(() => {
      endedAfterDays = days;
    });
    while (days < 40) {
      days += 1;
      t.mock.timers.tick(DAY_MS);
      await turn();
    }
    assert.equal(endedAfterDays, 35);
  });
});

test('a sleep never ends before its time, not even by a fraction of a millisecond', async () => {
  for (const delayMs of [-5, 0, 0.3, 1.5, 4.9]) {
    const startMs = systemClock.nowMs();
    await systemClock.sleep(delayMs);
    assert.ok(systemClock.nowMs() - startMs >= delayMs);
  }
});

test('a sleep does not begin if the signal is already aborted', async () => {
  const signal = AbortSignal.abort(new Error('stop'));
  await assert.rejects(systemClock.sleep(DAY_MS, signal), { message: 'stop' });
});

test('a machine has overslept from more than 1 s over the maximum on', () => {
  assert.equal(hasOverslept(6_000, 5_000), false);
  assert.equal(hasOverslept(6_001, 5_000), true);
});
