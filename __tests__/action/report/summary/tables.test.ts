import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { failing, finished, idOf, TIMED_OUT, unfinished } from '../../samples.ts';
import { cellsOf, summaryOf } from './rendered-summary.ts';

describe('the table', () => {
  const info = {
    resource_type: 'DATASET',
    resource_name: 'baseline',
    model: { name: 'churn_classifier', version: 'v3' },
    project_name: 'bank_churn',
  };

  test('tells job, resource, model, project, state, progress and time', () => {
    const summary = summaryOf(finished({ progress: 62.5, status: 'FAILURE', info }));
    const row = summary.split('\n').find((line) => /^\|.*Ingestion/.test(line)) ?? '';
    for (const fact of ['Ingestion dataset Upload', 'DATASET', 'baseline', 'churn_classifier']) {
      assert.ok(row.includes(fact), `${fact} in ${row}`);
    }
    assert.match(row, /bank_churn.*FAILURE.*62\.5%.*1(&nbsp;| )min/);
  });

  for (const strange of [null, {}, { model: null, project: 7 }, { model: [], resource: 'x' }]) {
    test(`takes info of ${JSON.stringify(strange)}`, () => {
      assert.match(
        summaryOf(finished({ info: strange })),
        /^\|.*Ingestion dataset Upload.*SUCCESS/m,
      );
    });
  }

  test('has a row for each job, also for one that was never read', () => {
    const jobs = [1, 2].map((index) => finished({ id: idOf(index), name: `job ${index}` }));
    const summary = summaryOf(...jobs, unfinished(TIMED_OUT, null, idOf(3)));
    // Two rows are the heading's.
    assert.equal(cellsOf(summary).length, 5);
    assert.match(summary, /^\|.*00000003.*never read/m);
    assert.equal(new Set(cellsOf(summary)).size, 1);
  });
});

describe('failing tasks', () => {
  test('are listed with state and message', () => {
    assert.match(summaryOf(failing(2)), /2 failing tasks[\s\S]*^\|.*task-1.*FAILURE.*message/m);
  });

  test('are listed up to 20, and the others are counted', () => {
    const summary = summaryOf(failing(25));
    assert.equal(summary.match(/^\|.*task-\d+/gm)?.length, 20);
    assert.match(summary, /25 failing tasks[\s\S]*\b5 more/);
  });

  test('are not told of a success', () => {
    const { extras } = failing(1).job ?? assert.fail();
    assert.doesNotMatch(summaryOf(finished({ extras })), /task-0/);
  });
});
