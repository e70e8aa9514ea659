// Runs a JavaScript action as GitHub's runner does: in a process of its own, with its inputs in the
// environment and files to leave its outputs and its summary in.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseOutputs } from './output-file.js';

/**
 * What a process needs of the machine. All else stays away: an INPUT_, FIDDLER_ or JOB_ variable or
 * a proxy of the person who tries the action would change what it does.
 */
const INHERITED = new Set([
  'PATH',
  'HOME',
  'USERPROFILE',
  'LANG',
  'LC_ALL',
  'TZ',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SYSTEMROOT',
  'COMSPEC',
  'PATHEXT',
]);

/**
 * @typedef {object} ActionRun
 * @property {number | null} exitCode null where a signal ended the action
 * @property {NodeJS.Signals | null} interruptedBy the signal that was passed on to the action
 * @property {Map<string, string>} outputs
 * @property {string} summary Markdown
 */

/**
 * @param {object} options
 * @param {string} options.entry the path of the action's bundle
 * @param {Readonly<Record<string, string>>} options.inputs by their names in action.yml
 * @param {(line: string) => void} options.onLine gets each line as soon as the action prints it
 * @returns {Promise<ActionRun>}
 */
export async function runAction({ entry, inputs, onLine }) {
  const folder = await mkdtemp(join(tmpdir(), 'wait-for-job-'));
  try {
    const outputFile = join(folder, 'output');
    const summaryFile = join(folder, 'summary.md');
    await Promise.all([writeFile(outputFile, ''), writeFile(summaryFile, '')]);
    const ended = await runProcess(entry, onLine, {
      ...inheritedVariables(),
      ...inputVariables(inputs),
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_OUTPUT: outputFile,
      GITHUB_STEP_SUMMARY: summaryFile,
      RUNNER_TEMP: folder,
    });
    const outputs = parseOutputs(await readFile(outputFile, 'utf8'));
    return { ...ended, outputs, summary: await readFile(summaryFile, 'utf8') };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} entry
 * @param {(line: string) => void} onLine
 * @param {Record<string, string>} env
 */
async function runProcess(entry, onLine, env) {
  // A process group of its own: Ctrl+C reaches the action once, through the lines below.
  const detached = process.platform !== 'win32';
  const child = spawn(process.execPath, [entry], {
    env,
    detached,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', onLine);
  }

  /** @type {NodeJS.Signals | null} */
  let interruptedBy = null;
  /** @param {NodeJS.Signals} signal */
  const passOn = (signal) => {
    // npm and the terminal may both send it, and the action is to hear it once.
    if (interruptedBy === null) child.kill(signal);
    interruptedBy = signal;
  };
  process.on('SIGINT', passOn).on('SIGTERM', passOn);
  try {
    await once(child, 'close');
  } finally {
    process.off('SIGINT', passOn).off('SIGTERM', passOn);
  }
  return { exitCode: child.exitCode, interruptedBy };
}

/** @returns {Record<string, string>} */
function inheritedVariables() {
  /** @type {Record<string, string>} */
  const variables = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && INHERITED.has(name.toUpperCase())) variables[name] = value;
  }
  return variables;
}

/**
 * Upper case, blanks as underscores; hyphens stay, so `job-id` is `INPUT_JOB-ID`.
 *
 * @param {Readonly<Record<string, string>>} inputs
 * @returns {Record<string, string>}
 */
function inputVariables(inputs) {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      value,
    ]),
  );
}
