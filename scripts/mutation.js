// `npm run mutation`: breaks the code in one place at a time and tells which breaks no test noticed.
// Ends with 1 where a file's score is under 90 %, where a survivor has no reason in
// mutation-survivors.json, or, over all files, where a reason there has no survivor. A run over all
// files writes docs/mutation.md, and `-- --report` writes it again from that run; other arguments, such
// as `-- --mutate src/fiddler/follow/follow.ts`, only print.

import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const STRYKER_VERSION = '10.0.0';
const LEAST_SCORE = 90;
const DOCUMENT = 'docs/mutation.md';
const HEADING = '## As measured';
const LAST_RUN = 'reports/mutation/mutation.json';
const WHOLE_RUN = 'reports/mutation/whole-run.json';

/**
 * @typedef {{ line: number, column: number }} Position from 1
 * @typedef {object} Mutant
 * @property {{ start: Position, end: Position }} location
 * @property {string} [replacement]
 * @property {'Killed' | 'Timeout' | 'Survived' | 'NoCoverage' | 'RuntimeError'} status
 *
 * @typedef {{ code: string, becomes: string }} Change what the code is, and what nobody noticed
 * @typedef {Change & { reason: string }} Reason
 */

const options = process.argv.slice(2);
const isWholeRun = options.length === 0;
const isReportAlone = options[0] === '--report';
if (!isReportAlone) runStryker();
if (isWholeRun) copyFileSync(LAST_RUN, WHOLE_RUN);

/** @type {Record<string, { source: string, mutants: Mutant[] }>} */
const files = JSON.parse(readFileSync(isReportAlone ? WHOLE_RUN : LAST_RUN, 'utf8')).files;
/** By the file's name without folders, so that a file may move. @type {Record<string, Reason[]>} */
const known = JSON.parse(readFileSync('scripts/mutation-survivors.json', 'utf8'));

const results = Object.entries(files).map(([file, { source, mutants }]) => {
  /** @param {Mutant['status'][]} statuses */
  const count = (...statuses) =>
    mutants.filter((mutant) => statuses.includes(mutant.status)).length;
  const noticed = count('Killed', 'Timeout');
  const survivors = mutants
    .filter((mutant) => mutant.status === 'Survived' || mutant.status === 'NoCoverage')
    .map((mutant) => withReason(changeOf(source, mutant), known[path.basename(file)] ?? []));
  const ran = noticed + survivors.length;
  return {
    file,
    ran,
    survivors,
    score: ran === 0 ? 100 : (100 * noticed) / ran,
    timeouts: count('Timeout'),
    errors: count('RuntimeError'),
  };
});

function runStryker() {
  const packages = ['core', 'tap-runner'].map(
    (name) => `--package=@stryker-mutator/${name}@${STRYKER_VERSION}`,
  );
  const { status } = spawnSync('npx', ['--yes', ...packages, 'stryker', 'run', ...options], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

/**
 * The lines of a mutant, before and after, with single blanks.
 *
 * @param {string} source
 * @param {Mutant} mutant
 * @returns {Change}
 */
function changeOf(source, { location: { start, end }, replacement = '' }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const before = (lines[0] ?? '').slice(0, start.column - 1);
  const after = (lines.at(-1) ?? '').slice(end.column - 1);
  /** @param {string} code */
  const squeeze = (code) => code.replace(/\s+/g, ' ').trim();
  return { code: squeeze(lines.join('\n')), becomes: squeeze(before + replacement + after) };
}

/**
 * @param {Change} change
 * @param {readonly Reason[]} reasons
 * @returns {Reason}
 */
function withReason({ code, becomes }, reasons) {
  const same = reasons.find((reason) => reason.code === code && reason.becomes === becomes);
  return same ?? { code, becomes, reason: '' };
}

const table = [
  '| file | score | mutants that ran | by timeout | could not run | survivors |',
  '| --- | --- | --- | --- | --- | --- |',
  ...results.map(
    ({ file, score, ran, timeouts, errors, survivors }) =>
      `| \`${file}\` | ${score.toFixed(1)} % | ${ran} | ${timeouts} | ${errors} | ${survivors.length} |`,
  ),
];
const lists = results
  .filter(({ survivors }) => survivors.length > 0)
  .flatMap(({ file, survivors }) => [
    '',
    `### ${path.basename(file)}`,
    ...survivors.flatMap(({ code, becomes, reason }) => [
      '',
      reason || 'No reason is known:',
      '',
      '```diff',
      `- ${code}`,
      `+ ${becomes}`,
      '```',
    ]),
  ]);
const report = [HEADING, '', ...table, '', '## Survivors', ...lists, ''].join('\n');

if (isWholeRun || isReportAlone) {
  const [explanation = ''] = readFileSync(DOCUMENT, 'utf8').split(HEADING);
  writeFileSync(DOCUMENT, explanation + report);
} else {
  console.log(report);
}

const low = results.filter(({ score }) => score < LEAST_SCORE).map(({ file }) => file);
const unexplained = results.flatMap(({ survivors }) => survivors.filter(({ reason }) => !reason));
if (low.length > 0) console.error(`Under ${LEAST_SCORE} %: ${low.join(', ')}`);
if (unexplained.length > 0) console.error(`Survivors without a reason: ${unexplained.length}`);
if (low.length > 0 || unexplained.length > 0) process.exitCode = 1;
if (isWholeRun || isReportAlone) {
  const used = new Set(results.flatMap(({ survivors }) => survivors));
  const stale = Object.values(known)
    .flat()
    .filter((reason) => !used.has(reason));
  for (const { code } of stale) console.error(`A reason for what no survivor is any more: ${code}`);
  if (stale.length > 0) process.exitCode = 1;
}
