/** Compares whole reports with files; `GOLDEN=write npm test` rewrites the files. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { OUTCOMES } from '../../../preview/outcomes.ts';
import { renderResults } from '../../../src/wait/report/results.ts';
import { renderSummary } from '../../../src/wait/report/summary.ts';
import { line } from '../../../src/wait/text/sanitize.ts';
import { evaluateWait } from '../../../src/wait/verdict.ts';
import { drawingsIn, typeOfDrawing } from './drawings.ts';

const folder = resolve(import.meta.dirname, '../../golden');

function assertGolden(file: string, text: string): void {
  const path = join(folder, file);
  if (process.env['GOLDEN'] === 'write') writeFileSync(path, text);
  assert.equal(text, readFileSync(path, 'utf8'));
}

for (const [name, makeRecord] of OUTCOMES) {
  describe(`the reports of ${name}`, () => {
    const record = makeRecord();
    const verdict = evaluateWait(record);
    const summary = `${renderSummary(record, verdict).text}\n`;

    test('have the approved summary', () => {
      assertGolden(`${name}.md`, summary);
    });

    test('have the approved results and annotation', () => {
      const results = renderResults(record).map(({ text }) => text);
      const annotation = verdict.succeeded
        ? []
        : [verdict.sentence, ...verdict.details].map((text) => line`${text}`.text);
      assertGolden(`${name}.log`, [...results, '── annotation', ...annotation, ''].join('\n'));
    });

    test('have drawings that Mermaid renders', async () => {
      for (const source of drawingsIn(summary)) {
        assert.match(await typeOfDrawing(source), /^(?:gantt|xychart)$/);
      }
    });
  });
}

test('every golden file belongs to an outcome', () => {
  const expected = [...OUTCOMES.keys()].flatMap((name) => [`${name}.log`, `${name}.md`]);
  assert.deepEqual(readdirSync(folder).sort(), expected.sort());
});
