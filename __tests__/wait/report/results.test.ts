/** The lines after the wait. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { JobRecord } from '../../../src/wait/record.ts';
import { renderFailingTasks, renderResults } from '../../../src/wait/report/results.ts';
import {
  CANCELLED,
  failedWithTasks,
  finished,
  idOf,
  JOB_ID,
  sampleJob,
  sampleWait,
  unfinished,
} from '../samples.ts';

/** Returns jobs that succeeded, with ids from `first` on. */
function successes(count: number, first: number): readonly JobRecord[] {
  return Array.from({ length: count }, (_, index) => finished({ id: idOf(first + index) }));
}

describe('the results', () => {
  const NAME = 'Ingestion dataset Upload';
  const resultsOf = (...jobs: readonly JobRecord[]): readonly string[] =>
    renderResults(sampleWait(...jobs)).map(({ text }) => text);
  const failure = finished({ id: idOf(1), status: 'FAILURE', errorReason: 'BadData' });
  const FAILED = `${NAME}[${idOf(1)}] failed with BadData`;
  const cancelled = unfinished(CANCELLED, sampleJob({ id: idOf(2) }));
  const CUT = `${NAME}[${idOf(2)}]: the wait was cancelled after 1 min 30 s by SIGTERM (last state: STARTED, 12.5 %).`;

  test('are one line for a single job that succeeded', () => {
    assert.deepEqual(resultsOf(finished()), [`${NAME}[${JOB_ID}] succeeded after 1 min 30 s`]);
  });

  test('leave the failure of a single job to the annotation', () => {
    assert.deepEqual(resultsOf(failure), []);
  });

  test('are one line for each of up to ten jobs, in the order asked for', () => {
    const lines = resultsOf(finished({ id: idOf(3) }), failure, cancelled, ...successes(7, 4));
    assert.deepEqual(lines.slice(0, 3), [
      `${NAME}[${idOf(3)}] succeeded after 1 min 30 s`,
      FAILED,
      CUT,
    ]);
    assert.equal(lines.length, 10);
  });

  test('are the failed jobs and one count for more than ten', () => {
    assert.deepEqual(resultsOf(...successes(5, 3), failure, ...successes(4, 8), cancelled), [
      FAILED,
      CUT,
      '9 of 11 jobs succeeded',
    ]);
    assert.deepEqual(resultsOf(...successes(300, 0)), ['300 of 300 jobs succeeded']);
  });
});

describe('the failing tasks', () => {
  const groupsOf = (
    ...jobs: readonly JobRecord[]
  ): ReadonlyArray<readonly [title: string, ...lines: readonly string[]]> =>
    renderFailingTasks(sampleWait(...jobs)).map(({ title, lines }) => [
      title.text,
      ...lines.map(({ text }) => text),
    ]);
  const NAME = 'Ingestion dataset Upload';

  test('are a group for each failed job', () => {
    const [one, two] = [failedWithTasks(1), failedWithTasks(2)];
    assert.deepEqual(groupsOf(one, finished(), two, unfinished(CANCELLED)), [
      [`1 failing task of ${NAME}[${JOB_ID}]`, '  task-0: message 0'],
      [`2 failing tasks of ${NAME}[${JOB_ID}]`, '  task-0: message 0', '  task-1: message 1'],
    ]);
  });

  test('have their state if they have no message', () => {
    const extras = { first: { status: 'FAILURE' } };
    const [group] = groupsOf(finished({ status: 'FAILURE', extras }));
    assert.deepEqual(group, [`1 failing task of ${NAME}[${JOB_ID}]`, '  first: FAILURE']);
  });

  test('are listed up to 20, and the others are counted', () => {
    const [group = assert.fail()] = groupsOf(failedWithTasks(25));
    assert.equal(group[0], `25 failing tasks of ${NAME}[${JOB_ID}]`);
    assert.deepEqual(group.slice(20), ['  task-19: message 19', '  and 5 more']);
    assert.equal(groupsOf(failedWithTasks(20))[0]?.at(-1), '  task-19: message 19');
  });

  test('are listed for ten jobs, and the other jobs are counted', () => {
    const failed = Array.from({ length: 12 }, () => failedWithTasks(1));
    const groups = groupsOf(...failed);
    assert.equal(groups.length, 11);
    assert.deepEqual(groups.at(-1), ['Failing tasks not listed for 2 more jobs']);
    assert.equal(groupsOf(...failed.slice(2)).length, 10);
  });
});
