import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CircuitBreaker } from '../../../src/fiddler/traffic/circuit-breaker.ts';

/** A breaker that has seen so many failures in a row, all at 100 ms. */
function failed(times: number): CircuitBreaker {
  const breaker = new CircuitBreaker();
  for (let time = 0; time < times; time += 1) breaker.fail(100, 50);
  return breaker;
}

describe('the circuit breaker', () => {
  test('is not tripped by nine failures in a row', () => {
    assert.equal(failed(9).isTripped, false);
    assert.ok(failed(9).openMs(100) <= 0);
  });

  test('is open for a second after ten', () => {
    assert.equal(failed(10).isTripped, true);
    assert.equal(failed(10).openMs(100), 1_000);
  });

  test('counts anew after an answer', () => {
    const breaker = failed(9);
    breaker.reset();
    breaker.fail(100, 50);
    assert.equal(breaker.isTripped, false);
  });

  test('takes a failure of what was sent before the pause for the same trouble', () => {
    const breaker = failed(10);
    for (const sentMs of [99, 100]) {
      assert.equal(breaker.isTrial(sentMs), false);
      breaker.fail(600, sentMs);
      assert.equal(breaker.openMs(600), 500);
    }
  });

  test('is open for one more second where the trial fails', () => {
    const breaker = failed(10);
    assert.equal(breaker.isTrial(1_101), true);
    breaker.fail(1_150, 1_101);
    assert.equal(breaker.openMs(1_150), 1_000);
  });

  test('is tripped by one refusal, for as long as the server asks', () => {
    const breaker = new CircuitBreaker();
    assert.equal(breaker.refuse(100, 50, 54_000, 0), true);
    assert.equal(breaker.isTripped, true);
    assert.equal(breaker.openMs(100), 54_000);
  });

  test('is open for ever longer after refusals, 10 s at most', () => {
    const breaker = new CircuitBreaker();
    const pausesMs = [1, 2, 3, 4, 5, 6].map((round) => {
      const atMs = round * 60_000;
      breaker.refuse(atMs, atMs - 1, 0, 0);
      return breaker.openMs(atMs);
    });
    assert.deepEqual(pausesMs, [1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
  });

  test('is closed by an answer', () => {
    const breaker = failed(10);
    breaker.reset();
    assert.equal(breaker.isTripped, false);
  });
});
