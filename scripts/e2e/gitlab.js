// gitlab-ci-local, which runs GitLab pipelines on this machine.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute } from './programs.js';
import { prepareRepository, ROOT } from './repository.js';

/** @import { Place, Site } from './act.js' */
/** @import { Workflow } from './workflows.js' */

/** Later versions need Node.js 22. */
const PACKAGE = 'gitlab-ci-local@4.63.0';
/** Ignored by git, and not deleted by `npm ci` or the build. */
const OWN_FOLDER = join(ROOT, '.cache/gitlab-ci-local');

/**
 * Finds gitlab-ci-local, or installs it once.
 *
 * @returns {string | undefined} undefined if that is not possible
 */
export function obtainGitlabCiLocal() {
  const program = join(OWN_FOLDER, 'node_modules/.bin/gitlab-ci-local');
  if (!existsSync(program)) {
    console.log(`gitlab-ci-local is missing: npm installs ${PACKAGE}`);
    mkdirSync(OWN_FOLDER, { recursive: true });
    spawnSync('npm', ['install', '--prefix', OWN_FOLDER, PACKAGE], { stdio: 'ignore' });
  }
  return existsSync(program) ? program : undefined;
}

/**
 * @param {string} gitlabCiLocal
 * @param {Workflow} workflow
 * @param {Place} place
 * @param {Site} site
 */
export async function runGitlabCiLocal(gitlabCiLocal, workflow, { folder, path }, { url, token }) {
  const repository = prepareRepository(workflow, folder, () => '.gitlab-ci.yml');
  const variables = `FIDDLER_URL: ${url}\nFIDDLER_TOKEN: ${token}\n`;
  writeFileSync(join(repository, '.gitlab-ci-local-variables.yml'), variables);
  return execute(gitlabCiLocal, ['--force-shell-executor'], repository, {
    PATH: path,
    HOME: repository,
    // A system's Python refuses pip, even if there is nothing to install.
    PIP_BREAK_SYSTEM_PACKAGES: '1',
    PIP_DISABLE_PIP_VERSION_CHECK: '1',
  });
}
