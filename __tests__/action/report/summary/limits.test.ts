import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { finished, idOf } from '../../samples.ts';
import { filledWith, headingOf, infoOf, summaryOf } from './rendered-summary.ts';

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
    { jobs: 250, text: '語'.repeat(300), rows: 250, cutTo: 200 },
    { jobs: 1_500, text: 'x'.repeat(300), rows: 1_000, cutTo: 100 },
    { jobs: 3_000, text: '語'.repeat(300), rows: 100, cutTo: 60 },
  ];
  for (const { jobs, text, rows, cutTo } of STEPS) {
    const how = cutTo === null ? 'whole texts' : `texts of ${cutTo} characters`;
    test(`in steps: of ${jobs} jobs there are ${rows} rows, with ${how}`, () => {
      const info = infoOf(text);
      const ids = Array.from({ length: jobs }, (_, index) => idOf(index));
      const summary = summaryOf(...ids.map((id) => finished({ id, name: text, info })));
      assert.equal(summary.match(/^\|.*SUCCESS/gm)?.length, rows);
      assert.equal(summary.includes('texts were cut'), cutTo !== null);
      if (cutTo !== null) assert.ok(summary.includes(`cut to ${cutTo} characters`));
      assert.equal(summary.includes(`Left out of this table: ${jobs - rows} more`), rows < jobs);
    });
  }
});
