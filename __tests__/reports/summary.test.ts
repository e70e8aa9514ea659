import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Seen, uuid, waitOf } from '../../preview/course.ts';
import { HOSTILE_TEXTS, hostileJob, TOKEN } from '../../preview/hostile.ts';
import { manyJobs, OUTCOMES } from '../../preview/outcomes.ts';
import { renderSummary } from '../../src/action/report/summary.ts';
import { decide, refuse } from '../../src/action/report/verdict.ts';
import type { WaitRecord } from '../../src/action/wait/record.ts';
import { busyMs } from '../busy-time.ts';
import { drawingsIn, typeOfDrawing } from './drawings.ts';
import { cleaner } from './sample-cleaner.ts';

const MEBIBYTE = 1_048_576;

function summaryOf(record: WaitRecord): string {
  return renderSummary(record, decide(record), cleaner).text;
}

function courseOf(...seen: readonly Seen[]): WaitRecord {
  return waitOf([{ id: uuid(1), seen }]);
}

describe('the heading', () => {
  const headings: ReadonlyArray<[string, RegExp]> = [
    ['success', /^### \S+ The Fiddler job succeeded$/m],
    ['failure', /^### \S+ The Fiddler job failed$/m],
    ['revoked', /^### \S+ The Fiddler job was revoked$/m],
    ['timeout', /^### \S+ The Fiddler job was not done in time$/m],
    ['unauthorized', /^### \S+ The Fiddler job could not be read$/m],
    ['cancelled', /^### \S+ The wait for the Fiddler job was cancelled$/m],
    ['3-jobs', /^### \S+ 1 of 3 Fiddler jobs failed, 1 was revoked$/m],
  ];
  for (const [name, heading] of headings) {
    test(`of ${name} says so in words`, () => {
      const record = OUTCOMES.get(name)?.() ?? assert.fail();
      assert.match(summaryOf(record), heading);
    });
  }

  test('of a step that failed after a success says both', () => {
    const record = courseOf([1, 'SUCCESS', 100]);
    const verdict = refuse(decide(record), 'The outputs could not be written: disk full');
    const summary = renderSummary(record, verdict, cleaner).text;
    assert.match(summary, /succeeded, but the step failed/);
    assert.match(summary, /disk full/);
  });
});

describe('the drawings', () => {
  test('are left out where nothing lasted and nothing moved', () => {
    assert.deepEqual(drawingsIn(summaryOf(courseOf())), []);
    assert.deepEqual(drawingsIn(summaryOf(courseOf([0.2, 'SUCCESS', 100]))), []);
  });

  test('have no progress where it did not move, or with several jobs', () => {
    assert.doesNotMatch(summaryOf(courseOf([0, 'STARTED', 0], [9, 'FAILURE', 0])), /xychart/);
    assert.doesNotMatch(summaryOf(manyJobs(2)), /xychart/);
  });

  test('show progress as it was last seen and nothing in between', () => {
    const summary = summaryOf(courseOf([0, 'STARTED', 0], [1, 'STARTED', 40], [4, 'SUCCESS', 100]));
    const values = /line \[(.*)\]/.exec(summary)?.[1]?.split(', ').map(Number) ?? [];
    assert.deepEqual([...new Set(values)], [0, 40, 100]);
    const share = values.filter((value) => value === 40).length / values.length;
    assert.ok(Math.abs(share - 0.75) < 0.01, `${share}`);
    assert.equal(values.at(-1), 100);
  });

  test('show the last states of a job that goes back and forth', async () => {
    const seen = Array.from(
      { length: 200 },
      (_, index): Seen => [index, index % 2 === 0 ? 'STARTED' : 'RETRY', null],
    );
    const summary = summaryOf(courseOf(...seen, [200, 'FAILURE', null]));
    assert.doesNotMatch(summary, / {2}180\. RETRY/);
    assert.match(summary, / {2}181\. STARTED.* {2}200\. RETRY.* {2}201\. FAILURE/s);
    for (const source of drawingsIn(summary)) await typeOfDrawing(source);
  });

  test('are drawn for waits of milliseconds and of weeks', async () => {
    for (const seconds of [0.001, 0.05, 59.9, 3_600, 86_399, 86_400, 35 * 86_400]) {
      const summary = summaryOf(courseOf([0, 'STARTED', 0], [seconds, 'SUCCESS', 100]));
      assert.equal(drawingsIn(summary).length, 2);
      for (const source of drawingsIn(summary)) await typeOfDrawing(source);
    }
  });
});

describe('the size', () => {
  const long = 'a|`<* '.repeat(300);

  test('of a wait for 3,000 jobs with the longest texts stays under 1 MiB and says what is left out', () => {
    const record = waitOf(
      Array.from({ length: 3_000 }, (_, index) => ({
        id: uuid(index),
        name: long,
        info: { resource_type: long, resource_name: long, project_name: long },
        errorReason: long,
        errorMessage: long,
        extras: Object.fromEntries(
          Array.from({ length: 30 }, (_task, task) => [`${task} ${long}`, { error_message: long }]),
        ),
        seen: [
          [0, long, 1],
          [1, 'FAILURE', 2],
        ],
      })),
    );
    let summary = '';
    const tookMs = busyMs(() => {
      summary = summaryOf(record);
    });
    assert.ok(Buffer.byteLength(summary) < MEBIBYTE, `${Buffer.byteLength(summary)}`);
    assert.ok(tookMs < 3_000, `${tookMs} ms`);
    assert.match(summary, /^Left out of this table: \d+ more\./m);
    assert.match(summary, /texts were cut to \d+ characters/);
  });

  test('allows a row for each of 3,000 jobs of usual texts', () => {
    const summary = summaryOf(manyJobs(3_000));
    assert.ok(Buffer.byteLength(summary) < MEBIBYTE);
    assert.equal(summary.match(/^\| .*<br>/gm)?.length, 3_000);
    assert.doesNotMatch(summary, /left out/);
  });

  test('of 3,000 jobs is made in well under a second', () => {
    const record = manyJobs(3_000);
    const tookMs = busyMs(() => summaryOf(record));
    assert.ok(tookMs < 1_000, `${tookMs} ms`);
  });
});

describe('a table', () => {
  test('has no columns that tell nothing', () => {
    const summary = summaryOf(courseOf([1, 'SUCCESS', 100]));
    assert.match(summary, /^\| Job \| State \| Progress \|$/m);
  });

  test('of failing tasks has the first 20 and tells of the others', () => {
    const extras = Object.fromEntries(
      Array.from({ length: 23 }, (_, index) => [`task-${index}`, { error_message: 'x' }]),
    );
    const summary = summaryOf(waitOf([{ id: uuid(1), extras, seen: [[0, 'FAILURE', 1]] }]));
    assert.match(summary, /^#### 23 failing tasks$/m);
    assert.equal(summary.match(/^\| `task-/gm)?.length, 20);
    assert.match(summary, /^Left out of this table: 3 more\./m);
  });
});

test('hostile text does not reach the token through any part', () => {
  for (let first = 0; first < HOSTILE_TEXTS.length; first += 1) {
    const summary = summaryOf(waitOf([hostileJob(uuid(1), first)]));
    assert.ok(!summary.includes(TOKEN));
    assert.ok(!summary.includes(Buffer.from(TOKEN).toString('base64').slice(2, -4)));
  }
});
