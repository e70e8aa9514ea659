/**
 * `npm run preview`: preview/out/summaries.html, the summary of each outcome as GitHub shows it. With
 * chromium installed, screenshots beside it, light and dark; with `-- docs`, the README's
 * pictures are taken anew.
 */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { renderSummary } from '../src/action/report/summary.ts';
import { decide } from '../src/action/report/verdict.ts';
import { Cleaner } from '../src/action/text/cleaner.ts';
import { TOKEN } from './hostile.ts';
import { OUTCOMES } from './outcomes.ts';
import { renderPage } from './page.ts';
import { canTakeScreenshots, takeScreenshots } from './screenshots.ts';

const root = resolve(import.meta.dirname, '..');
const page = join(root, 'preview/out/summaries.html');
const folder = join(root, 'preview/out');

const cleaner = new Cleaner([TOKEN]);
const summaries = new Map(
  Array.from(OUTCOMES, ([name, recordOf]) => {
    const record = recordOf();
    return [name, renderSummary(record, decide(record), cleaner)];
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
