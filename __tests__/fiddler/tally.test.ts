import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Tally } from '../../src/fiddler/tally.ts';

function tallyOf(...labels: readonly string[]): Tally {
  const tally = new Tally();
  for (const label of labels) tally.add(label);
  return tally;
}

test('the most frequent result comes first', () => {
  const tally = tallyOf(...Array(3).fill('HTTP 503'), ...Array(297).fill('STARTED'));
  assert.equal(`${tally}`, '300 checks: 297 × STARTED, 3 × HTTP 503');
  assert.equal(tally.total, 300);
});

test('equally frequent results stay in the order in which they were first met', () => {
  const tally = tallyOf('PENDING', 'HTTP 503', 'STARTED', 'HTTP 503', 'STARTED', 'PENDING');
  assert.equal(`${tally}`, '6 checks: 2 × PENDING, 2 × HTTP 503, 2 × STARTED');
});

test('any text is a label, counted letter for letter', () => {
  const tally = tallyOf('success', '__proto__', 'SUCCESS', '__proto__');
  assert.equal(`${tally}`, '4 checks: 2 × __proto__, 1 × success, 1 × SUCCESS');
});

test('no check and one check have their own words', () => {
  assert.equal(`${tallyOf()}`, 'no check');
  assert.equal(`${tallyOf('ECONNRESET')}`, '1 check: 1 × ECONNRESET');
});
