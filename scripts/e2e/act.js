// act, which runs workflows on this machine.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { execute } from './programs.js';
import { prepareRepository, ROOT } from './repository.js';

/** @import { Workflow } from './workflows.js' */

const MODULE = 'github.com/nektos/act@v0.2.89';
/** Ignored by git, and not deleted by `npm ci` or the build. */
const OWN_FOLDER = join(ROOT, '.cache/act');

/**
 * Finds act, or builds it once, which takes Go a few minutes.
 *
 * @returns {string | undefined} undefined if that is not possible
 */
export function obtainAct() {
  const candidates = ['act', join(OWN_FOLDER, 'act')];
  const isThere = (/** @type {string} */ act) => spawnSync(act, ['--version']).status === 0;
  const found = candidates.find(isThere);
  if (found !== undefined) return found;
  console.log(`act is missing: Go builds ${MODULE}`);
  const env = { ...process.env, GOBIN: OWN_FOLDER };
  spawnSync('go', ['install', MODULE], { env, stdio: 'inherit' });
  return candidates.find(isThere);
}

/**
 * @typedef {object} Place
 * @property {string} folder has the action, and a folder for each workflow
 * @property {string} path the PATH of the programs
 *
 * @typedef {object} Site
 * @property {string} url
 * @property {string} token
 */

/**
 * @param {string} act
 * @param {Workflow} workflow
 * @param {Place} place
 * @param {Site} site
 */
export async function runAct(act, workflow, { folder, path }, { url, token }) {
  const { name, sources, event = 'push', job, matrix = [], inputs = {} } = workflow;
  const repository = prepareRepository(
    workflow,
    folder,
    (file) => `.github/workflows/${basename(file)}`,
  );
  const home = join(folder, name, 'home');
  mkdirSync(join(home, '.config/act'), { recursive: true });
  // Without a settings file, act asks a question and waits.
  writeFileSync(join(home, '.config/act/actrc'), '');
  const secrets = join(folder, name, 'secrets');
  writeFileSync(secrets, `FIDDLER_TOKEN=${token}\nSLACK_WEBHOOK_URL=http://127.0.0.1:9/hook\n`);
  const labels = ['ubuntu-latest', 'macos-latest', 'windows-latest', 'self-hosted', 'linux'];
  const args = [
    ...[event, '--workflows', `.github/workflows/${sources[0]?.replace(/^.*\//, '')}`],
    ...(job === undefined ? [] : ['--job', job]),
    ...labels.flatMap((label) => ['--platform', `${label}=-self-hosted`]),
    // A system's Python refuses pip, even if there is nothing to install.
    ...['--env', 'PIP_BREAK_SYSTEM_PACKAGES=1', '--env', 'PIP_DISABLE_PIP_VERSION_CHECK=1'],
    ...matrix.flatMap((choice) => ['--matrix', choice]),
    ...['--secret-file', secrets, '--var', `FIDDLER_URL=${url}`],
    ...Object.entries(inputs).flatMap(([key, value]) => ['--input', `${key}=${value}`]),
    ...localActions(folder, sources),
  ];
  return execute(act, args, repository, { PATH: path, HOME: home });
}

/**
 * Returns the arguments by which act takes every action from this machine.
 *
 * @param {string} folder
 * @param {readonly string[]} sources
 */
function localActions(folder, sources) {
  const used = sources.flatMap((file) =>
    Array.from(
      readFileSync(join(ROOT, file), 'utf8').matchAll(/uses: ([\w-]+\/[\w-]+@\S+)/g),
      ([, action = '']) => action,
    ),
  );
  return [...new Set(used)].flatMap((action) => {
    const place = action.startsWith('fiddler/')
      ? join(folder, 'wait-for-job')
      : join(ROOT, 'scripts/e2e/actions', action.startsWith('slackapi/') ? 'slack' : 'idle');
    return ['--local-repository', `${action}=${place}`];
  });
}
