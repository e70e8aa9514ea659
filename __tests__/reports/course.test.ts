import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Seen, uuid, waitOf } from '../../preview/course.ts';
import { queuedMs, runningTime, stretchesOf } from '../../src/action/wait/course.ts';
import { estimateLeftMs } from '../../src/action/wait/estimate.ts';
import type { JobRecord } from '../../src/action/wait/record.ts';
import { ApiError } from '../../src/fiddler/errors.ts';

function recordOf(...seen: readonly Seen[]): JobRecord {
  return waitOf([{ id: uuid(1), seen }]).jobs[0] ?? assert.fail();
}

describe('the course of a job', () => {
  const record = recordOf(
    [1, 'PENDING', 0],
    [4, 'STARTED', 0],
    [9, 'STARTED', 50],
    [12, 'RETRY', 50],
    [13, 'STARTED', 50],
    [20, 'SUCCESS', 100],
  );

  test('has a stretch for each state, from when it was seen to when the next was', () => {
    assert.deepEqual(
      stretchesOf(record).map(({ status, fromMs, untilMs }) => [status, fromMs, untilMs]),
      [
        ['PENDING', 1_000, 4_000],
        ['STARTED', 4_000, 12_000],
        ['RETRY', 12_000, 13_000],
        ['STARTED', 13_000, 20_000],
      ],
    );
  });

  test('tells the time in the queue from the time running', () => {
    assert.equal(queuedMs(record), 3_000);
    assert.deepEqual(runningTime(record), { ms: 16_000, isLeast: false });
  });

  test('tells that a job ran for longer than was seen', () => {
    const running = recordOf([0, 'STARTED', null], [5, 'SUCCESS', null]);
    assert.equal(queuedMs(running), null);
    assert.deepEqual(runningTime(running), { ms: 5_000, isLeast: true });
  });

  test('ends when the job was last read, where it could not be read any more', () => {
    const [lost = assert.fail()] = waitOf([
      {
        id: uuid(1),
        seen: [
          [0, 'PENDING', 0],
          [4, 'STARTED', 0],
          [9, 'STARTED', 0],
        ],
        trouble: new ApiError('busy', { kind: 'http', label: 'HTTP 503', statusCode: 503 }),
        end: { atSeconds: 60, how: { kind: 'abandoned' } },
      },
    ]).jobs;
    assert.deepEqual(
      stretchesOf(lost).map(({ untilMs }) => untilMs),
      [4_000, 9_000],
    );
    assert.deepEqual(runningTime(lost), { ms: 5_000, isLeast: true });
  });

  test('tells no times of a job that was done at once, or was never read', () => {
    for (const job of [recordOf([0.1, 'SUCCESS', 100]), recordOf()]) {
      assert.equal(queuedMs(job), null);
      assert.equal(runningTime(job), null);
    }
  });
});

describe('the time left', () => {
  const estimate = (...seen: readonly Seen[]): number | null =>
    estimateLeftMs(recordOf(...seen).observations);

  test('is told of progress that moves steadily', () => {
    assert.equal(estimate([0, 'STARTED', 0], [10, 'STARTED', 10], [20, 'STARTED', 20]), 80_000);
  });

  test('leaves the queue out', () => {
    const queued: Seen = [0, 'PENDING', 0];
    assert.equal(
      estimate(queued, [100, 'STARTED', 0], [110, 'STARTED', 25], [120, 'STARTED', 50]),
      20_000,
    );
  });

  test('begins again after a retry', () => {
    const before: readonly Seen[] = [
      [0, 'STARTED', 0],
      [50, 'STARTED', 50],
      [60, 'RETRY', 0],
    ];
    assert.equal(estimate(...before, [70, 'STARTED', 0], [80, 'STARTED', 10]), null);
    assert.equal(
      estimate(...before, [70, 'STARTED', 0], [80, 'STARTED', 10], [90, 'STARTED', 20]),
      80_000,
    );
  });

  const untold: ReadonlyArray<{ why: string; seen: readonly Seen[] }> = [
    { why: 'a job that was never read', seen: [] },
    { why: 'a job without progress', seen: [[0, 'STARTED', null]] },
    {
      why: 'a single move',
      seen: [
        [0, 'STARTED', 0],
        [10, 'STARTED', 50],
      ],
    },
    {
      why: 'progress that slows down',
      seen: [
        [0, 'STARTED', 0],
        [10, 'STARTED', 50],
        [60, 'STARTED', 60],
      ],
    },
    {
      why: 'progress that speeds up',
      seen: [
        [0, 'STARTED', 0],
        [50, 'STARTED', 10],
        [60, 'STARTED', 60],
      ],
    },
    {
      why: 'a job that is retried',
      seen: [
        [0, 'STARTED', 0],
        [10, 'STARTED', 10],
        [20, 'STARTED', 20],
        [30, 'RETRY', 20],
      ],
    },
  ];
  for (const { why, seen } of untold) {
    test(`is not told of ${why}`, () => {
      assert.equal(estimate(...seen), null);
    });
  }
});
