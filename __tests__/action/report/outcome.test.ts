import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Outcome, outcomeOf, severityOf } from '../../../src/action/report/outcome.ts';
import type { JobRecord } from '../../../src/action/wait/record.ts';
import {
  ABANDONED,
  CANCELLED,
  finished,
  httpError,
  sampleJob,
  sampleTimeout,
  TIMED_OUT,
  unfinished,
} from '../samples.ts';

const job = sampleJob({ status: 'SUCCESS' });
const refused = { kind: 'error', error: httpError(401) } as const;
const cutOff = { kind: 'error', error: sampleTimeout(httpError(503)) } as const;
const tooLate = { kind: 'error', error: sampleTimeout(null, job, false) } as const;
const { signalName } = CANCELLED;

/** Where a SUCCESS was read at all, it did not end the wait. */
const UNFINISHED: ReadonlyArray<{ what: string; record: JobRecord; outcome: Outcome }> = [
  {
    what: 'a timeout with an answer to the last check is late',
    record: unfinished(TIMED_OUT, job),
    outcome: { kind: 'late', job, error: TIMED_OUT.error },
  },
  {
    what: 'a timeout with an error at the last check is lost',
    record: unfinished(cutOff, job),
    outcome: { kind: 'lost', job, error: cutOff.error },
  },
  {
    what: 'a timeout without a last check is lost',
    record: unfinished(tooLate, job),
    outcome: { kind: 'lost', job, error: tooLate.error },
  },
  {
    what: 'an error that stays is lost',
    record: unfinished(refused, job),
    outcome: { kind: 'lost', job, error: refused.error },
  },
  {
    what: 'a timeout of a job that was never read is unread',
    record: unfinished(TIMED_OUT, null),
    outcome: { kind: 'unread', error: TIMED_OUT.error },
  },
  {
    what: 'an error that stays for a job that was never read is unread',
    record: unfinished(refused, null),
    outcome: { kind: 'unread', error: refused.error },
  },
  {
    what: 'a cancelled wait is that, read or not',
    record: unfinished(CANCELLED, null),
    outcome: { kind: 'cancelled', signalName },
  },
];
const GIVEN_UP: typeof UNFINISHED = [
  {
    what: 'a job that fail-fast gave up is abandoned',
    record: unfinished(ABANDONED, job),
    outcome: { kind: 'abandoned' },
  },
  {
    what: 'a job without an end is abandoned',
    record: unfinished(null, job),
    outcome: { kind: 'abandoned' },
  },
];

describe('what became of a job', () => {
  for (const { what, record, outcome } of [...UNFINISHED, ...GIVEN_UP]) {
    test(what, () => {
      assert.deepEqual(outcomeOf(record), outcome);
    });
  }

  for (const [status, kind] of [
    ['SUCCESS', 'succeeded'],
    ['FAILURE', 'failed'],
    ['REVOKED', 'revoked'],
  ] as const) {
    test(`${status} is ${kind}, by the check that ended the wait and not by a read after that`, () => {
      const final = sampleJob({ status });
      const record = unfinished({ kind: 'final', job: final }, sampleJob());
      assert.deepEqual(outcomeOf(record), { kind, job: final });
    });
  }
});

test('a failure is worst, then a revocation, any job that is unfinished, one given up, a success', () => {
  const ranks: ReadonlyArray<readonly JobRecord[]> = [
    [finished({ status: 'FAILURE' })],
    [finished({ status: 'REVOKED' })],
    UNFINISHED.map(({ record }) => record),
    GIVEN_UP.map(({ record }) => record),
    [finished()],
  ];
  const severities = ranks.map((records) => new Set(records.map(severityOf)));
  for (const equal of severities) assert.equal(equal.size, 1);
  const order = severities.flatMap((equal) => [...equal]);
  assert.deepEqual(
    order,
    [...new Set(order)].toSorted((a, b) => a - b),
  );
});
