/**
 * `npm run preview` writes preview/out/summaries.html, the summary of each outcome as GitHub shows it.
 * If chromium is installed, it also takes screenshots, light and dark; with `-- docs`, they replace the
 * README's pictures. The recording of the command, docs/images/command.svg, is replaced in any case.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { renderSummary } from '../src/wait/report/summary.ts';
import { evaluateWait } from '../src/wait/verdict.ts';
import { OUTCOMES } from './outcomes.ts';
import { renderPage } from './page.ts';
import { replacePictures } from './pictures.ts';
import { recordOf } from './record-of.ts';
import { renderRecording } from './recording.ts';
import { canTakeScreenshots, takeScreenshots } from './screenshots.ts';

const root = resolve(import.meta.dirname, '..');
const page = join(root, 'preview/out/summaries.html');
const folder = join(root, 'preview/out');

const summaries = new Map(
  Array.from(OUTCOMES, ([name, scenarios]) => {
    const record = recordOf(scenarios);
    return [name, renderSummary(record, evaluateWait(record))];
  }),
);
mkdirSync(folder, { recursive: true });
writeFileSync(page, renderPage(summaries));
console.log(`Open ${page}`);
writeFileSync(join(root, 'docs/images/command.svg'), await renderRecording());

if (canTakeScreenshots()) {
  await takeScreenshots(page, folder);
  console.log(`Screenshots are in ${folder}`);
  if (process.argv.includes('docs')) replacePictures(folder);
} else {
  console.log('For screenshots, install chromium (the Debian package).');
}
