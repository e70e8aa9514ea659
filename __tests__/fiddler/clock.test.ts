import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { systemClock } from '../../src/fiddler/clock.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

describe('a sleep of 35 days, for which node has no timer,', () => {
  test('is not woken again and again by timers that fire at once', async (t) => {
    const warnings: string[] = [];
    const onWarning = ({ name }: Error): void => {
      warnings.push(name);
    };
    process.on('warning', onWarning);
    t.after(() => process.off('warning', onWarning));
    const looks = t.mock.method(process, 'hrtime');
    const controller = new AbortController();
    const asleep = systemClock.sleep(35 * DAY_MS, controller.signal);
    const looksAtOnce = looks.mock.callCount();
    await sleep(50);
    assert.equal(looks.mock.callCount(), looksAtOnce);
    controller.abort(new Error('stop'));
    await assert.rejects(asleep, { message: 'stop' });
    assert.deepEqual(warnings, []);
  });

  test('ends after 35 days and not before', async (t) => {
    let days = 0;
    t.mock.timers.enable({ apis: ['setTimeout'] });
    t.mock.method(process, 'hrtime', (): [number, number] => [(days * DAY_MS) / 1000, 0]);
    let endedAfterDays: number | undefined;
    const asleep = systemClock.sleep(35 * DAY_MS).then(() => {
      endedAfterDays = days;
    });
    while (days < 40 && endedAfterDays === undefined) {
      days += 1;
      t.mock.timers.tick(DAY_MS);
      await turn();
    }
    await asleep;
    assert.equal(endedAfterDays, 35);
  });
});

test('the clock goes as fast as that of the machine', () => {
  const [fromMs, startMs] = [systemClock.nowMs(), performance.now()];
  while (performance.now() - startMs < 5);
  const passedMs = systemClock.nowMs() - fromMs;
  assert.ok(passedMs >= 4.9 && passedMs < 1_000, `${passedMs} ms`);
});
