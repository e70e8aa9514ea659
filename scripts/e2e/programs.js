// The programs that the workflows call, and which of them this machine lacks.

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT } from './place.js';

/** @import { Play } from './plays.js' */

/**
 * Workflows call python, as runners have it: the interpreter itself, whatever its name. What may
 * stand before it (a shim that sees to its own files after pip, say) is not made for many at once.
 *
 * @param {string} folder
 * @returns {string} a PATH
 */
export function preparePath(folder) {
  const programs = join(folder, 'programs');
  mkdirSync(programs);
  const ask = ['-c', 'import sys; print(sys.executable)'];
  const interpreter = ['python3', 'python']
    .map((name) => spawnSync(name, ask, { encoding: 'utf8' }))
    .find(({ status }) => status === 0)
    ?.stdout.trim();
  if (interpreter !== undefined) {
    const script = `#!/bin/sh\nexec '${interpreter}' "$@"\n`;
    writeFileSync(join(programs, 'python'), script, { mode: 0o755 });
  }
  // node 24, which the package brings, comes first: act has none of its own.
  return [join(ROOT, 'node_modules/.bin'), programs, process.env['PATH']].join(delimiter);
}

/**
 * @param {readonly Play[]} plays
 * @param {string} path
 */
export function missingPrograms(plays, path) {
  const needed = ['git', 'bash', 'python', ...plays.flatMap(({ needs = [] }) => needs)];
  return [...new Set(needed)].filter((command) => !runs(command, path));
}

/**
 * @param {string} command of words without blanks
 * @param {string | undefined} path
 */
function runs(command, path) {
  const [program = '', ...args] = command.split(' ');
  const env = { ...process.env, PATH: path };
  return spawnSync(program, [...args, '--version'], { env }).status === 0;
}
