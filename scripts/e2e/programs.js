// The programs that the workflows call.

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT } from './repository.js';

/**
 * Workflows call `python`, as runners have it. Here that is the interpreter itself, whatever its name:
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
  if (interpreter !== undefined) {
    const script = `#!/bin/sh\nexec '${interpreter}' "$@"\n`;
    writeFileSync(join(programs, 'python'), script, { mode: 0o755 });
  }
  // First, Node.js 24 from node_modules: act has none.
  return [join(ROOT, 'node_modules/.bin'), programs, process.env['PATH']].join(delimiter);
}

/**
 * @param {string} path
 * @returns {readonly string[]} the programs that the workflows need and the machine does not have
 */
export function missingPrograms(path) {
  const env = { ...process.env, PATH: path };
  return ['git', 'bash', 'jq', 'python', 'python -m pip'].filter((command) => {
    const [program = '', ...args] = command.split(' ');
    return spawnSync(program, [...args, '--version'], { env }).status !== 0;
  });
}
