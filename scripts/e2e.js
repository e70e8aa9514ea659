// `npm run e2e [-- name …]`: runs the examples, and the job of ci.yml that uses the action, with act and
// gitlab-ci-local on this machine, without containers, against the sandbox. The examples run unchanged.
// What they need from a repository (publish.py, deploy.sh) is created beside them, and other people's
// actions are replaced with stand-ins. Also tests the package on the oldest and the newest Node.js.
//
// With `--where-possible`, for CI, a missing program is not a failure.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startFiddlerServer } from '../sandbox/fiddler-server.js';
import { obtainAct, runAct } from './e2e/act.js';
import { obtainGitlabCiLocal, runGitlabCiLocal } from './e2e/gitlab.js';
import { obtainNodes, testPackage } from './e2e/package.js';
import { missingPrograms, preparePath } from './e2e/programs.js';
import { prepareAction } from './e2e/repository.js';
import { WORKFLOWS } from './e2e/workflows.js';

/** @import { Place, Site } from './e2e/act.js' */
/** @import { Workflow } from './e2e/workflows.js' */

/**
 * @typedef {object} Runner
 * @property {string} program
 * @property {readonly string[]} needs other programs
 * @property {() => string | undefined} obtain returns the program's path
 * @property {(program: string, workflow: Workflow, place: Place, site: Site) =>
 *   Promise<{ exitCode: unknown, output: string }>} run
 */

const BASICS = ['git', 'bash', 'python', 'python -m pip'];

/** @type {Readonly<Record<'act' | 'gitlab' | 'node', Runner>>} */
const RUNNERS = {
  act: { program: 'act', needs: [...BASICS, 'jq'], obtain: obtainAct, run: runAct },
  gitlab: {
    program: 'gitlab-ci-local',
    needs: [...BASICS, 'rsync'],
    obtain: obtainGitlabCiLocal,
    run: runGitlabCiLocal,
  },
  node: { program: 'Node.js', needs: [], obtain: obtainNodes, run: testPackage },
};

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
    console.error(`No such name. There are: ${WORKFLOWS.map(({ name }) => name).join(', ')}`);
    return 1;
  }
  const folder = mkdtempSync(join(tmpdir(), 'wait-for-job-e2e-'));
  try {
    const place = { folder, path: preparePath(folder) };
    prepareAction(folder);
    const starts = Object.entries(RUNNERS).flatMap(([id, runner]) =>
      prepare(
        chosen.filter((workflow) => (workflow.runner ?? 'act') === id),
        runner,
        place,
      ),
    );
    const passed = await Promise.all(starts.map((start) => start()));
    const count = passed.filter(Boolean).length;
    console.log(`${count} of ${chosen.length} passed, ${chosen.length - starts.length} not run`);
    const enough = values['where-possible'] ? starts.length : chosen.length;
    return count === enough ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {readonly Workflow[]} workflows
 * @param {Runner} runner
 * @param {Place} place
 * @returns {ReadonlyArray<() => Promise<boolean>>} `check` for each, or none if a program is missing
 */
function prepare(workflows, runner, place) {
  if (workflows.length === 0) return [];
  const missing = missingPrograms(runner.needs, place.path);
  const program = missing.length === 0 ? runner.obtain() : undefined;
  if (program !== undefined)
    return workflows.map((one) => () => check(one, runner, program, place));
  const names = workflows.map(({ name }) => name).join(', ');
  console.error(`Not run: ${names}. Missing: ${missing.join(', ') || runner.program}`);
  return [];
}

/**
 * Runs a workflow against its own Fiddler.
 *
 * @param {Workflow} workflow
 * @param {Runner} runner
 * @param {string} program
 * @param {Place} place
 * @returns {Promise<boolean>} whether it did what is expected
 */
async function check(workflow, runner, program, place) {
  const { name, fails, prints, omits = [] } = workflow;
  const startMs = performance.now();
  const server = await startFiddlerServer({ scenarios: workflow.scenarios });
  try {
    const { exitCode, output } = await runner.run(program, workflow, place, server);
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
