// The programs that the examples call, and the running of programs.

import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ROOT } from './repository.js';

const MAX_RUN_MS = 120_000;

/** Stand-ins for programs that need the network, by name. */
const STAND_INS = {
  // The command of this repository.
  npx: `[ "$1 $2" = "--yes @fiddler/wait-for-job@1" ] || exit 99
shift 2
exec node '${join(ROOT, 'bin/wait-for-job.cjs')}' "$@"`,
  gh: `case "$*" in
  "run list --workflow publish.yml --event push --branch main --limit 1 "*) echo 42 ;;
  "run download 42 --name fiddler-job") exec cp artifact.txt job-id.txt ;;
  "workflow disable wait-on-schedule.yml") echo "stopped the schedule" ;;
  *) exit 99 ;;
esac`,
};

/**
 * Examples call `python`, as runners have it. Here that is the interpreter itself, whatever its name:
 * a shim before it (pyenv's, for example) is not made for many calls at once.
 *
 * @param {string} folder
 * @returns {string} a PATH
 */
export function preparePath(folder) {
  const programs = join(folder, 'programs');
  mkdirSync(programs);
  const interpreter = ['python3', 'python']
    .map((name) => spawnSync(name, ['-c', 'import sys; print(sys.executable)']))
    .find(({ status }) => status === 0)
    ?.stdout.toString()
    .trim();
  const scripts = {
    ...STAND_INS,
    ...(interpreter === undefined
      ? {}
      : { python: `exec '${interpreter}' "$@"`, pip: `exec '${interpreter}' -m pip "$@"` }),
  };
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(programs, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  return [programs, process.env['PATH']].join(delimiter);
}

/**
 * @param {readonly string[]} commands programs, with arguments if needed
 * @param {string} path
 * @returns {readonly string[]} those that the machine does not have
 */
export function missingPrograms(commands, path) {
  const env = { ...process.env, PATH: path };
  return commands.filter((command) => {
    const [program = '', ...args] = command.split(' ');
    return spawnSync(program, [...args, '--version'], { env }).status !== 0;
  });
}

/**
 * Runs a program to its end.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {string} cwd
 * @param {NodeJS.ProcessEnv} env
 */
export async function execute(program, args, cwd, env) {
  const child = spawn(program, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: MAX_RUN_MS,
  });
  const [out, errors, exitCode] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.once('close', resolve)),
  ]);
  return { exitCode, output: out + errors };
}
