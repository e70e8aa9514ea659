import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { JobFields } from '../../src/fiddler/job-fields.ts';
import {
  type JobRecord,
  jobOf,
  type WaitEvent,
  type WaitEventDetails,
  WaitRecorder,
} from '../../src/wait/record.ts';
import { idOf, OPTIONS, sampleHttpError, sampleJob } from './samples.ts';

const ID = idOf(1);

/** A recorder of one job and of another, about which nothing happens. */
class Recording {
  readonly #recorder = new WaitRecorder({ ...OPTIONS, jobIds: [ID, idOf(2)] });

  get wait(): WaitRecorder['record'] {
    return this.#recorder.record;
  }

  get job(): JobRecord {
    return jobOf(this.wait, ID);
  }

  apply(atMs: number, details: WaitEventDetails): void {
    const event: WaitEvent = { ...details, atMs };
    this.#recorder.apply(event);
  }

  /** Applies a successful check and returns what it changed. */
  read(atMs: number, fields: Partial<JobFields>): 'state' | 'progress' | null {
    const job = sampleJob({ id: ID, ...fields });
    const change = this.#recorder.changeOf(job);
    this.apply(atMs, { kind: 'read', id: ID, job, change, estimatedEndAtMs: atMs + 60_000 });
    return change;
  }

  fail(atMs: number, statusCode: number): void {
    const error = sampleHttpError(statusCode);
    this.apply(atMs, { kind: 'readFailed', id: ID, error, pauseMs: 1_000 });
  }
}

test('a new record has what was asked for, the jobs in their order, and has seen nothing', () => {
  const options = { ...OPTIONS, jobIds: [idOf(2), ID], intervalSeconds: 6, timeoutSeconds: 60 };
  const unseen = { job: null, lastReadAtMs: null, lastError: '', observations: [] };
  const open = { estimatedEndAtMs: null, end: null, endedAtMs: null, tasksError: '' };
  assert.deepEqual(new WaitRecorder(options).record, {
    jobs: options.jobIds.map((id) => ({ id, ...unseen, ...open })),
    site: OPTIONS.site,
    intervalSeconds: 6,
    timeoutSeconds: 60,
    names: OPTIONS.names,
    elapsedSeconds: 0,
  });
});

describe('the change that a check sees', () => {
  const CHECKS = [
    { what: 'the first check', status: 'PENDING', progress: 0, change: 'state' },
    { what: 'the same again', status: 'PENDING', progress: 0, change: null },
    { what: 'a new state', status: 'STARTED', progress: 0, change: 'state' },
    { what: 'more progress', status: 'STARTED', progress: 10, change: 'progress' },
    { what: 'less progress', status: 'STARTED', progress: 5, change: 'progress' },
    { what: 'missing progress', status: 'STARTED', progress: null, change: 'progress' },
    { what: 'progress that is still missing', status: 'STARTED', progress: null, change: null },
    { what: 'an earlier state', status: 'PENDING', progress: null, change: 'state' },
    { what: 'both a new state and progress', status: 'RETRY', progress: 50, change: 'state' },
    { what: 'the state in lower case', status: 'retry', progress: 50, change: 'state' },
    { what: 'the final state', status: 'SUCCESS', progress: 50, change: 'state' },
  ] as const;
  const recording = new Recording();
  CHECKS.forEach(({ what, status, progress, change }, index) => {
    const seen = recording.read(index * 1_000, { status, progress });
    test(`is ${change} for ${what}`, () => {
      assert.equal(seen, change);
    });
  });

  test('is recorded with its time, and nothing else is', () => {
    const expected = CHECKS.map(({ change, ...rest }, index) => ({ change, rest, index }))
      .filter(({ change }) => change !== null)
      .map(({ rest: { status, progress }, index }) => ({ atMs: index * 1_000, status, progress }));
    assert.deepEqual(recording.job.observations, expected);
  });

  test('leaves the records of other jobs alone', () => {
    assert.deepEqual(recording.wait.jobs[1]?.observations, []);
    assert.equal(recording.wait.jobs[1]?.job, null);
  });
});

test('a record has the job as last read, also if nothing changed', () => {
  const recording = new Recording();
  recording.read(0, { name: 'before' });
  assert.equal(recording.read(1, { name: 'after' }), null);
  assert.equal(recording.job.job?.name, 'after');
});

test('a record has the latest estimate of the end, and keeps it while checks fail', () => {
  const recording = new Recording();
  recording.read(0, {});
  recording.read(7_000, {});
  recording.fail(8_000, 503);
  assert.equal(recording.job.estimatedEndAtMs, 67_000);
});

test('an error is recorded until a check succeeds, with the time of the last successful check', () => {
  const recording = new Recording();
  const seen = (): unknown => [recording.job.lastReadAtMs, recording.job.lastError];
  recording.fail(1_000, 503);
  assert.deepEqual(seen(), [null, 'HTTP 503']);
  recording.read(5_000, {});
  assert.deepEqual(seen(), [5_000, '']);
  recording.fail(6_000, 503);
  recording.fail(7_000, 429);
  assert.deepEqual(seen(), [5_000, 'HTTP 429']);
  recording.read(9_000, {});
  assert.deepEqual(seen(), [9_000, '']);
});

test('the end of a job is recorded with its time, and the job as last read stays', () => {
  const recording = new Recording();
  recording.read(0, { status: 'STARTED' });
  const end = { kind: 'error', error: sampleHttpError(401) } as const;
  recording.apply(7_000, { kind: 'jobEnded', id: ID, end });
  assert.equal(recording.job.end, end);
  assert.equal(recording.job.endedAtMs, 7_000);
  assert.equal(recording.job.job?.status, 'STARTED');
  assert.equal(recording.wait.elapsedSeconds, 7);
});

test('the tasks of a failed job are recorded without changing its state', () => {
  const recording = new Recording();
  recording.read(0, { status: 'FAILURE' });
  recording.apply(1, { kind: 'tasksRead', id: ID, extras: { t1: { status: 'FAILURE' } } });
  assert.deepEqual(recording.job.job?.extras, { t1: { status: 'FAILURE' } });
  assert.equal(recording.job.job?.status, 'FAILURE');
});

for (const kind of ['tasksUnread', 'tasksSkipped'] as const) {
  test(`the reason of ${kind} is recorded`, () => {
    const recording = new Recording();
    recording.read(0, { status: 'FAILURE' });
    recording.apply(1, { kind, id: ID, reason: 'no time left' });
    assert.equal(recording.job.tasksError, 'no time left');
  });
}
