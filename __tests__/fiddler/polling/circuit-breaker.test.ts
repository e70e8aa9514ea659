import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CircuitBreaker } from '../../../src/fiddler/polling/circuit-breaker.ts';

/** A breaker after so many consecutive failures, with the last request sent at 100 ms. */
function breakerAfter(failures: number): CircuitBreaker {
  const breaker = new CircuitBreaker();
  breaker.onSend(100);
  for (let failure = 0; failure < failures; failure += 1) breaker.onFailure();
  return breaker;
}

describe('the circuit breaker after failures', () => {
  test('stays closed until ten are consecutive', () => {
    assert.ok(breakerAfter(9).waitMs(100, false) <= 0);
    assert.equal(breakerAfter(10).waitMs(100, false), 1_000);
    const interrupted = breakerAfter(9);
    interrupted.onSuccess();
    for (let failure = 0; failure < 9; failure += 1) interrupted.onFailure();
    assert.ok(interrupted.waitMs(100, false) <= 0);
  });

  test('allows one request a second, from the last one of any job, until a success', () => {
    const breaker = breakerAfter(10);
    assert.equal(breaker.waitMs(600, false), 500);
    breaker.onSend(1_100);
    breaker.onFailure();
    assert.equal(breaker.waitMs(1_150, false), 950);
    breaker.onSuccess();
    assert.ok(breaker.waitMs(1_150, false) <= 0);
  });

  test('does not hold up jobs whose last check did not fail', () => {
    assert.ok(breakerAfter(10).waitMs(100, true) <= 0);
  });
});

describe('the circuit breaker after a 429', () => {
  test('pauses all jobs for the Retry-After, then allows one request a second until a success', () => {
    const breaker = new CircuitBreaker();
    assert.equal(breaker.onRejected(100, 50, 54_000, 0), true);
    for (const isHealthy of [true, false]) {
      assert.equal(breaker.waitMs(100, isHealthy), 54_000);
      assert.equal(breaker.waitMs(54_100, isHealthy), 0);
    }
    breaker.onSend(54_100);
    for (const isHealthy of [true, false]) assert.equal(breaker.waitMs(54_100, isHealthy), 1_000);
    breaker.onSuccess();
    for (const isHealthy of [true, false]) assert.ok(breaker.waitMs(54_100, isHealthy) <= 0);
  });

  test('pauses by doubling with each further one, with jitter, up to 10 s', () => {
    const breaker = new CircuitBreaker();
    const pausesMs = [1, 2, 3, 4, 5, 6].map((round) => {
      const atMs = round * 60_000;
      breaker.onRejected(atMs, atMs - 1, 0, round === 2 ? 0.5 : 0);
      return breaker.waitMs(atMs, true);
    });
    assert.deepEqual(pausesMs, [1_000, 2_250, 4_000, 8_000, 10_000, 10_000]);
  });

  test('keeps its pause after a shorter Retry-After and after a success', () => {
    const breaker = new CircuitBreaker();
    breaker.onRejected(100, 50, 20_000, 0);
    breaker.onRejected(200, 60, 1_000, 0);
    breaker.onSuccess();
    assert.equal(breaker.waitMs(200, true), 19_900);
  });

  test('counts requests that were under way when the pause began once', () => {
    const breaker = new CircuitBreaker();
    const areFirst = [50, 99, 100].map((sentMs) => breaker.onRejected(100, sentMs, 0, 0));
    assert.deepEqual(areFirst, [true, false, false]);
    assert.equal(breaker.waitMs(100, true), 1_000);
    assert.equal(breaker.onRejected(1_200, 1_100, 0, 0), false);
    assert.equal(breaker.waitMs(1_200, true), 2_000);
    breaker.onSuccess();
    assert.equal(breaker.onRejected(1_300, 1_200, 0, 0), false, 'also after a success');
    assert.equal(breaker.onRejected(1_400, 1_201, 0, 0), true);
  });

  test('is the first again after a success, but not while failures keep it open', () => {
    const breaker = new CircuitBreaker();
    breaker.onRejected(100, 50, 0, 0);
    breaker.onSuccess();
    assert.equal(breaker.onRejected(5_000, 4_900, 0, 0), true);
    assert.equal(breakerAfter(10).onRejected(200, 150, 0, 0), false);
  });
});
