// A workflow of a play, run by act.

import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ROOT } from './place.js';

/**
 * @import { Place } from './place.js'
 * @import { Play } from './plays.js'
 */

const LONGEST_PLAY_MS = 120_000;

/**
 * @param {Play} play
 * @param {string} act
 * @param {Place} place
 * @param {string} repository
 * @param {{ url: string, token: string }} site
 */
export async function runAct(play, act, { folder, path }, repository, { url, token }) {
  const home = join(folder, play.name, 'home');
  mkdirSync(join(home, '.config/act'), { recursive: true });
  // Without a file of settings, act asks a question and waits.
  writeFileSync(join(home, '.config/act/actrc'), '');
  const secrets = join(folder, play.name, 'secrets');
  writeFileSync(secrets, `FIDDLER_TOKEN=${token}\nSLACK_WEBHOOK_URL=http://127.0.0.1:9/hook\n`);
  const [first = ''] = play.workflows;
  const args = [
    play.event ?? 'push',
    '--workflows',
    `.github/workflows/${first.replace(/^.*\//, '')}`,
    ...(play.job === undefined ? [] : ['--job', play.job]),
    ...['ubuntu-latest', 'macos-latest', 'windows-latest', 'self-hosted', 'linux'].flatMap(
      (label) => ['--platform', `${label}=-self-hosted`],
    ),
    // A system's own Python refuses pip, even where the list of what to install is empty.
    ...['--env', 'PIP_BREAK_SYSTEM_PACKAGES=1', '--env', 'PIP_DISABLE_PIP_VERSION_CHECK=1'],
    ...(play.only ?? []).flatMap((choice) => ['--matrix', choice]),
    ...['--secret-file', secrets, '--var', `FIDDLER_URL=${url}`],
    ...Object.entries(play.inputs ?? {}).flatMap(([key, value]) => ['--input', `${key}=${value}`]),
    ...localActions(folder, play.workflows),
  ];
  const child = spawn(act, args, {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST_PLAY_MS,
    env: { PATH: path, HOME: home },
  });
  const [out, errors, exitCode] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.once('close', resolve)),
  ]);
  return { exitCode, output: out + errors };
}

/**
 * Arguments by which act takes all that the workflows use from this machine.
 *
 * @param {string} folder
 * @param {readonly string[]} workflows
 * @returns {string[]}
 */
function localActions(folder, workflows) {
  const used = workflows.flatMap((file) =>
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
