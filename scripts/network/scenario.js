// What the gear does, and what the action has to do then.

import { join } from 'node:path';
import { TOKEN } from '../../__tests__/bundle/action.ts';
import { Stage } from './stage.js';

/** @import { ActionResult } from '../../__tests__/bundle/action.ts' */

/**
 * @typedef {object} Scenario
 * @property {string} name
 * @property {(stage: Stage) => Promise<ActionResult>} play
 * @property {string} [reason] the output `error-reason`; default: none, the step succeeds
 * @property {RegExp} [prints] in the log, where the annotation is one line
 * @property {readonly [min: number, max: number]} [retries] how many errors are retried; default: none
 * @property {number} [requests] that Fiddler receives; default: 4 if the step succeeds, otherwise none
 */

/** Of a proxy's user. */
export const PASSWORD = 'hunter2';

/** @param {Scenario} scenario @param {string} parent a folder @returns {Promise<boolean>} if it passed */
export async function play(scenario, parent) {
  const stage = new Stage(join(parent, scenario.name.replaceAll(/\W+/g, '-')));
  const startMs = performance.now();
  /** @type {ActionResult | undefined} */
  let result;
  /** @type {readonly string[]} */
  let problems;
  try {
    result = await scenario.play(stage);
    problems = findProblems(scenario, result, stage.requests);
  } catch (error) {
    problems = [String(error)];
  }
  await stage.close();
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
  const passed = problems.length === 0;
  console.log(`${passed ? 'ok    ' : 'NOT OK'} ${scenario.name} (${seconds} s)`);
  for (const problem of problems) console.log(`  ${problem}`);
  if (!passed) console.log(`${result?.printed ?? ''}\n${stage.output}`);
  return passed;
}

/** @param {Scenario} scenario @param {ActionResult} result @param {number} requests */
function findProblems(scenario, { exitCode, outputs, log, errors, printed }, requests) {
  const { reason = '', prints = /(?:)/, retries: [min, max] = [0, 0] } = scenario;
  const failures = reason === '' ? 0 : 1;
  const expectedRequests = scenario.requests ?? (failures === 0 ? 4 : 0);
  const retries = log.match(/; next check in /g)?.length ?? 0;
  /** @type {ReadonlyArray<readonly [boolean, string]>} */
  const facts = [
    [exitCode === failures, `exit code ${exitCode}`],
    [errors.length === failures, `${errors.length} error annotations`],
    [outputs['error-reason'] === reason, `error-reason "${outputs['error-reason']}"`],
    [requests === expectedRequests, `${requests} requests, not ${expectedRequests}`],
    [retries >= min && retries <= max, `${retries} retries, not ${min} to ${max}`],
    [prints.test(log), `the log has nothing like ${prints}`],
    [!printed.includes(TOKEN) && !printed.includes(PASSWORD), 'a secret was printed'],
  ];
  return facts.flatMap(([isTrue, problem]) => (isTrue ? [] : [problem]));
}
