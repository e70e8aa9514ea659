// `npm run e2e [-- name …]`: runs the examples, and the jobs of ci.yml that use the action, with act
// on this very machine (no containers) against the sandbox. The examples run as they stand, their
// `uses: fiddler/wait-for-job@v1` included; what they need of a repository (publish.py, deploy.sh)
// is put beside them, and foreign actions are stood in for.
//
// With `--where-possible`, as CI has it, a machine that lacks a program for it is no failure.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { obtainAct } from './e2e/act.js';
import { perform } from './e2e/perform.js';
import { prepareAction } from './e2e/place.js';
import { PLAYS } from './e2e/plays.js';
import { missingPrograms, preparePath } from './e2e/programs.js';

process.exitCode = await main(process.argv.slice(2));

/**
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
async function main(args) {
  const { values, positionals: names } = parseArgs({
    args,
    options: { 'where-possible': { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const plays = names.length === 0 ? PLAYS : PLAYS.filter(({ name }) => names.includes(name));
  if (plays.length === 0) {
    console.error(`There is no such play. There are: ${PLAYS.map(({ name }) => name).join(', ')}`);
    return 1;
  }
  const folder = mkdtempSync(join(tmpdir(), 'wait-for-job-e2e-'));
  try {
    const path = preparePath(folder);
    const possible = plays.filter((play) => missingPrograms([play], path).length === 0);
    if (possible.length < plays.length) {
      const missing = missingPrograms(plays, path).join(' and no ');
      const left = plays.filter((play) => !possible.includes(play)).map(({ name }) => name);
      console.error(`Workflows not run, for there is no ${missing}: ${left.join(', ')}`);
      if (!values['where-possible']) return 1;
    }
    if (possible.length === 0) return 0;
    const act = obtainAct();
    if ('missing' in act) {
      console.error(`The workflows were not run: ${act.missing}`);
      return values['where-possible'] ? 0 : 1;
    }
    prepareAction(folder);
    const results = await Promise.all(
      possible.map((play) => perform(play, act.path, { folder, path })),
    );
    const failed = results.filter((passed) => !passed).length;
    console.log(`${results.length - failed} of ${results.length} workflows did as they should`);
    return failed === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
