// Runs a JavaScript action as GitHub's runner does: as a process, with its inputs in the environment
// and files for its outputs and its summary.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseOutputs } from './output-file.js';

/**
 * What a process needs from the machine. Nothing else is passed on: the user's INPUT_, FIDDLER_ and
 * JOB_ variables, or a proxy, would change what the action does.
 */
const INHERITED = new Set(
  'PATH HOME USERPROFILE LANG LC_ALL TZ TMPDIR TEMP TMP SYSTEMROOT COMSPEC PATHEXT'.split(' '),
);

/**
 * @typedef {object} ActionRun
 * @property {number | null} exitCode null if a signal ended the action
 * @property {NodeJS.Signals | null} interruptedBy the signal that was passed on to the action
 * @property {Map<string, string>} outputs
 * @property {string} summary Markdown
 */

/**
 * @param {object} options
 * @param {string} options.entry the path of the action's bundle
 * @param {Readonly<Record<string, string>>} options.inputs by their names in action.yml
 * @param {(line: string) => void} options.onLine receives each line as soon as it is printed
 * @returns {Promise<ActionRun>}
 */
export async function runAction({ entry, inputs, onLine }) {
  const folder = await mkdtemp(join(tmpdir(), 'wait-for-job-'));
  try {
    const outputFile = join(folder, 'output');
    const summaryFile = join(folder, 'summary.md');
    await Promise.all([writeFile(outputFile, ''), writeFile(summaryFile, '')]);
    const ended = await runProcess(entry, onLine, {
      ...Object.fromEntries(
        Object.entries(process.env).filter(([name]) => INHERITED.has(name.toUpperCase())),
      ),
      // Hyphens stay: `job-id` is `INPUT_JOB-ID`.
      ...Object.fromEntries(
        Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
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
 * @param {NodeJS.ProcessEnv} env
 */
async function runProcess(entry, onLine, env) {
  const child = spawn(process.execPath, [entry], {
    env,
    // In its own process group, so that Ctrl+C reaches the action only once: from the handler below.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', onLine);
  }

  /** @type {NodeJS.Signals | null} */
  let interruptedBy = null;
  /** @param {NodeJS.Signals} signal */
  const passOn = (signal) => {
    // npm and the terminal may both send it.
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
