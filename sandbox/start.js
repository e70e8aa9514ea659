// `npm start [-- succeeds|fails|revoked|times-out]`: the committed action, run as GitHub would run
// it, against a Fiddler on this machine.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runAction } from './action-run.js';
import { startFiddlerServer } from './fiddler-server.js';
import { RunnerLog } from './runner-log.js';
import { endless, fails, revoked, scenarios, succeeds } from './scenarios.js';

/** @import { Scenario } from './scenario.js' */
/** @import { ActionRun } from './action-run.js' */

const ENTRY = fileURLToPath(new URL('../dist/index.js', import.meta.url));

/**
 * @typedef {object} Demo
 * @property {Scenario} scenario the job that is waited for
 * @property {string} timeout the action's input
 * @property {number} exitCode what the demo promises
 */

/** @type {ReadonlyMap<string, Demo>} */
const DEMOS = new Map([
  ['succeeds', { scenario: succeeds, timeout: '60', exitCode: 0 }],
  ['fails', { scenario: fails, timeout: '60', exitCode: 1 }],
  ['revoked', { scenario: revoked, timeout: '60', exitCode: 1 }],
  ['times-out', { scenario: endless, timeout: '5', exitCode: 1 }],
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
  if (!existsSync(ENTRY)) {
    console.error(
      'dist/index.js, the action itself, is missing. It is part of the repository: restore it ' +
        'with `git checkout dist`, or build it with `npm ci && npm run build`.',
    );
    return 1;
  }
  return play(name, demo);
}

/**
 * @param {string} name
 * @param {Demo} demo
 * @returns {Promise<number>} the exit code
 */
async function play(name, demo) {
  const server = await startFiddlerServer({ scenarios });
  try {
    const inputs = {
      'job-id': demo.scenario.id,
      url: server.url,
      token: server.token,
      interval: '1',
      timeout: demo.timeout,
    };
    console.log(`Demo ${name}: the job ${lowerFirst(demo.scenario.description)}`);
    showTitle('Step');
    for (const [input, value] of Object.entries(inputs)) {
      console.log(`${input}: ${input === 'token' ? '***' : value}`);
    }

    showTitle('Log');
    const log = new RunnerLog([server.token]);
    const run = await runAction({
      entry: ENTRY,
      inputs: { ...inputs, verbose: 'false', 'fail-fast': 'true', summary: 'true' },
      onLine(line) {
        const seen = log.render(line);
        if (seen !== undefined) console.log(seen);
      },
    });
    showRun(run);
    return judge(demo, run);
  } finally {
    await server.close();
  }
}

/** @param {ActionRun} run */
function showRun({ exitCode, outputs, summary }) {
  console.log('');
  console.log(`Exit code: ${exitCode ?? 'none, a signal ended it'}`);
  showTitle('Outputs');
  for (const [name, value] of outputs) console.log(`${name}: ${value}`);
  if (outputs.size === 0) console.log('(none)');
  showTitle('Summary');
  console.log(summary.trimEnd() || '(empty)');
  console.log('');
}

/**
 * @param {Demo} demo
 * @param {ActionRun} run
 * @returns {number} the demo's exit code
 */
function judge(demo, { exitCode, interruptedBy }) {
  if (interruptedBy !== null) {
    console.log(`The demo was interrupted by ${interruptedBy}.`);
    return 1;
  }
  if (exitCode !== demo.exitCode) {
    console.log(`NOT as promised: the action was to exit with ${demo.exitCode}, not ${exitCode}.`);
    return 1;
  }
  console.log(`As promised: the action ${exitCode === 0 ? 'succeeded' : 'failed the step'}.`);
  return 0;
}

/** @param {string} title */
function showTitle(title) {
  console.log(`\n── ${title} ${'─'.repeat(40 - title.length)}`);
}

/** @param {string} sentence */
function lowerFirst(sentence) {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
