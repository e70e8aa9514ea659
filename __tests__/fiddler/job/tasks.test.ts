import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseFailedTasks } from '../../../src/fiddler/job/tasks.ts';

test('extras that were not read hold no failed tasks', () => {
  assert.deepEqual(parseFailedTasks(null), []);
  assert.deepEqual(parseFailedTasks({}), []);
});

test('a failed task is told with its id, its state and its message', () => {
  const extras = { 'task-7': { status: 'FAILURE', result: null, error_message: 'no rows' } };
  assert.deepEqual(parseFailedTasks(extras), [
    { id: 'task-7', status: 'FAILURE', errorMessage: 'no rows' },
  ]);
});

test('failed tasks keep the order of the server', () => {
  const failed = { status: 'FAILURE', error_message: null };
  const extras = { z: failed, b: { status: 'SUCCESS' }, m: failed, a: failed };
  assert.deepEqual(
    parseFailedTasks(extras).map(({ id }) => id),
    ['z', 'm', 'a'],
  );
});

describe('a task that is not known to have failed is left out', () => {
  const TASKS: readonly unknown[] = [
    { status: 'SUCCESS', result: 'done', error_message: null },
    { status: 'SUCCESS', error_message: '2 rows were skipped' },
    { status: 'STARTED' },
    { status: 'PENDING', error_message: '' },
    { status: 'failure', error_message: null },
    { status: 4, error_message: 5 },
    { error_message: { text: 'no rows' } },
    {},
    null,
    'FAILURE',
    ['FAILURE'],
    17,
  ];
  for (const task of TASKS) {
    test(JSON.stringify(task), () => {
      assert.deepEqual(parseFailedTasks({ t1: task, t2: { status: 'FAILURE' } }), [
        { id: 't2', status: 'FAILURE', errorMessage: null },
      ]);
    });
  }
});

describe('a failed task whose message says nothing has none', () => {
  for (const message of [undefined, null, '', 42, ['no rows'], { text: 'no rows' }]) {
    test(`error_message of ${JSON.stringify(message)}`, () => {
      const [task] = parseFailedTasks({ t1: { status: 'FAILURE', error_message: message } });
      assert.equal(task?.errorMessage, null);
    });
  }
});

describe('a task with an error message is told even where its state is none that is known', () => {
  const STATES: ReadonlyArray<{ given: unknown; told: string }> = [
    { given: 'ABORTED', told: 'ABORTED' },
    { given: undefined, told: '' },
    { given: null, told: '' },
    { given: 3, told: '' },
  ];
  for (const { given, told } of STATES) {
    test(`a state of ${JSON.stringify(given)}`, () => {
      const extras = { t1: { status: given, error_message: 'out of memory' } };
      assert.deepEqual(parseFailedTasks(extras), [
        { id: 't1', status: told, errorMessage: 'out of memory' },
      ]);
    });
  }
});
