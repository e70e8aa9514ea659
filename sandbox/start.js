// `npm start [-- succeeds|fails|revoked|times-out]`: the command as you see it at a terminal, waiting for
// a job of a local Fiddler. Needs no node_modules, except for the page.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startFiddlerServer } from './fiddler-server.js';
import { endless, fails, revoked, scenarios, succeeds } from './scenarios.js';
import { renderTables } from './tables.js';

/** @import { FiddlerServer } from './fiddler-server.js' */
/** @import { Scenario } from './scenario.js' */

const COMMAND = fileURLToPath(new URL('../bin/wait-for-job.cjs', import.meta.url));
const BUNDLE = fileURLToPath(new URL('../dist/cli/index.js', import.meta.url));
const PAGES = fileURLToPath(new URL('../preview/out/', import.meta.url));

/** The user's site and proxies, which would change what the command does. */
const NOT_INHERITED = /^(FIDDLER_|JOB_)|_PROXY$/i;
/** Used if standard output is not a terminal. */
const DEFAULT_COLUMNS = 160;
/** Exit codes above belong to signals. */
const SIGNAL_OFFSET = 128;

/**
 * @typedef {object} Demo
 * @property {Scenario} scenario the job
 * @property {string} timeout
 * @property {number} exitCode the one that is expected
 */

/** @type {ReadonlyMap<string, Demo>} */
const DEMOS = new Map([
  ['succeeds', { scenario: succeeds, timeout: '60', exitCode: 0 }],
  ['fails', { scenario: fails, timeout: '60', exitCode: 20 }],
  ['revoked', { scenario: revoked, timeout: '60', exitCode: 21 }],
  ['times-out', { scenario: endless, timeout: '5', exitCode: 22 }],
]);

process.exitCode = await main(process.argv.slice(2));

/**
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit code
 */
async function main(args) {
  const [name = 'succeeds', ...rest] = args;
  const demo = DEMOS.get(name);
  if (demo === undefined || rest.length > 0) {
    const choices = Array.from(DEMOS.keys()).join('|');
    console.error(`There is no demo "${args.join(' ')}". Usage: npm start [-- ${choices}]`);
    return 1;
  }
  if (!existsSync(BUNDLE)) {
    console.error(
      'dist/cli is missing. Restore it: git checkout dist, or npm ci && npm run build.',
    );
    return 1;
  }
  const server = await startFiddlerServer({ scenarios });
  const folder = mkdtempSync(join(tmpdir(), 'wait-for-job-'));
  try {
    return await play(name, demo, server, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await server.close();
  }
}

/**
 * @param {string} name
 * @param {Demo} demo
 * @param {FiddlerServer} server
 * @param {string} folder for the command's files
 * @returns {Promise<number>} the exit code
 */
async function play(name, { scenario, timeout, exitCode: expected }, server, folder) {
  const { id, description } = scenario;
  const args = [id, '--interval', '1', '--timeout', timeout, '--summary', 'summary.md'];
  console.log(
    `Demo "${name}": the job ${description.charAt(0).toLowerCase()}${description.slice(1)}`,
  );
  console.log(`\n$ wait-for-job ${args.join(' ')}\n`);
  const exitCode = await runCommand(args, server, folder);
  if (typeof exitCode === 'number' && exitCode > SIGNAL_OFFSET) {
    console.log(`\nDemo interrupted (exit code ${exitCode}).`);
    return exitCode;
  }

  const file = join(folder, 'summary.md');
  const summary = existsSync(file) ? readFileSync(file, 'utf8') : '';
  console.log(`\n${renderTables(summary, process.stdout.columns || DEFAULT_COLUMNS)}\n`);
  console.log(await writePage(name, summary));
  const others = Array.from(DEMOS.keys()).filter((other) => other !== name);
  console.log(`Other demos: ${others.map((other) => `npm start -- ${other}`).join(', ')}`);
  if (exitCode !== expected) {
    console.log(`Demo broken: expected exit code ${expected}, got ${exitCode}.`);
    return 1;
  }
  const result = expected === 0 ? 'succeeded' : 'failed';
  console.log(`Demo OK: the command ${result}, as expected (exit code ${exitCode}).`);
  return 0;
}

/**
 * Runs the command with this process's standard streams.
 *
 * @param {readonly string[]} args
 * @param {FiddlerServer} server
 * @param {string} folder
 * @returns {Promise<number | NodeJS.Signals>} the exit code, or the signal that killed the command
 */
async function runCommand(args, { url, token }, folder) {
  const inherited = Object.entries(process.env).filter(([name]) => !NOT_INHERITED.test(name));
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...Object.fromEntries(inherited), FIDDLER_URL: url, FIDDLER_TOKEN: token },
  });
  // Ctrl+C reaches the command, too: it ignores further signals.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => child.kill(signal));
  }
  const [exitCode, signal] = await once(child, 'exit');
  return exitCode ?? signal;
}

/**
 * Writes the whole summary as a page, with the renderer of the preview.
 *
 * @param {string} name
 * @param {string} summary
 * @returns {Promise<string>} a line about it
 */
async function writePage(name, summary) {
  try {
    await import('../scripts/typescript.js');
    const { renderPage } = await import('../preview/page.ts');
    const page = join(PAGES, `demo-${name}.html`);
    mkdirSync(PAGES, { recursive: true });
    writeFileSync(page, renderPage(new Map([[name, { text: summary }]])));
    return `The whole summary as a page: ${pathToFileURL(page)}`;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ERR_MODULE_NOT_FOUND') throw error;
    return 'To get the whole summary as a page, run `npm ci` first.';
  }
}
