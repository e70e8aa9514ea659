import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DocumentedLimits } from '../../../src/fiddler/traffic/documented-limits.ts';

/** When requests are sent that want to be sent at once, in milliseconds. */
function sendAll(
  requests: number,
  wait: (limits: DocumentedLimits, nowMs: number) => number,
): readonly number[] {
  const limits = new DocumentedLimits();
  let nowMs = 0;
  return Array.from({ length: requests }, () => {
    nowMs += wait(limits, nowMs);
    assert.equal(wait(limits, nowMs), 0);
    limits.spend(nowMs);
    return nowMs;
  });
}

function mostWithin(spanMs: number, sentMs: readonly number[]): number {
  return Math.max(
    ...sentMs.map((fromMs) => sentMs.filter((ms) => ms >= fromMs && ms < fromMs + spanMs).length),
  );
}

describe('the documented limits', () => {
  const sentMs = sendAll(2_000, (limits, nowMs) => limits.waitMs(nowMs));

  test('let the first requests be sent at once', () => {
    assert.equal(sentMs.filter((ms) => ms === 0).length, 28);
  });

  test('let less than 30 requests be sent in any second', () => {
    assert.equal(mostWithin(1_000, sentMs), 28);
  });

  test('let less than 900 requests be sent in any minute', () => {
    assert.equal(mostWithin(60_000, sentMs), 880);
  });

  test('are forgotten when they are kept to', () => {
    const limits = new DocumentedLimits();
    for (let request = 0; request < 880; request += 1) limits.spend(request);
    assert.equal(limits.waitMs(879), 60_000 - 879);
    assert.equal(limits.waitMs(60_000), 0);
    assert.equal(limits.evenWaitMs(60_000), 0);
  });
});

describe('evenly, the documented limits', () => {
  const sentMs = sendAll(2_000, (limits, nowMs) => limits.evenWaitMs(nowMs));

  test('let 5 requests be sent in any fifth of a second', () => {
    assert.deepEqual(sentMs.slice(0, 11), [0, 0, 0, 0, 0, 210, 210, 210, 210, 210, 420]);
  });

  test('let 25 requests be sent in any second, and less than 900 in any minute', () => {
    assert.equal(mostWithin(1_000, sentMs), 25);
    assert.equal(mostWithin(60_000, sentMs), 880);
  });
});
