import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { finished, idOf, TIMED_OUT, unfinished } from '../../samples.ts';
import { drawingsOf, summaryOf } from './rendered-summary.ts';

describe('the drawing', () => {
  test("shows the states of the job's course", () => {
    const drawings = drawingsOf(summaryOf(finished())).join('\n');
    assert.match(drawings, /PENDING[\s\S]*STARTED/);
  });

  test('shows each of several jobs', () => {
    const jobs = [1, 2, 3].map((index) => finished({ id: idOf(index) }));
    const drawings = drawingsOf(summaryOf(...jobs)).join('\n');
    for (const { id } of jobs) assert.ok(drawings.includes(id.slice(0, 8)), id);
  });

  test('is left out for a job that was never read', () => {
    assert.deepEqual(drawingsOf(summaryOf(unfinished(TIMED_OUT, null))), []);
  });
});
