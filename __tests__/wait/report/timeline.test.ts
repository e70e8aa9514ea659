import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { recordOf, type Seen, uuid } from '../../../preview/record-of.ts';
import type { JobRecord } from '../../../src/wait/record.ts';
import { queuedMs, runningTime, stateSpansOf } from '../../../src/wait/report/timeline.ts';
import { sampleHttpError } from '../samples.ts';

function jobOf(...seen: readonly Seen[]): JobRecord {
  return recordOf([{ id: uuid(1), seen }]).jobs[0] ?? assert.fail();
}

describe('the timeline of a job', () => {
  const record = jobOf(
    [1, 'PENDING', 0],
    [4, 'STARTED', 0],
    [9, 'STARTED', 50],
    [12, 'RETRY', 50],
    [13, 'STARTED', 50],
    [20, 'SUCCESS', 100],
  );

  test('has a span for each state, from the check that first saw it to that of the next', () => {
    assert.deepEqual(
      stateSpansOf(record).map(({ status, fromMs, untilMs }) => [status, fromMs, untilMs]),
      [
        ['PENDING', 1_000, 4_000],
        ['STARTED', 4_000, 12_000],
        ['RETRY', 12_000, 13_000],
        ['STARTED', 13_000, 20_000],
      ],
    );
  });

  test('separates the time in the queue from the time running', () => {
    assert.equal(queuedMs(record), 3_000);
    assert.deepEqual(runningTime(record), { ms: 16_000, isMinimum: false });
  });

  test('has a minimum if the job was already running when first read', () => {
    const running = jobOf([0, 'STARTED', null], [5, 'SUCCESS', null]);
    assert.equal(queuedMs(running), null);
    assert.deepEqual(runningTime(running), { ms: 5_000, isMinimum: true });
  });

  test('ends when the job was last read if later checks failed', () => {
    const [unread = assert.fail()] = recordOf([
      {
        id: uuid(1),
        seen: [
          [0, 'PENDING', 0],
          [4, 'STARTED', 0],
          [9, 'STARTED', 0],
        ],
        failed: [[60, sampleHttpError(503), null]],
        end: { atSeconds: 60, how: { kind: 'skipped' } },
      },
    ]).jobs;
    assert.deepEqual(
      stateSpansOf(unread).map(({ untilMs }) => untilMs),
      [4_000, 9_000],
    );
    assert.deepEqual(runningTime(unread), { ms: 5_000, isMinimum: true });
  });

  test('has no times for a job that was done at once or never read', () => {
    for (const job of [jobOf([0.1, 'SUCCESS', 100]), jobOf()]) {
      assert.equal(queuedMs(job), null);
      assert.equal(runningTime(job), null);
    }
  });
});
