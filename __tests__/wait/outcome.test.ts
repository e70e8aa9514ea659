import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  bySeverity,
  failingTasksOf,
  type OutcomeKind,
  outcomeOf,
  worstFirst,
} from '../../src/wait/outcome.ts';
import type { JobRecord } from '../../src/wait/record.ts';
import {
  CANCELLED,
  endedBy,
  failedWithTasks,
  finished,
  idOf,
  SKIPPED,
  sampleHttpError,
  sampleJob,
  sampleTimeout,
  TIMED_OUT,
  unfinished,
} from './samples.ts';

/** Even a SUCCESS counts only if the wait ended by reading it. */
const job = sampleJob({ status: 'SUCCESS' });
const unauthorized = endedBy(sampleHttpError(401));
const failedLastCheck = endedBy(sampleTimeout(sampleHttpError(503)));
const noLastCheck = endedBy(sampleTimeout(null, job, false));

const OUTCOMES: ReadonlyArray<[of: string, record: JobRecord, kind: OutcomeKind]> = [
  ['a timeout whose last check succeeded', unfinished(TIMED_OUT, job), 'timedOut'],
  ['a timeout whose last check failed', unfinished(failedLastCheck, job), 'stale'],
  ['a timeout without a last check', unfinished(noLastCheck, job), 'stale'],
  ['a permanent error after the job was read', unfinished(unauthorized, job), 'stale'],
  ['a timeout of a job that was never read', unfinished(TIMED_OUT, null), 'unreachable'],
  ['a permanent error before the job was read', unfinished(unauthorized, null), 'unreachable'],
  ['a cancelled wait for a job that was read', unfinished(CANCELLED, job), 'cancelled'],
  ['a cancelled wait for a job that was never read', unfinished(CANCELLED, null), 'cancelled'],
  ['a job that fail-fast skipped', unfinished(SKIPPED, job), 'skipped'],
  ['a job without an end', unfinished(null, job), 'skipped'],
  ['a final state that was never read', unfinished({ kind: 'final' }, null), 'skipped'],
  ['SUCCESS', finished(), 'succeeded'],
  ['FAILURE', finished({ status: 'FAILURE' }), 'failed'],
  ['REVOKED', finished({ status: 'REVOKED' }), 'revoked'],
  ['success in lower case', finished({ status: 'success' }), 'failed'],
  ['SUCCESS with a space', finished({ status: 'SUCCESS ' }), 'failed'],
  ['an unknown state', finished({ status: 'SUCCEEDED' }), 'failed'],
];

describe('the outcome', () => {
  for (const [of, record, kind] of OUTCOMES) {
    test(`of ${of} is ${kind}`, () => {
      assert.equal(outcomeOf(record).kind, kind);
    });
  }

  test('has the job as last read, the error and the signal', () => {
    const { error } = TIMED_OUT;
    assert.deepEqual(outcomeOf(unfinished(TIMED_OUT, job)), { kind: 'timedOut', job, error });
    assert.deepEqual(outcomeOf(unfinished(TIMED_OUT, null)), { kind: 'unreachable', error });
    assert.deepEqual(outcomeOf(unfinished(CANCELLED)), CANCELLED);
    assert.deepEqual(outcomeOf(unfinished({ kind: 'final' }, job)), { kind: 'succeeded', job });
  });
});

describe('the worst job comes first', () => {
  const records = OUTCOMES.map(([, record], index) => ({ ...record, id: idOf(index) }));
  const UNFINISHED: readonly string[] = ['timedOut', 'stale', 'unreachable', 'cancelled'];

  test('failures, revocations, all that are unfinished, skipped ones, successes', () => {
    const kinds = bySeverity(records).map((record) => outcomeOf(record).kind);
    const order = ['failed', 'revoked', ...UNFINISHED, 'skipped', 'succeeded'];
    assert.deepEqual([...new Set(kinds)], order);
  });

  test('and among equals the one that was asked for first', () => {
    const equals = records.filter((record) => UNFINISHED.includes(outcomeOf(record).kind));
    assert.deepEqual(bySeverity(equals), equals);
    assert.deepEqual(bySeverity(equals.toReversed()), equals.toReversed());
  });

  test('or, for people, among equals the slowest', () => {
    const [quick, slow] = [90_000, 91_000].map((endedAtMs) => ({ ...finished(), endedAtMs }));
    assert.ok(quick && slow);
    const jobs = [quick, slow, finished({ status: 'FAILURE' })];
    assert.deepEqual(worstFirst(jobs), jobs.toReversed());
  });
});

test('a job that succeeded has no failing tasks, whatever its tasks say', () => {
  const failed = failedWithTasks(2);
  assert.deepEqual(
    failingTasksOf(failed).map(({ id }) => id),
    ['task-0', 'task-1'],
  );
  assert.deepEqual(failingTasksOf(finished({ extras: failed.job?.extras ?? null })), []);
});
