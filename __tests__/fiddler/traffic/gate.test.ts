import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Gate, type Turn } from '../../../src/fiddler/traffic/gate.ts';
import { trouble } from '../trouble.ts';

/** A deadline that no test comes to. */
const FAR_MS = 3_600_000;
/** Sent so far apart that no rate limit is in the way. */
const APART_MS = 1_000;

function send(gate: Gate, count: number, fromMs = 0): readonly Turn[] {
  return Array.from({ length: count }, (_, index) => gate.send(fromMs + index * APART_MS));
}

describe('a gate with 30 requests under way', () => {
  const full = (): { gate: Gate; turns: readonly Turn[]; nowMs: number } => {
    const gate = new Gate();
    return { gate, turns: send(gate, 30), nowMs: 30 * APART_MS };
  };

  test('lets no other pass until one of them is over, however that ended', () => {
    const { gate, turns, nowMs } = full();
    assert.equal(gate.waitMs(FAR_MS, nowMs), Number.POSITIVE_INFINITY);
    const ends = [
      (turn: Turn) => gate.leave(turn),
      (turn: Turn) => gate.answered(turn),
      (turn: Turn) => gate.failed(turn, trouble(404), nowMs, 0),
    ];
    for (const [index, end] of ends.entries()) {
      const turn = turns[index];
      assert.ok(turn);
      end(turn);
      assert.equal(gate.waitMs(FAR_MS, nowMs + index * APART_MS), 0);
      gate.send(nowMs + index * APART_MS);
      assert.equal(gate.waitMs(FAR_MS, nowMs + index * APART_MS), Number.POSITIVE_INFINITY);
    }
  });

  test('lets 29 be under way and one more', () => {
    const gate = new Gate();
    send(gate, 29);
    assert.equal(gate.waitMs(FAR_MS, 30 * APART_MS), 0);
  });

  test('lets a last check pass', () => {
    const { gate, nowMs } = full();
    assert.equal(gate.waitMs(nowMs, nowMs), 0);
    assert.equal(gate.waitMs(nowMs - 1, nowMs), 0);
    assert.equal(gate.waitMs(nowMs + 1, nowMs), Number.POSITIVE_INFINITY);
  });
});

describe('after a 429 with a Retry-After', () => {
  const refused = (): { gate: Gate; pauseMs: number } => {
    const gate = new Gate();
    const [turn, other] = send(gate, 2);
    assert.ok(turn && other);
    return { gate, pauseMs: gate.failed(turn, trouble(429, 20_000), APART_MS, 0) };
  };

  test('nobody may ask for so long, then one alone, until it is answered', () => {
    const { gate, pauseMs } = refused();
    assert.equal(pauseMs, 20_000);
    assert.equal(gate.isInTrouble, true);
    assert.equal(gate.waitMs(FAR_MS, APART_MS), 20_000);
    assert.equal(gate.waitMs(FAR_MS, APART_MS + 20_000), 0);
    const trial = gate.send(APART_MS + 20_000);
    assert.equal(gate.waitMs(FAR_MS, 10 * 60_000), Number.POSITIVE_INFINITY);
    gate.answered(trial);
    assert.equal(gate.isInTrouble, false);
    assert.equal(gate.waitMs(FAR_MS, 10 * 60_000), 0);
  });

  test('fewer requests a minute are sent', () => {
    const before = new Gate().perMinute;
    assert.ok(refused().gate.perMinute < before);
  });

  test('an error that will not pass pauses nobody, and tells nothing of the server', () => {
    const { gate } = refused();
    const trial = gate.send(APART_MS + 20_000);
    assert.equal(gate.failed(trial, trouble(404), APART_MS + 20_000, 0), 0);
    assert.equal(gate.isInTrouble, true);
  });
});

test('a spell of refusals lowers the rate once, however long it is', () => {
  const gate = new Gate();
  gate.failed(gate.send(0), trouble(429), 100, 0);
  const { perMinute } = gate;
  for (let nowMs = 10_000; nowMs < 80_000; nowMs += 10_000) {
    gate.failed(gate.send(nowMs), trouble(429, 5_000), nowMs + 100, 0);
  }
  assert.equal(gate.perMinute, perMinute);
  gate.answered(gate.send(85_000));
  gate.failed(gate.send(86_000), trouble(429), 86_100, 0);
  assert.ok(gate.perMinute < perMinute);
});

test('requests that were sent together and refused together lower the rate once', () => {
  const gate = new Gate();
  const turns = Array.from({ length: 5 }, () => gate.send(0));
  const rates = turns.map((turn) => {
    gate.failed(turn, trouble(429), 100, 0);
    return gate.perMinute;
  });
  assert.equal(new Set(rates).size, 1, rates.join());
});
