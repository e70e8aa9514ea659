import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Waiter, WaitingQueue } from '../../../src/fiddler/traffic/waiting-queue.ts';

function waiter(dueMs: number, deadlineMs = 1_000): Waiter {
  return { dueMs, deadlineMs, latestMs: deadlineMs + 4_400, go: () => {} };
}

function queueOf(waiters: readonly Waiter[]): WaitingQueue {
  const queue = new WaitingQueue();
  for (const one of waiters) queue.join(one);
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
