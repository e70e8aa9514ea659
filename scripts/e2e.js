// `npm run e2e [-- name …]`: runs the examples, and the jobs of ci.yml that use the action, with act
// on this very machine (no containers) against the sandbox. The examples run as they stand, their
// `uses: fiddler/wait-for-job@v1` included; what they need of a repository (publish.py, deploy.sh)
// is put beside them, and foreign actions are stood in for.
//
// With `--where-possible`, as CI has it, a machine that lacks a program for it is no failure.

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
import { parseArgs } from 'node:util';
import { startFiddlerServer } from '../sandbox/fiddler-server.js';
import { obtainAct } from './act.js';
import { PLAYS } from './e2e-plays.js';

/** @import { Play } from './e2e-plays.js' */

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What the workflows print is of interest only where a play did not go as told. */
const LONGEST_PLAY_MS = 120_000;

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
  const plays = names.length === 0 ? PLAYS : PLAYS.filter(({ name }) => names.includes(name));
  if (plays.length === 0) {
    console.error(`There is no such play. There are: ${PLAYS.map(({ name }) => name).join(', ')}`);
    return 1;
  }
  const folder = mkdtempSync(join(tmpdir(), 'wait-for-job-e2e-'));
  try {
    const path = preparePath(folder);
    const possible = plays.filter((play) => missingPrograms([play], path).length === 0);
    if (possible.length < plays.length) {
      const missing = missingPrograms(plays, path).join(' and no ');
      const left = plays.filter((play) => !possible.includes(play)).map(({ name }) => name);
      console.error(`Workflows not run, for there is no ${missing}: ${left.join(', ')}`);
      if (!values['where-possible']) return 1;
    }
    if (possible.length === 0) return 0;
    const act = obtainAct();
    if ('missing' in act) {
      console.error(`The workflows were not run: ${act.missing}`);
      return values['where-possible'] ? 0 : 1;
    }
    prepareAction(folder);
    const results = await Promise.all(
      possible.map((play) => run(play, act.path, { folder, path })),
    );
    const failed = results.filter((passed) => !passed).length;
    console.log(`${results.length - failed} of ${results.length} workflows did as they should`);
    return failed === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @typedef {object} Place
 * @property {string} folder
 * @property {string} path the PATH of the workflows
 */

/**
 * Workflows call python, as runners have it: the interpreter itself, whatever its name. What may
 * stand before it (a shim that sees to its own files after pip, say) is not made for many at once.
 *
 * @param {string} folder
 * @returns {string} a PATH
 */
function preparePath(folder) {
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
function missingPrograms(plays, path) {
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
 * @param {Place} place
 * @returns {Promise<boolean>} whether all went as the play tells
 */
async function run(play, act, place) {
  const startMs = performance.now();
  const server = await startFiddlerServer({ stories: play.stories });
  try {
    const repository = prepareRepository(play, place.folder);
    const { exitCode, output } = await runAct(play, act, place, repository, {
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

/**
 * @param {Play} play
 * @param {string} act
 * @param {Place} place
 * @param {string} repository
 * @param {{ url: string, token: string }} site
 */
async function runAct(play, act, { folder, path }, repository, { url, token }) {
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
