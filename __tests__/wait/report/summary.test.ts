/** The golden files show the usual summaries; these are the special cases. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { manyJobs } from '../../../preview/outcomes.ts';
import { recordOf, type Seen, uuid } from '../../../preview/record-of.ts';
import type { JobRecord, WaitRecord } from '../../../src/wait/record.ts';
import { renderSummary } from '../../../src/wait/report/summary.ts';
import { evaluateWait, refuse } from '../../../src/wait/verdict.ts';
import {
  CANCELLED,
  endedBy,
  failedWithTasks,
  finished,
  idOf,
  sampleHttpError,
  sampleWait,
  TIMED_OUT,
  unfinished,
} from '../samples.ts';
import { drawingsIn, typeOfDrawing } from './drawings.ts';

function render(wait: WaitRecord): string {
  return renderSummary(wait, evaluateWait(wait)).text;
}

function summaryOf(...jobs: readonly JobRecord[]): string {
  return render(sampleWait(...jobs));
}

function headingOf(summary: string): string {
  return /^### (.*)/.exec(summary)?.[1] ?? '';
}

describe('the heading', () => {
  const notFound = endedBy(sampleHttpError(404));
  const failure = finished({ status: 'FAILURE' });
  const revoked = finished({ status: 'REVOKED' });
  const HEADINGS: ReadonlyArray<[jobs: readonly JobRecord[], heading: string]> = [
    [[unfinished(notFound)], '❓ The Fiddler job could no longer be read'],
    [[finished(), finished()], '✅ All 2 Fiddler jobs succeeded'],
    [[finished(), failure, finished()], '❌ 1 of 3 Fiddler jobs failed'],
    [[failure, failure, revoked], '❌ 2 of 3 Fiddler jobs failed, 1 ended as revoked'],
    [[revoked, revoked], '🚫 2 of 2 Fiddler jobs ended as revoked'],
    [
      [unfinished(notFound, null), unfinished(TIMED_OUT)],
      '❓ 1 of 2 Fiddler jobs could not be read, 1 did not finish in time',
    ],
    [[unfinished(CANCELLED), finished()], '🛑 The wait for 2 Fiddler jobs was cancelled'],
  ];
  for (const [jobs, heading] of HEADINGS) {
    test(`is "${heading}"`, () => {
      assert.equal(headingOf(summaryOf(...jobs)), heading);
    });
  }

  test('of a single check does not say that the job was late', () => {
    const wait = { ...sampleWait(unfinished(TIMED_OUT)), timeoutSeconds: 0 };
    assert.equal(headingOf(render(wait)), '⏰ The Fiddler job has not finished yet');
  });

  test('of a SUCCESS whose outputs could not be written says both', () => {
    const wait = sampleWait(finished());
    const { text } = renderSummary(wait, refuse(evaluateWait(wait), 'The disk is full'));
    assert.equal(headingOf(text), '❌ The Fiddler job succeeded, but the step failed');
    assert.match(text, /disk is full/);
  });
});

test('a summary links to the origin of the site', () => {
  const wait = { ...sampleWait(finished()), site: new URL('https://acme.fiddler.ai:8443/') };
  assert.match(render(wait), /^\[Open Fiddler\]\(https:\/\/acme\.fiddler\.ai:8443\)$/m);
});

describe('the table of jobs', () => {
  for (const strange of [null, {}, { model: null, project: 7 }, { model: [], resource: 'x' }]) {
    test(`is rendered with info ${JSON.stringify(strange)}`, () => {
      assert.match(
        summaryOf(finished({ info: strange })),
        /^\| Ingestion dataset Upload.*SUCCESS/m,
      );
    });
  }

  for (const info of [
    { model_name: 'churn', project_name: 'bank', resource_name: 'baseline' },
    { model: { name: 'churn' }, project: { name: 'bank' }, resource: { name: 'baseline' } },
  ]) {
    test(`has the names in ${JSON.stringify(info)}`, () => {
      assert.match(summaryOf(finished({ info })), /\| `baseline` \| `churn` \| `bank` \|/);
    });
  }

  test('has a row for each job, also if it was never read', () => {
    const summary = summaryOf(
      finished({ id: idOf(1), name: 'first' }),
      unfinished(TIMED_OUT, null, idOf(2)),
      finished({ id: idOf(3), name: 'third' }),
    );
    assert.match(summary, /^\| first.*\n\| `00000002` .*never read.*\n\| third/m);
  });
});

test('up to 20 failing tasks are listed, and the others are counted', () => {
  const summary = summaryOf(failedWithTasks(23));
  assert.match(summary, /^#### 23 failing tasks$/m);
  assert.equal(summary.match(/^\| `task-/gm)?.length, 20);
  assert.match(summary, /^Tasks not shown: 3\.$/m);
});

describe('the drawings', () => {
  const summaryFor = (...seen: readonly Seen[]): string =>
    render(recordOf([{ id: uuid(1), seen }]));

  test('show the eight worst and slowest jobs', () => {
    const jobs = Array.from({ length: 9 }, (_, index) => finished({ id: idOf(index) }));
    const summary = summaryOf(...jobs, finished({ id: idOf(9), status: 'FAILURE' }));
    assert.match(summary, /^8 of 10 jobs: failed ones first, then the slowest\.$/m);
    assert.equal(drawingsIn(summary)[0]?.match(/section \d+/g)?.length, 8);
    assert.match(drawingsIn(summary)[0] ?? '', /section 00000009/);
  });

  const CAPTION = /^Bars start when a state was first observed\.$/m;
  const queued = recordOf([
    {
      id: uuid(2),
      seen: [
        [0, 'PENDING', 0],
        [5, 'SUCCESS', 100],
      ],
    },
  ]).jobs;
  const running = recordOf([
    {
      id: uuid(3),
      seen: [
        [0, 'STARTED', 0],
        [5, 'SUCCESS', 100],
      ],
    },
  ]).jobs;
  for (const [what, jobs, hasCaption] of [
    ['a job that was first seen pending', queued, false],
    ['a job that was first seen running', running, true],
    ['jobs of which one was first seen running', [...queued, ...running], true],
  ] as const) {
    test(`have ${hasCaption ? 'a caption' : 'no caption'} for ${what}`, () => {
      const summary = summaryOf(...jobs);
      assert.match(summary, /^#### States over time$/m);
      assert.equal(CAPTION.test(summary), hasCaption);
    });
  }

  test('are left out if no state lasted and progress did not move', () => {
    for (const summary of [
      summaryFor(),
      summaryFor([0.2, 'SUCCESS', 100]),
      summaryOf(unfinished(TIMED_OUT, null)),
    ]) {
      assert.deepEqual(drawingsIn(summary), []);
    }
    assert.doesNotMatch(summaryFor([0, 'STARTED', 0], [9, 'FAILURE', 0]), /xychart/);
  });

  test('show progress as last seen and do not interpolate', () => {
    const summary = summaryFor([0, 'STARTED', 0], [1, 'STARTED', 40], [4, 'SUCCESS', 100]);
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
    const summary = summaryFor(...seen, [200, 'FAILURE', null]);
    assert.doesNotMatch(summary, / {2}180\. RETRY/);
    assert.match(summary, / {2}181\. STARTED.* {2}200\. RETRY.* {2}201\. FAILURE/s);
    for (const source of drawingsIn(summary)) assert.equal(await typeOfDrawing(source), 'gantt');
  });

  test('are valid for waits of milliseconds and of weeks', async () => {
    for (const seconds of [0.001, 0.05, 59.9, 3_600, 86_399, 86_400, 35 * 86_400]) {
      const sources = drawingsIn(summaryFor([0, 'STARTED', 0], [seconds, 'SUCCESS', 100]));
      assert.deepEqual(await Promise.all(sources.map(typeOfDrawing)), ['gantt', 'xychart']);
    }
  });
});

/** Returns failed jobs in which every text is the same. */
function jobsWith(text: string, count: number): WaitRecord {
  return recordOf(
    Array.from({ length: count }, (_, index) => ({
      id: uuid(index),
      name: text,
      info: {
        ...{ resource_type: text, resource_name: text, project_name: text },
        model: { name: text, version: text },
      },
      errorReason: text,
      errorMessage: text,
      extras: { [text]: { error_message: text } },
      seen: [
        [0, text, 1],
        [1, 'FAILURE', 2],
      ],
    })),
  );
}

describe('a summary is smaller than 1 MiB and says what it leaves out', () => {
  const MEBIBYTE = 1_048_576;

  test('even if texts have 100,000 characters', () => {
    const summary = render(jobsWith('|'.repeat(100_000), 1));
    assert.ok(Buffer.byteLength(summary) < MEBIBYTE, `${Buffer.byteLength(summary)} bytes`);
    assert.match(summary, /^### ❌ The Fiddler job failed$/m);
    assert.match(summary, /\(99000 more characters\)/);
  });

  for (const { count, text, rows, cutTo } of [
    { count: 2, text: 'x'.repeat(300), rows: 2, cutTo: null },
    { count: 200, text: '語'.repeat(300), rows: 200, cutTo: 200 },
    { count: 1_200, text: 'x'.repeat(300), rows: 1_000, cutTo: 100 },
    { count: 1_200, text: 'a|`<* '.repeat(100), rows: 100, cutTo: 60 },
  ]) {
    const texts = cutTo === null ? 'whole texts' : `texts of ${cutTo} characters`;
    test(`in steps: of ${count} jobs there are ${rows} rows with ${texts}`, () => {
      const summary = render(jobsWith(text, count));
      assert.ok(Buffer.byteLength(summary) < MEBIBYTE, `${Buffer.byteLength(summary)} bytes`);
      assert.equal(summary.match(/^\|.*<br>.*FAILURE/gm)?.length, rows);
      assert.equal(/texts were cut to (\d+)/.exec(summary)?.[1], cutTo?.toString());
      const left = /^Jobs not shown: (\d+)\.$/m.exec(summary)?.[1] ?? '0';
      assert.equal(Number(left), count - rows);
    });
  }

  test('which allows a row for each of 2,000 jobs with usual texts', () => {
    const summary = render(recordOf(manyJobs(2_000)));
    assert.ok(Buffer.byteLength(summary) < MEBIBYTE);
    assert.equal(summary.match(/^\| .*<br>/gm)?.length, 2_000);
    assert.doesNotMatch(summary, /not shown|were cut/);
  });
});
