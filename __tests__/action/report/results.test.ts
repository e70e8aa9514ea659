import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { renderResults } from '../../../src/action/report/results.ts';
import type { JobRecord } from '../../../src/action/wait/record.ts';
import { cleaner } from '../sample-cleaner.ts';
import {
  failing,
  finished,
  idOf,
  sampleJob,
  sampleWait,
  TIMED_OUT,
  unfinished,
} from '../samples.ts';

describe('after the group', () => {
  const resultsOf = (...jobs: readonly JobRecord[]): readonly string[] =>
    renderResults(sampleWait(...jobs), cleaner).map(({ text }) => text);

  test('a line tells that the one job succeeded', () => {
    const [line = '', ...others] = resultsOf(finished());
    assert.match(line, /Ingestion dataset Upload\[550e8400-.*success/);
    assert.deepEqual(others, []);
  });

  test('a line tells the result of each of several jobs', () => {
    const jobs = [
      finished({ id: idOf(1) }),
      finished({ id: idOf(2), status: 'FAILURE' }),
      finished({ id: idOf(3), status: 'REVOKED' }),
      unfinished(TIMED_OUT, sampleJob({ id: idOf(4) })),
    ];
    const lines = resultsOf(...jobs);
    assert.equal(lines.length, 4);
    [/success/, /failed/, /revoked/, /not done/].forEach((result, index) => {
      assert.match(lines[index] ?? '', result);
      assert.ok(lines[index]?.includes(idOf(index + 1)), lines[index]);
    });
  });

  test('the failing tasks of a failure are listed with their messages', () => {
    const lines = resultsOf(failing(2)).join('\n');
    assert.match(lines, /2 failing tasks[\s\S]*task-0: message 0[\s\S]*task-1: message 1/);
  });

  test('of very many failing tasks 20 are listed, and the others are counted', () => {
    const lines = resultsOf(failing(25));
    assert.equal(lines.filter((line) => /task-\d/.test(line)).length, 20);
    assert.match(lines.join('\n'), /25 failing tasks[\s\S]*\b5 more/);
  });

  test('a success lists no failing tasks', () => {
    const { extras } = failing(1).job ?? assert.fail();
    assert.doesNotMatch(resultsOf(finished({ extras })).join('\n'), /task-0/);
  });
});
