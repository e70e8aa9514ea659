import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type JobRecord,
  newWaitRecord,
  noteAnswer,
  noteEnd,
  noteError,
} from '../../../src/action/wait/record.ts';
import { httpError, idOf, sampleJob } from '../samples.ts';

function emptyRecord(): JobRecord {
  const [record] = newWaitRecord([idOf(1)], 60).jobs;
  return record ?? assert.fail('no record');
}

test('a new record keeps the order asked for and has seen nothing', () => {
  const wait = newWaitRecord([idOf(2), idOf(1)], 60);
  assert.deepEqual(
    wait.jobs.map(({ id }) => id),
    [idOf(2), idOf(1)],
  );
  for (const { job, end, endedAtMs, observations } of wait.jobs) {
    assert.deepEqual([job, end, endedAtMs, observations], [null, null, null, []]);
  }
  assert.equal(wait.timeoutSeconds, 60);
  assert.equal(wait.elapsedSeconds, 0);
});

test('the records of several jobs share nothing', () => {
  const [first, second] = newWaitRecord([idOf(1), idOf(2)], 60).jobs;
  assert.ok(first && second);
  noteAnswer(first, sampleJob(), 0);
  assert.deepEqual(second.observations, []);
  assert.equal(second.job, null);
});

describe('what a check changes', () => {
  const CHECKS = [
    { what: 'the first check', status: 'PENDING', progress: 0, changes: 'state' },
    { what: 'the same again', status: 'PENDING', progress: 0, changes: 'nothing' },
    { what: 'a new state', status: 'STARTED', progress: 0, changes: 'state' },
    { what: 'more progress', status: 'STARTED', progress: 10, changes: 'progress' },
    { what: 'less progress', status: 'STARTED', progress: 5, changes: 'progress' },
    { what: 'no progress told any more', status: 'STARTED', progress: null, changes: 'progress' },
    { what: 'none told again', status: 'STARTED', progress: null, changes: 'nothing' },
    { what: 'a state that was seen before', status: 'PENDING', progress: null, changes: 'state' },
    { what: 'state and progress at once', status: 'RETRY', progress: 50, changes: 'state' },
    { what: 'the state in lower case', status: 'retry', progress: 50, changes: 'state' },
    { what: 'the end', status: 'SUCCESS', progress: 50, changes: 'state' },
  ] as const;
  const record = emptyRecord();
  CHECKS.forEach(({ what, status, progress, changes }, index) => {
    const changed = noteAnswer(record, sampleJob({ status, progress }), index * 1_000);
    test(`${what} is told as ${changes}`, () => {
      assert.equal(changed, changes);
    });
  });

  test('changes alone are kept, each with its time', () => {
    assert.deepEqual(
      record.observations,
      CHECKS.map(({ status, progress }, index) => ({
        atMs: index * 1_000,
        status,
        progress,
      })).filter((_, index) => CHECKS[index]?.changes !== 'nothing'),
    );
  });
});

test('the job is kept as it was last read, also where no change is told', () => {
  const record = emptyRecord();
  noteAnswer(record, sampleJob({ name: 'before' }), 0);
  noteAnswer(record, sampleJob({ name: 'after' }), 1);
  assert.equal(record.job?.name, 'after');
});

test('a check that failed is kept until one reads the job again, and the time of the last answer', () => {
  const record = emptyRecord();
  const seen = (): unknown => [record.lastReadAtMs, record.trouble];
  assert.deepEqual(seen(), [null, '']);
  noteError(record, httpError(503));
  assert.deepEqual(seen(), [null, 'HTTP 503']);
  noteAnswer(record, sampleJob(), 5_000);
  assert.deepEqual(seen(), [5_000, '']);
  noteError(record, httpError(503));
  noteError(record, httpError(429));
  assert.deepEqual(seen(), [5_000, 'HTTP 429']);
  noteAnswer(record, sampleJob(), 9_000);
  assert.deepEqual(seen(), [9_000, '']);
});

for (const status of ['SUCCESS', 'FAILURE', 'REVOKED']) {
  test(`${status} ends the wait for its job`, () => {
    const record = emptyRecord();
    const job = sampleJob({ status });
    noteAnswer(record, job, 5_000);
    assert.deepEqual(record.end, { kind: 'final', job });
    assert.equal(record.endedAtMs, 5_000);
  });
}

for (const status of ['PENDING', 'STARTED', 'RETRY', 'PAUSED', 'success']) {
  test(`${status} does not end the wait for its job`, () => {
    const record = emptyRecord();
    noteAnswer(record, sampleJob({ status }), 5_000);
    assert.equal(record.end, null);
    assert.equal(record.endedAtMs, null);
  });
}

test('a wait that ends by an error keeps the job as it was last read', () => {
  const record = emptyRecord();
  noteAnswer(record, sampleJob(), 0);
  const error = httpError(401);
  noteEnd(record, { kind: 'error', error }, 7_000);
  assert.deepEqual(record.end, { kind: 'error', error });
  assert.equal(record.endedAtMs, 7_000);
  assert.equal(record.job?.status, 'STARTED');
});
