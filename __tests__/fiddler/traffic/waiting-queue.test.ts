import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Waiter, WaitingQueue } from '../../../src/fiddler/traffic/waiting-queue.ts';

function waiter(dueMs: number, deadlineMs = 1_000): Waiter {
  return { dueMs, deadlineMs, go: () => {} };
}

function queueOf(waiters: readonly Waiter[]): WaitingQueue {
  const queue = new WaitingQueue();
  for (const one of waiters) queue.join(one, 0);
  return queue;
}

test('anybody may be chosen, whoever is due first', () => {
  const waiters = [waiter(0), waiter(10), waiter(20), waiter(30)];
  const chosen = [0, 0.25, 0.5, 0.99].map((random) => queueOf(waiters).any(0, random));
  assert.deepEqual(chosen, waiters);
});

test('whoever is at its deadline is chosen before anybody', () => {
  const late = waiter(20, 500);
  assert.equal(queueOf([waiter(0), late, waiter(10)]).any(500, 0), late);
});

test('nobody is chosen where nobody waits', () => {
  assert.equal(new WaitingQueue().any(0, 0), undefined);
});

test('it is too late for whoever waits longer than 4.4 s past the deadline', () => {
  const waiting = waiter(0, 1_000);
  const queue = queueOf([waiting]);
  assert.equal(queue.isTooLate(waiting, 5_400), false);
  assert.equal(queue.isTooLate(waiting, 5_401), true);
});

test('it is not too late for whoever waited while the machine slept, nor for others the longer', () => {
  const [slept, later] = [waiter(0, 1_000), waiter(0, 9_000)];
  const queue = queueOf([slept, later]);
  queue.joinAgain(8_000);
  assert.equal(queue.isTooLate(slept, 12_400), false);
  assert.equal(queue.isTooLate(slept, 12_401), true);
  assert.equal(queue.isTooLate(later, 13_401), true);
});
