// `npm run e2e [-- name …]`: runs the examples, and the jobs of ci.yml that use the action, with act
// on this very machine (no containers) against the sandbox. The examples run as they stand, their
// `uses: fiddler/wait-for-job@v1` included; what they need of a repository (publish.py, deploy.sh)
// is put beside them, and foreign actions are stood in for.

import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { startFiddlerServer } from '../sandbox/fiddler-server.js';
import { PLAYS } from './e2e-plays.js';

/** @import { Play } from './e2e-plays.js' */

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What the workflows print is of interest only where a play did not go as told. */
const LONGEST_PLAY_MS = 120_000;

process.exitCode = await main(process.argv.slice(2));

/**
 * @param {readonly string[]} names of plays; none means all
 * @returns {Promise<number>} the exit code
 */
async function main(names) {
  const act = findAct();
  if (act === undefined) {
    console.error(
      'act is missing, the program that runs workflows locally. Install it, for example with\n' +
        '  go install github.com/nektos/act@v0.2.89\n' +
        'and have it on the PATH, or name it in the environment variable ACT.',
    );
    return 1;
  }
  const missing = ['git', 'bash', 'python', 'jq'].filter(
    (program) => spawnSync(program, ['--version']).status !== 0,
  );
  if (missing.length > 0) {
    console.error(`The examples need these programs, which are missing: ${missing.join(', ')}`);
    return 1;
  }
  const plays = names.length === 0 ? PLAYS : PLAYS.filter(({ name }) => names.includes(name));
  if (plays.length === 0) {
    console.error(`There is no such play. There are: ${PLAYS.map(({ name }) => name).join(', ')}`);
    return 1;
  }
  const folder = mkdtempSync(join(tmpdir(), 'wait-for-job-e2e-'));
  try {
    prepareAction(folder);
    const results = await Promise.all(plays.map((play) => run(play, act, folder)));
    const failed = results.filter((passed) => !passed).length;
    console.log(`${results.length - failed} of ${results.length} workflows did as they should`);
    return failed === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns {string | undefined} */
function findAct() {
  const given = process.env['ACT'];
  const places = given === undefined ? ['act', join(goBin(), 'act')] : [given];
  return places.find((place) => spawnSync(place, ['--version']).status === 0);
}

/** Where `go install` puts programs, which need not be on the PATH. */
function goBin() {
  const { GOBIN, GOPATH, HOME = '' } = process.env;
  return GOBIN ?? join(GOPATH ?? join(HOME, 'go'), 'bin');
}

/**
 * The action as users get it: act copies its whole folder for each step, so no more than is needed.
 *
 * @param {string} folder
 */
function prepareAction(folder) {
  for (const part of ['action.yml', 'dist/index.js', 'dist/package.json']) {
    cpSync(join(ROOT, part), join(folder, 'wait-for-job', part));
  }
}

/**
 * @param {Play} play
 * @param {string} act
 * @param {string} folder
 * @returns {Promise<boolean>} whether all went as the play tells
 */
async function run(play, act, folder) {
  const startMs = performance.now();
  const server = await startFiddlerServer({ stories: play.stories });
  try {
    const repository = prepareRepository(play, folder);
    const { exitCode, output } = await runAct(play, act, folder, repository, {
      url: server.url,
      token: server.token,
    });
    const problems = judge(play, exitCode, output, server.token);
    const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
    console.log(`${problems.length === 0 ? 'ok    ' : 'NOT OK'} ${play.name} (${seconds} s)`);
    if (problems.length > 0) {
      console.log(output);
      for (const problem of problems) console.log(`  ${play.name}: ${problem}`);
    }
    return problems.length === 0;
  } finally {
    await server.close();
  }
}

/**
 * A repository of a user with the play's workflows, and all that they call.
 *
 * @param {Play} play
 * @param {string} folder
 * @returns {string} its path
 */
function prepareRepository(play, folder) {
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
    ['-c', 'user.name=e2e', '-c', 'user.email=e2e@localhost', 'commit', '--quiet', '-m', 'e2e'],
  ]) {
    const { status, stderr } = spawnSync('git', args, { cwd: repository, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`);
  }
  return repository;
}

/**
 * @param {Play} play
 * @param {string} act
 * @param {string} folder
 * @param {string} repository
 * @param {{ url: string, token: string }} site
 */
async function runAct(play, act, folder, repository, { url, token }) {
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
    ...(play.only ?? []).flatMap((choice) => ['--matrix', choice]),
    ...['--secret-file', secrets, '--var', `FIDDLER_URL=${url}`],
    ...Object.entries(play.inputs ?? {}).flatMap(([key, value]) => ['--input', `${key}=${value}`]),
    ...localActions(folder, play.workflows),
  ];
  const child = spawn(act, args, {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST_PLAY_MS,
    env: {
      // node 24, which the package brings, comes first: act has none of its own.
      PATH: [join(ROOT, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
      HOME: home,
    },
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
      : join(ROOT, 'scripts/e2e-actions', action.startsWith('slackapi/') ? 'slack' : 'idle');
    return ['--local-repository', `${action}=${place}`];
  });
}

/**
 * @param {Play} play
 * @param {unknown} exitCode
 * @param {string} output
 * @param {string} token
 * @returns {string[]} what is wrong
 */
function judge(play, exitCode, output, token) {
  const failed = exitCode !== 0;
  return [
    ...(failed === play.fails ? [] : [`the run ended with ${exitCode}`]),
    ...play.says.filter((said) => !output.includes(said)).map((said) => `it did not say: ${said}`),
    ...(play.saysNot ?? [])
      .filter((said) => output.includes(said))
      .map((said) => `it said: ${said}`),
    ...(output.includes(token) ? ['it shows the API key'] : []),
  ];
}
