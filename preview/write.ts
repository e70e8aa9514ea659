/**
 * `npm run preview` writes preview/out/summaries.html, the summary of each outcome as GitHub shows it.
 * If chromium is installed, it also takes screenshots, light and dark; with `-- docs`, they replace the
 * README's pictures.
 */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { renderSummary } from '../src/wait/report/summary.ts';
import { evaluateWait } from '../src/wait/verdict.ts';
import { OUTCOMES } from './outcomes.ts';
import { renderPage } from './page.ts';
import { canTakeScreenshots, takeScreenshots } from './screenshots.ts';

const root = resolve(import.meta.dirname, '..');
const page = join(root, 'preview/out/summaries.html');
const folder = join(root, 'preview/out');

const summaries = new Map(
  Array.from(OUTCOMES, ([name, makeRecord]) => {
    const record = makeRecord();
    return [name, renderSummary(record, evaluateWait(record))];
  }),
);
mkdirSync(folder, { recursive: true });
writeFileSync(page, renderPage(summaries));
console.log(`Open ${page}`);

if (canTakeScreenshots()) {
  await takeScreenshots(page, folder);
  console.log(`Screenshots are in ${folder}`);
  if (process.argv.includes('docs')) {
    for (const name of ['failure', 'success']) {
      copyFileSync(
        join(folder, `${name}-light.png`),
        join(root, `docs/images/summary-${name}.png`),
      );
    }
  }
} else {
  console.log('For screenshots, install chromium (the Debian package).');
}
