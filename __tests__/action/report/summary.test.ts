import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { renderSummary } from '../../../src/action/report/summary.ts';
import { decide, refuse } from '../../../src/action/report/verdict.ts';
import { Cleaner } from '../../../src/action/text/cleaner.ts';
import type { JobRecord } from '../../../src/action/wait/record.ts';
import {
  finished,
  httpError,
  idOf,
  sampleTimeout,
  sampleWait,
  TIMED_OUT,
  TOKEN,
  unfinished,
} from '../samples.ts';

const cleaner = new Cleaner([TOKEN]);

function summaryOf(...jobs: readonly JobRecord[]): string {
  const wait = sampleWait(...jobs);
  return renderSummary(wait, decide(wait), cleaner).text;
}

function headingOf(summary: string): string {
  return /^#+ (.*)/.exec(summary)?.[1] ?? '';
}

/** The rows of all tables, as the numbers of their cells. */
function cellsOf(summary: string): readonly number[] {
  return summary
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((row) => row.match(/(?<!\\)(?:\\\\)*\|/g)?.length ?? 0);
}

function drawingsOf(summary: string): readonly string[] {
  return [...summary.matchAll(/^```mermaid\n([\s\S]*?)\n```$/gm)].map(([, lines = '']) => lines);
}

/** What is read as Markdown: without drawings and code spans. */
function proseOf(summary: string): string {
  return summary
    .replace(/^```mermaid\n[\s\S]*?\n```$/gm, '')
    .replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '');
}

/** A failed job that has the same text in all places where a server may put one. */
function filledWith(text: string, id = idOf(1)): JobRecord {
  const named = { id: text, name: text, version: text };
  return finished({
    id,
    name: text,
    status: 'FAILURE',
    errorReason: text,
    errorMessage: text,
    info: { resource_type: text, resource_name: text, model: named, project: named },
    extras: { [text]: { status: 'FAILURE', error_message: text } },
  });
}

describe('the heading tells the outcome', () => {
  const cancelled = { kind: 'cancelled', signalName: 'SIGTERM' } as const;
  const unread = { kind: 'error', error: httpError(404) } as const;
  const OUTCOMES: ReadonlyArray<{ of: string; jobs: readonly JobRecord[]; says: RegExp }> = [
    { of: 'SUCCESS', jobs: [finished()], says: /✅.*succeeded/ },
    { of: 'FAILURE', jobs: [finished({ status: 'FAILURE' })], says: /failed/ },
    { of: 'REVOKED', jobs: [finished({ status: 'REVOKED' })], says: /revoked/ },
    { of: 'a timeout', jobs: [unfinished(TIMED_OUT)], says: /not done in time/ },
    {
      of: 'a timeout whose last check failed',
      jobs: [unfinished({ kind: 'error', error: sampleTimeout(httpError(503)) })],
      says: /^❓ The Fiddler job could not be read at the end$/,
    },
    {
      of: 'a job that could not be read any more',
      jobs: [unfinished(unread)],
      says: /^❓ The Fiddler job could not be read at the end$/,
    },
    { of: 'a cancelled wait', jobs: [unfinished(cancelled)], says: /cancelled/ },
    { of: 'a job that was never read', jobs: [unfinished(unread, null)], says: /not be read/ },
    {
      of: 'three jobs, of which one failed',
      jobs: [finished(), finished({ id: idOf(2), status: 'FAILURE' }), finished({ id: idOf(3) })],
      says: /1 of 3.*failed/,
    },
    {
      of: 'two successes',
      jobs: [finished(), finished({ id: idOf(2) })],
      says: /✅.*2.*succeeded/,
    },
  ];
  for (const { of, jobs, says } of OUTCOMES) {
    test(`of ${of}`, () => {
      const heading = headingOf(summaryOf(...jobs));
      assert.match(heading, says);
      assert.equal(heading.includes('✅'), decide(sampleWait(...jobs)).succeeded);
    });
  }

  test('of a single check does not say that the job was late', () => {
    const wait = { ...sampleWait(unfinished(TIMED_OUT)), timeoutSeconds: 0 };
    const { text } = renderSummary(wait, decide(wait), cleaner);
    assert.equal(headingOf(text), '⏰ The Fiddler job is not done yet');
  });

  test('of a SUCCESS whose outputs could not be written is not green', () => {
    const wait = sampleWait(finished());
    const { text } = renderSummary(wait, refuse(decide(wait), 'The disk is full'), cleaner);
    assert.doesNotMatch(headingOf(text), /✅/);
    assert.match(text, /disk is full/);
  });
});

describe('the table', () => {
  const info = {
    resource_type: 'DATASET',
    resource_name: 'baseline',
    model: { name: 'churn_classifier', version: 'v3' },
    project_name: 'bank_churn',
  };

  test('tells job, resource, model, project, state, progress and time', () => {
    const summary = summaryOf(finished({ progress: 62.5, status: 'FAILURE', info }));
    const row = summary.split('\n').find((line) => /^\|.*Ingestion/.test(line)) ?? '';
    for (const fact of ['Ingestion dataset Upload', 'DATASET', 'baseline', 'churn_classifier']) {
      assert.ok(row.includes(fact), `${fact} in ${row}`);
    }
    assert.match(row, /bank_churn.*FAILURE.*62\.5%.*1(&nbsp;| )min/);
  });

  for (const strange of [null, {}, { model: null, project: 7 }, { model: [], resource: 'x' }]) {
    test(`takes info of ${JSON.stringify(strange)}`, () => {
      assert.match(
        summaryOf(finished({ info: strange })),
        /^\|.*Ingestion dataset Upload.*SUCCESS/m,
      );
    });
  }

  test('has a row for each job, also for one that was never read', () => {
    const jobs = [1, 2].map((index) => finished({ id: idOf(index), name: `job ${index}` }));
    const summary = summaryOf(...jobs, unfinished(TIMED_OUT, null, idOf(3)));
    // Two rows are the heading's.
    assert.equal(cellsOf(summary).length, 5);
    assert.match(summary, /^\|.*00000003.*never read/m);
    assert.equal(new Set(cellsOf(summary)).size, 1);
  });
});

test('what happened and what to do stand below the heading', () => {
  const error = httpError(401);
  assert.match(summaryOf(unfinished({ kind: 'error', error }, null)), /HTTP 401[\s\S]*`token`/);
  assert.match(summaryOf(unfinished(TIMED_OUT)), /30 min[\s\S]*297 × `?STARTED/);
});

describe('failing tasks', () => {
  const failing = (count: number): JobRecord => {
    const tasks = Array.from({ length: count }, (_, index) => [
      `task_${index}`,
      { status: 'FAILURE', error_message: `message ${index}.` },
    ]);
    return finished({ status: 'FAILURE', extras: Object.fromEntries(tasks) });
  };

  test('are listed with state and message', () => {
    assert.match(summaryOf(failing(2)), /2 failing tasks[\s\S]*^\|.*task_1.*FAILURE.*message/m);
  });

  test('are listed up to 20, and the others are counted', () => {
    const summary = summaryOf(failing(25));
    assert.equal(summary.match(/^\|.*task_\d+/gm)?.length, 20);
    assert.match(summary, /25 failing tasks[\s\S]*\b5 more/);
  });

  test('are not told of a success', () => {
    const { extras } = failing(1).job ?? assert.fail();
    assert.doesNotMatch(summaryOf(finished({ extras })), /task_0/);
  });
});

describe('the drawing', () => {
  test("shows the states of the job's course", () => {
    const drawings = drawingsOf(summaryOf(finished())).join('\n');
    assert.match(drawings, /PENDING[\s\S]*STARTED/);
  });

  test('shows each of several jobs', () => {
    const jobs = [1, 2, 3].map((index) => finished({ id: idOf(index) }));
    const drawings = drawingsOf(summaryOf(...jobs)).join('\n');
    for (const { id } of jobs) assert.ok(drawings.includes(id.slice(0, 8)), id);
  });

  test('is left out for a job that was never read', () => {
    assert.deepEqual(drawingsOf(summaryOf(unfinished(TIMED_OUT, null))), []);
  });
});

describe('hostile text changes nothing but the text', () => {
  const plain = summaryOf(filledWith('harmless'), filledWith('harmless', idOf(2)));
  for (const text of [
    ...['<script>alert(1)</script>', '</td></table><img src=x>', '<!--', '&lt;b&gt;', '```', '`'],
    ...['`` ` ``', '[x](https://evil.test)', '![x](https://evil.test/x.png)', 'www.evil.test'],
    ...['https://evil.test', '@octocat', '@acme/team', '#1', 'acme/repo#1', 'a|b|c', 'a\\|b', '\\'],
    ...['a\n\n# title\n\n| x |', 'a\u2028b', '\r- item', '**bold** _x_ ~~y~~', '| --- |', '$x^2$'],
    ...['end', 'click a href "https://evil.test"', '%%{init: {}}%%', 'a; b:crit, 1d', 'section x'],
    ...[
      'a\n```\n<b>',
      '"]',
      ':done, a, 1d',
      ':smile:',
      '(@octocat)',
      '"<b>"',
      '`<b>',
      'a `<b>` c`',
    ],
  ]) {
    test(JSON.stringify(text), () => {
      const summary = summaryOf(filledWith(text), filledWith(text, idOf(2)));
      assert.deepEqual(cellsOf(summary), cellsOf(plain));
      const prose = proseOf(summary).replace(/<\/?(?:br|details|summary)>|&nbsp;/g, '');
      assert.doesNotMatch(prose, /[<>&@\\[\]*_~`$]|:\/\/|www\.|#\d|:smile:/);
      const lines = (drawing: string): number => drawing.split('\n').length;
      assert.deepEqual(drawingsOf(summary).map(lines), drawingsOf(plain).map(lines));
      for (const drawing of drawingsOf(summary)) {
        assert.doesNotMatch(drawing, /[<>@`]|https?:|%%\{|evil\.test"|^\s*(?:click|end)\b/m);
      }
    });
  }

  test('a token is struck out everywhere', () => {
    const summary = summaryOf(filledWith(`<${TOKEN}>`), filledWith(TOKEN, idOf(2)));
    assert.doesNotMatch(summary, /key-0123|abcdef/);
    assert.match(summary, /\*\*\*/);
  });
});

describe('a summary is smaller than 1 MiB and says what it leaves out', () => {
  const LARGE: ReadonlyArray<{ what: string; jobs: number; text: string }> = [
    { what: 'a job with texts of 100,000 characters', jobs: 1, text: '|'.repeat(100_000) },
    { what: '300 jobs with texts of 2,000 characters', jobs: 300, text: '語'.repeat(2_000) },
    { what: '3,000 jobs with texts of 300 characters', jobs: 3_000, text: '😀`'.repeat(100) },
  ];
  for (const { what, jobs, text } of LARGE) {
    test(what, () => {
      const ids = Array.from({ length: jobs }, (_, index) => idOf(index));
      const summary = summaryOf(...ids.map((id) => filledWith(text, id)));
      assert.ok(Buffer.byteLength(summary) < 1_048_576, `${Buffer.byteLength(summary)} bytes`);
      assert.match(headingOf(summary), /failed/);
      assert.match(summary, /left out|cut to \d+|more characters/);
    });
  }

  const STEPS: ReadonlyArray<{ jobs: number; text: string; rows: number; cutTo: number | null }> = [
    { jobs: 2, text: 'x'.repeat(300), rows: 2, cutTo: null },
    { jobs: 300, text: '語'.repeat(300), rows: 300, cutTo: 200 },
    { jobs: 1_500, text: 'x'.repeat(300), rows: 1_000, cutTo: 100 },
    { jobs: 3_000, text: '語'.repeat(300), rows: 100, cutTo: 60 },
  ];
  for (const { jobs, text, rows, cutTo } of STEPS) {
    const how = cutTo === null ? 'whole texts' : `texts of ${cutTo} characters`;
    test(`in steps: of ${jobs} jobs there are ${rows} rows, with ${how}`, () => {
      const named = { id: text, name: text };
      const info = { resource_type: text, resource_name: text, model: named, project: named };
      const ids = Array.from({ length: jobs }, (_, index) => idOf(index));
      const summary = summaryOf(...ids.map((id) => finished({ id, name: text, info })));
      assert.equal(summary.match(/^\|.*SUCCESS/gm)?.length, rows);
      assert.equal(summary.includes('texts were cut'), cutTo !== null);
      if (cutTo !== null) assert.ok(summary.includes(`cut to ${cutTo} characters`));
      assert.equal(summary.includes(`${jobs - rows} more jobs are left out`), rows < jobs);
    });
  }
});
