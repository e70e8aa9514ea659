// What `npm run e2e` runs: with which jobs, and what has to be printed.

import { endless, fails, revoked, succeeds } from '../../sandbox/scenarios.js';

/** @import { Scenario } from '../../sandbox/scenario.js' */

/**
 * @typedef {object} Workflow
 * @property {string} name
 * @property {'act' | 'gitlab' | 'node'} [runner] default: act
 * @property {readonly string[]} sources files of this repository; the first one is run
 * @property {readonly Scenario[]} scenarios the jobs in Fiddler
 * @property {boolean} fails whether the run has to fail
 * @property {readonly string[]} prints texts that have to be printed
 * @property {readonly string[]} [omits] texts that must not be printed
 * @property {Readonly<Record<string, string>>} [files] the user's repository, by file name
 * @property {readonly string[]} [copies] what is copied there from this repository
 * @property {string} [event] default: push
 * @property {string} [job] default: all of the workflow's jobs
 * @property {readonly string[]} [matrix] the parts to run, for example `os:ubuntu-latest`
 * @property {Readonly<Record<string, string>>} [inputs] of a workflow that is started by hand
 */

/**
 * Returns a scenario of the sandbox five times as fast.
 *
 * @param {Scenario} scenario
 * @param {string} [id]
 * @returns {Scenario}
 */
function quick(scenario, id = scenario.id) {
  const moments = scenario.moments.map((moment) => ({
    ...moment,
    atSeconds: moment.atSeconds / 5,
  }));
  return { ...scenario, id, moments };
}

const good = quick(succeeds);
const bad = quick(fails);
const other = quick(succeeds, '600d600d-0000-4000-8000-000000000011');

const SCENARIOS = [good, bad, other, quick(revoked)];

/**
 * Returns a scenario that has ended before it is first read.
 *
 * @param {Scenario} scenario
 * @returns {Scenario}
 */
function ended(scenario) {
  return {
    ...scenario,
    moments: scenario.moments.slice(-1).map((last) => ({ ...last, atSeconds: 0 })),
  };
}
const DEPLOY = '#!/bin/sh\necho deployed\n';
const FAILED = 'Publish events[bad0bad0-0000-4000-8000-000000000002] failed with ValidationError';

/** @param {string} expression in Python, of a line for $GITHUB_OUTPUT */
function publisher(expression) {
  return `import os, sys
with open(os.environ['GITHUB_OUTPUT'], 'a', encoding='utf-8') as output:
    print(${expression}, file=output)
`;
}

/** @param {Scenario} job */
function publishAndDeploy({ id }) {
  return {
    sources: ['examples/publish-and-deploy.yml'],
    scenarios: SCENARIOS,
    files: {
      'publish.py': publisher(`'job-id=${id}'`),
      'deploy.sh': DEPLOY,
    },
  };
}

/** @param {Scenario} scenario */
function waitOnSchedule(scenario) {
  return {
    sources: ['examples/wait-on-schedule.yml'],
    scenarios: [scenario],
    event: 'schedule',
    files: { 'artifact.txt': `${scenario.id}\n`, 'deploy.sh': DEPLOY },
  };
}

/** @param {Scenario} job */
function gitlab({ id }) {
  return {
    runner: /** @type {const} */ ('gitlab'),
    sources: ['examples/other-ci/gitlab-ci.yml'],
    scenarios: SCENARIOS,
    files: {
      'publish.py': `print('${id}')\n`,
      'deploy.sh': '#!/bin/sh\necho "deployed $*"\n',
    },
  };
}

/** @type {readonly Workflow[]} */
export const WORKFLOWS = [
  {
    name: 'publish-and-deploy',
    ...publishAndDeploy(good),
    fails: false,
    prints: ['| deployed', '| SUCCESS'],
  },
  {
    name: 'publish-and-deploy-not',
    ...publishAndDeploy(bad),
    fails: true,
    prints: [FAILED, '| FAILURE ValidationError'],
    omits: ['| deployed'],
  },
  {
    name: 'several-jobs',
    sources: ['examples/several-jobs.yml'],
    scenarios: SCENARIOS,
    files: { 'publish_all.py': publisher(`'job-ids=["${good.id}","${bad.id}","${other.id}"]'`) },
    fails: true,
    prints: [FAILED, `| ${bad.id} FAILURE ValidationError`, '2 of 3 jobs succeeded'],
  },
  {
    name: 'matrix',
    sources: ['examples/matrix.yml'],
    scenarios: SCENARIOS,
    files: {
      'publish_model.py': publisher(
        `'job-id=' + dict(churn='${good.id}', fraud='${other.id}', pricing='${good.id}')[sys.argv[1]]`,
      ),
      'deploy.sh': DEPLOY,
    },
    fails: false,
    prints: ['Publish churn', 'Publish fraud', 'Publish pricing', '| deployed'],
  },
  {
    name: 'reusable-wait',
    sources: ['examples/calls-reusable-wait.yml', 'examples/reusable-wait.yml'],
    scenarios: SCENARIOS,
    files: { 'publish.py': publisher(`'job-id=${good.id}'`), 'deploy.sh': DEPLOY },
    fails: false,
    prints: ['| deployed'],
  },
  {
    name: 'react-to-the-outcome',
    sources: ['examples/react-to-the-outcome.yml'],
    scenarios: SCENARIOS,
    files: {
      'publish_all.py': publisher(`'job-ids=["${bad.id}","${good.id}"]'`),
      'deploy.sh': DEPLOY,
      'explain.sh': '#!/bin/sh\necho "explained $1"\n',
    },
    fails: true,
    prints: [`explained ${bad.id}`, 'Not deployed (FAILURE)', FAILED],
    omits: ['| deployed', 'Not finished in time'],
  },
  {
    name: 'private-network',
    sources: ['examples/private-network.yml'],
    scenarios: SCENARIOS,
    event: 'workflow_dispatch',
    inputs: { 'job-id': good.id },
    fails: false,
    prints: ['status=SUCCESS'],
  },
  {
    name: 'wait-on-schedule-unfinished',
    ...waitOnSchedule(endless),
    fails: false,
    prints: ['has not finished yet'],
    omits: ['| stopped the schedule', '| deployed'],
  },
  {
    name: 'wait-on-schedule',
    ...waitOnSchedule(ended(succeeds)),
    fails: false,
    prints: ['| stopped the schedule', '| deployed'],
  },
  {
    name: 'wait-on-schedule-failed',
    ...waitOnSchedule(ended(fails)),
    fails: true,
    prints: [FAILED, '| stopped the schedule'],
    omits: ['| deployed'],
  },
  {
    name: 'jobs-file',
    sources: ['scripts/e2e/jobs-file.yml'],
    scenarios: [ended(succeeds), ended(fails)],
    fails: false,
    prints: [`| ${succeeds.id} SUCCESS`, `| ${fails.id} FAILURE ValidationError`],
  },
  {
    name: 'gitlab',
    ...gitlab(good),
    fails: false,
    prints: [`> deployed ${good.id} SUCCESS`],
  },
  {
    name: 'gitlab-failed',
    ...gitlab(bad),
    fails: true,
    prints: [FAILED, 'FAIL 20'],
    omits: ['> deployed'],
  },
  {
    name: 'package',
    runner: 'node',
    sources: [],
    scenarios: [],
    fails: false,
    prints: ['on Node.js v20.19.0', 'on Node.js v26.10.0', 'fail 0'],
  },
  {
    // It starts its own sandboxes.
    name: 'outcomes',
    sources: ['.github/workflows/ci.yml'],
    copies: ['action.yml', 'dist', 'sandbox', 'scripts', 'package.json'],
    scenarios: [],
    job: 'outcomes',
    matrix: ['os:ubuntu-latest'],
    fails: false,
    prints: [
      'as expected: success SUCCESS',
      'as expected: failure FAILURE ValidationError',
      'as expected: failure REVOKED',
      'as expected: failure STARTED TimeoutError',
      'as expected: failure  NotFound',
    ],
  },
];
