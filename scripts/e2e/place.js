// Where the plays are run: a folder with the action in it, and a repository for each play.

import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @import { Play } from './plays.js' */

/** This repository. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * @typedef {object} Place
 * @property {string} folder
 * @property {string} path the PATH of the workflows
 */

/**
 * The action as users get it: act copies its whole folder for each step, so no more than is needed.
 *
 * @param {string} folder
 */
export function prepareAction(folder) {
  for (const part of ['action.yml', 'dist/index.js', 'dist/package.json']) {
    cpSync(join(ROOT, part), join(folder, 'wait-for-job', part));
  }
}

/**
 * A repository of a user with the play's workflows, and all that they call.
 *
 * @param {Play} play
 * @param {string} folder
 * @returns {string} its path
 */
export function prepareRepository(play, folder) {
  const repository = join(folder, play.name, 'repository');
  const workflows = join(repository, '.github/workflows');
  mkdirSync(workflows, { recursive: true });
  for (const file of play.workflows) {
    cpSync(join(ROOT, file), join(workflows, file.replace(/^.*\//, '')));
  }
  for (const file of play.copies ?? []) {
    cpSync(join(ROOT, file), join(repository, file), { recursive: true });
  }
  for (const [file, content] of Object.entries(play.files ?? {})) {
    writeFileSync(join(repository, file), content);
    chmodSync(join(repository, file), 0o755);
  }
  for (const args of [
    ['init', '--quiet', '--initial-branch=main'],
    ['add', '--all'],
    [
      ...['-c', 'user.name=e2e', '-c', 'user.email=e2e@localhost', '-c', 'commit.gpgsign=false'],
      ...['commit', '--quiet', '-m', 'e2e'],
    ],
  ]) {
    const { status, stderr } = spawnSync('git', args, { cwd: repository, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`);
  }
  return repository;
}
