// `npm run e2e [-- name …]`: runs the examples, and the job of ci.yml that uses the action, with act on
// this machine, without containers, against the sandbox. The examples run unchanged, their
// `uses: fiddler/wait-for-job@v1` included. What they need from a repository (publish.py, deploy.sh)
// is created beside them, and other people's actions are replaced with stand-ins.
//
// With `--where-possible`, for CI, a missing program is not a failure.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startFiddlerServer } from '../sandbox/fiddler-server.js';
import { obtainAct, runAct } from './e2e/act.js';
import { missingPrograms, preparePath } from './e2e/programs.js';
import { prepareAction, prepareRepository } from './e2e/repository.js';
import { WORKFLOWS } from './e2e/workflows.js';

/** @import { Workflow } from './e2e/workflows.js' */

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
  const chosen = WORKFLOWS.filter(({ name }) => names.length === 0 || names.includes(name));
  if (chosen.length === 0) {
    console.error(`No such workflow. There are: ${WORKFLOWS.map(({ name }) => name).join(', ')}`);
    return 1;
  }
  const folder = mkdtempSync(join(tmpdir(), 'wait-for-job-e2e-'));
  try {
    const path = preparePath(folder);
    const missing = missingPrograms(path);
    const act = missing.length === 0 ? obtainAct() : undefined;
    if (act === undefined) {
      console.error(`The workflows were not run. Missing: ${missing.join(', ') || 'act, or Go'}`);
      return values['where-possible'] ? 0 : 1;
    }
    prepareAction(folder);
    const passed = await Promise.all(chosen.map((one) => check(one, act, { folder, path })));
    const count = passed.filter(Boolean).length;
    console.log(`${count} of ${passed.length} workflows passed`);
    return count === passed.length ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs a workflow against its own Fiddler.
 *
 * @param {Workflow} workflow
 * @param {string} act
 * @param {{ folder: string, path: string }} place
 * @returns {Promise<boolean>} whether it did what is expected
 */
async function check(workflow, act, place) {
  const { name, fails, prints, omits = [] } = workflow;
  const startMs = performance.now();
  const server = await startFiddlerServer({ scenarios: workflow.scenarios });
  try {
    const repository = prepareRepository(workflow, place.folder);
    const { exitCode, output } = await runAct(act, workflow, { ...place, repository }, server);
    const problems = [
      ...((exitCode !== 0) === fails ? [] : [`it ended with ${exitCode}`]),
      ...prints.filter((text) => !output.includes(text)).map((text) => `it did not print: ${text}`),
      ...omits.filter((text) => output.includes(text)).map((text) => `it printed: ${text}`),
      ...(output.includes(server.token) ? ['it printed the API key'] : []),
    ];
    const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
    console.log(`${problems.length === 0 ? 'ok    ' : 'NOT OK'} ${name} (${seconds} s)`);
    if (problems.length > 0) console.log(output);
    for (const problem of problems) console.log(`  ${name}: ${problem}`);
    return problems.length === 0;
  } finally {
    await server.close();
  }
}
