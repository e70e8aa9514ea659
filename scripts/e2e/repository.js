// The action, and a user's repository for each workflow.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** @import { Workflow } from './workflows.js' */

/** This repository. */
export const ROOT = resolve(import.meta.dirname, '../..');

/**
 * Copies the action as users get it: act copies its whole folder for each step, so no more than needed.
 *
 * @param {string} folder
 */
export function prepareAction(folder) {
  for (const part of ['action.yml', 'dist/index.js', 'dist/package.json']) {
    cpSync(join(ROOT, part), join(folder, 'wait-for-job', part));
  }
}

/**
 * @param {Workflow} workflow
 * @param {string} folder
 * @param {(source: string) => string} place where the CI system looks for a source
 * @returns {string} the path of a repository with the workflow and all that it calls
 */
export function prepareRepository({ name, sources, copies = [], files = {} }, folder, place) {
  const repository = join(folder, name, 'repository');
  mkdirSync(repository, { recursive: true });
  for (const file of sources) {
    cpSync(join(ROOT, file), join(repository, place(file)));
  }
  for (const file of copies) {
    cpSync(join(ROOT, file), join(repository, file), { recursive: true });
  }
  // The publishing scripts are stand-ins that need no package.
  for (const [file, content] of Object.entries({ 'requirements.txt': '', ...files })) {
    writeFileSync(join(repository, file), content, { mode: 0o755 });
  }
  const identity = ['-c', 'user.name=e2e', '-c', 'user.email=e2e@localhost'];
  for (const args of [
    ['init', '--quiet', '--initial-branch=main'],
    ['add', '--all'],
    [...identity, '-c', 'commit.gpgsign=false', 'commit', '--quiet', '-m', 'e2e'],
  ]) {
    const { status, stderr } = spawnSync('git', args, { cwd: repository, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  }
  return repository;
}
