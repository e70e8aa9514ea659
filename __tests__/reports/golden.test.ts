/** Whole reports as files that people can read; `GOLDEN=write npm test` writes them anew. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { OUTCOMES } from '../../preview/outcomes.ts';
import { renderResults } from '../../src/action/report/results.ts';
import { renderSummary } from '../../src/action/report/summary.ts';
import { decide } from '../../src/action/report/verdict.ts';
import { drawingsIn, typeOfDrawing } from './drawings.ts';
import { cleaner } from './sample-cleaner.ts';

const folder = resolve(import.meta.dirname, '../golden');

function assertGolden(file: string, text: string): void {
  const path = join(folder, file);
  if (process.env['GOLDEN'] === 'write') writeFileSync(path, text);
  assert.equal(text, readFileSync(path, 'utf8'));
}

for (const [name, recordOf] of OUTCOMES) {
  describe(`the reports of ${name}`, () => {
    const record = recordOf();
    const verdict = decide(record);
    const summary = `${renderSummary(record, verdict, cleaner).text}\n`;

    test('have the summary that was looked at', () => {
      assertGolden(`${name}.md`, summary);
    });

    test('have the results and the annotation that were looked at', () => {
      const results = renderResults(record, cleaner).map(({ text }) => text);
      const annotation = verdict.succeeded
        ? []
        : [verdict.sentence, ...verdict.details].map((text) => cleaner.line`${text}`.text);
      assertGolden(`${name}.log`, [...results, '── annotation', ...annotation, ''].join('\n'));
    });

    test('have drawings that mermaid draws', async () => {
      for (const source of drawingsIn(summary)) {
        assert.match(await typeOfDrawing(source), /^(?:gantt|xychart)$/);
      }
    });
  });
}

test('no golden file is left of an outcome that is gone', () => {
  const expected = [...OUTCOMES.keys()].flatMap((name) => [`${name}.log`, `${name}.md`]);
  assert.deepEqual(readdirSync(folder).sort(), expected.sort());
});
