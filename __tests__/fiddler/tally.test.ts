import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Tally } from '../../src/fiddler/tally.ts';

function tallyOf(...labels: readonly string[]): Tally {
  const tally = new Tally();
  for (const label of labels) tally.add(label);
  return tally;
}

test('what was met most comes first, as the contract words it', () => {
  const tally = tallyOf(...Array(3).fill('HTTP 503'), ...Array(297).fill('STARTED'));
  assert.equal(`${tally}`, '300 checks: 297 × STARTED, 3 × HTTP 503');
  assert.equal(tally.total, 300);
});

test('a single check is told in the singular', () => {
  assert.equal(`${tallyOf('ECONNRESET')}`, '1 check: 1 × ECONNRESET');
});

test('what was met equally often stays in the order in which it was met', () => {
  const tally = tallyOf('PENDING', 'HTTP 503', 'STARTED', 'HTTP 503', 'STARTED', 'PENDING');
  assert.equal(`${tally}`, '6 checks: 2 × PENDING, 2 × HTTP 503, 2 × STARTED');
});

test('states that differ in letter case are counted apart', () => {
  assert.equal(`${tallyOf('success', 'SUCCESS', 'success')}`, '3 checks: 2 × success, 1 × SUCCESS');
});

test('a state named like a property of every object is counted like any other', () => {
  assert.equal(`${tallyOf('__proto__', 'constructor', '__proto__')}`.split(': ')[0], '3 checks');
});

test('nothing is counted before the first check', () => {
  assert.equal(new Tally().total, 0);
  assert.equal(`${new Tally()}`, 'no check');
});

test('a tally that was printed goes on counting', () => {
  const tally = tallyOf('PENDING');
  assert.match(`${tally}`, /^1 check:/);
  tally.add('STARTED');
  assert.equal(`${tally}`, '2 checks: 1 × PENDING, 1 × STARTED');
});
