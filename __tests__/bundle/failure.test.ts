/** A job that fails: what the step says of it, and of its failing tasks. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { JOB_ID } from './action.ts';
import { JOB_NAME, job, refusal, waitFor } from './wait-for.ts';

describe('FAILURE', () => {
  const failure = {
    error_reason: 'SchemaError',
    error_message: 'column age is missing',
    progress: 50,
  };

  test('fails the step in the words of the Python client', async () => {
    const { exitCode, errors, outputs } = await waitFor([job('STARTED'), job('FAILURE', failure)]);
    assert.equal(exitCode, 1);
    assert.equal(errors.length, 1);
    assert.equal(
      errors[0],
      `${JOB_NAME}[${JOB_ID}] failed with SchemaError: column age is missing`,
    );
    assert.equal(outputs['status'], 'FAILURE');
    assert.equal(outputs['error-reason'], 'SchemaError');
    assert.match(outputs['error-message'] ?? '', /column age is missing/);
    assert.equal(outputs['progress'], '50');
  });

  test('without a reason is an Exception, with where to look', async () => {
    const { errors } = await waitFor([job('FAILURE')]);
    assert.equal(
      errors[0],
      `${JOB_NAME}[${JOB_ID}] failed with Exception\nFiddler gave no reason. Look at the job in Fiddler, or ask who runs it.`,
    );
  });

  test('is read once more for its failing tasks, told in log, summary and jobs', async () => {
    const extras = {
      'task-1': { status: 'SUCCESS', result: {}, error_message: null },
      'task-2': { status: 'FAILURE', result: null, error_message: 'row 17 has no age' },
    };
    const { requests, log, summary, outputs } = await waitFor([
      job('FAILURE', failure),
      job('FAILURE', { ...failure, extras }),
    ]);
    assert.deepEqual(
      requests.map(({ url }) => url.split('?')[1]),
      ['verbose=false', 'verbose=true'],
    );
    for (const told of [log, summary]) {
      assert.match(told, /task-2.*row 17 has no age/);
      assert.doesNotMatch(told, /task-1/);
    }
    assert.deepEqual(JSON.parse(outputs['jobs'] ?? '')[0].extras, extras);
  });

  test('stays a FAILURE where its tasks cannot be read', async () => {
    const { exitCode, outputs, errors } = await waitFor([job('FAILURE', failure), refusal(500)]);
    assert.equal(exitCode, 1);
    assert.equal(outputs['status'], 'FAILURE');
    assert.equal(errors.length, 1);
  });

  test('stays a FAILURE where the second read says SUCCESS', async () => {
    const { exitCode, outputs } = await waitFor([job('FAILURE', failure), job('SUCCESS')]);
    assert.equal(exitCode, 1);
    assert.equal(outputs['status'], 'FAILURE');
  });

  test('read with verbose needs no second read', async () => {
    const { requests } = await waitFor([job('FAILURE', { extras: {} })], {
      inputs: { verbose: 'true' },
    });
    assert.equal(requests.length, 1);
    assert.match(requests[0]?.url ?? '', /verbose=true$/);
  });
});
