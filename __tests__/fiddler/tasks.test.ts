import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseFailedTasks } from '../../src/fiddler/tasks.ts';

test('extras that were not read contain no failed tasks', () => {
  assert.deepEqual(parseFailedTasks(null), []);
});

test('failed tasks have id, state and message, and keep the order of the server', () => {
  const failed = { status: 'FAILURE', result: null, error_message: 'no rows' };
  assert.deepEqual(parseFailedTasks({ z: failed, b: { status: 'SUCCESS' }, 'task-7': failed }), [
    { id: 'z', status: 'FAILURE', errorMessage: 'no rows' },
    { id: 'task-7', status: 'FAILURE', errorMessage: 'no rows' },
  ]);
});

describe('a task that did not clearly fail is left out', () => {
  const TASKS: readonly unknown[] = [
    { status: 'SUCCESS', error_message: '2 rows were skipped' },
    { status: 'STARTED' },
    { status: 'PENDING', error_message: '' },
    { status: 'failure', error_message: null },
    { status: 4, error_message: 5 },
    {},
    null,
    'FAILURE',
    ['FAILURE'],
  ];
  for (const task of TASKS) {
    test(JSON.stringify(task), () => assert.deepEqual(parseFailedTasks({ t1: task }), []));
  }
});

for (const message of [undefined, null, '', 42, { text: 'no rows' }]) {
  test(`a failed task with the message ${JSON.stringify(message)} has none`, () => {
    const [task] = parseFailedTasks({ t1: { status: 'FAILURE', error_message: message } });
    assert.equal(task?.errorMessage, null);
  });
}

for (const [given, status] of [
  ['ABORTED', 'ABORTED'],
  [undefined, ''],
  [3, ''],
] as const) {
  test(`a task with an error message is listed if its state is ${JSON.stringify(given)}`, () => {
    const tasks = parseFailedTasks({ t1: { status: given, error_message: 'out of memory' } });
    assert.deepEqual(tasks, [{ id: 't1', status, errorMessage: 'out of memory' }]);
  });
}
