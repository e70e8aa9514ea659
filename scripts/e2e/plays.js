// The workflows that `npm run e2e` runs: with which jobs, and what has to come out.

import { fails, revoked, succeeds } from '../../sandbox/stories.js';

/** @import { Story } from '../../sandbox/job-story.js' */

/**
 * @typedef {object} Play
 * @property {string} name
 * @property {readonly string[]} workflows files of this repository; the first one is run
 * @property {readonly Story[]} stories the jobs that Fiddler has
 * @property {boolean} fails whether the run has to fail
 * @property {readonly string[]} says what has to appear in what is printed
 * @property {readonly string[]} [saysNot] what may not appear
 * @property {readonly string[]} [needs] programs besides git, bash and python
 * @property {Readonly<Record<string, string>>} [files] what the user's repository has, by name
 * @property {readonly string[]} [copies] what is copied from this repository
 * @property {string} [event] default: push
 * @property {string} [job] default: all of the workflow's jobs
 * @property {readonly string[]} [only] parts of the matrix, such as `os:ubuntu-latest`
 * @property {Readonly<Record<string, string>>} [inputs] of a workflow that is started by hand
 */

/**
 * A story of the sandbox that takes no more time than it must.
 *
 * @param {Story} story
 * @param {string} [id]
 * @returns {Story}
 */
function quick(story, id = story.id) {
  const moments = story.moments.map((moment) => ({ ...moment, atSeconds: moment.atSeconds / 5 }));
  return { ...story, id, moments };
}

const good = quick(succeeds);
const bad = quick(fails);
const other = quick(succeeds, '600d600d-0000-4000-8000-000000000011');

const STORIES = [good, bad, other, quick(revoked)];
const DEPLOY = '#!/bin/sh\necho deployed\n';
const BAD_NEWS = 'Publish events[bad0bad0-0000-4000-8000-000000000002] failed with ValidationError';

/** @param {string} name @param {string} value */
function publisher(name, value) {
  return `import os
with open(os.environ['GITHUB_OUTPUT'], 'a', encoding='utf-8') as output:
    print(${JSON.stringify(`${name}=${value}`)}, file=output)
`;
}

const PUBLISH_MODEL = `import os, sys
ids = dict(churn='${good.id}', fraud='${other.id}', pricing='${good.id}')
with open(os.environ['GITHUB_OUTPUT'], 'a', encoding='utf-8') as output:
    print('job-id=' + ids[sys.argv[1]], file=output)
`;

/** @type {readonly Play[]} */
export const PLAYS = [
  {
    name: 'publish-and-deploy',
    workflows: ['examples/publish-and-deploy.yml'],
    needs: ['python -m pip'],
    stories: STORIES,
    files: {
      'publish.py': publisher('job-id', good.id),
      'deploy.sh': DEPLOY,
      'requirements.txt': '',
    },
    fails: false,
    says: ['| deployed', '| SUCCESS'],
  },
  {
    name: 'publish-and-deploy-not',
    workflows: ['examples/publish-and-deploy.yml'],
    needs: ['python -m pip'],
    stories: STORIES,
    files: {
      'publish.py': publisher('job-id', bad.id),
      'deploy.sh': DEPLOY,
      'requirements.txt': '',
    },
    fails: true,
    says: [BAD_NEWS, '| FAILURE ValidationError'],
    saysNot: ['| deployed'],
  },
  {
    name: 'several-jobs',
    workflows: ['examples/several-jobs.yml'],
    needs: ['jq'],
    stories: STORIES,
    files: { 'publish_all.py': publisher('job-ids', JSON.stringify([good.id, bad.id, other.id])) },
    fails: true,
    says: [BAD_NEWS, `| ${bad.id} FAILURE ValidationError`, '2 of 3 jobs succeeded'],
  },
  {
    name: 'matrix',
    workflows: ['examples/matrix.yml'],
    stories: STORIES,
    files: { 'publish_model.py': PUBLISH_MODEL, 'deploy.sh': DEPLOY },
    fails: false,
    says: ['Publish churn', 'Publish fraud', 'Publish pricing', '| deployed'],
  },
  {
    name: 'reusable-wait',
    workflows: ['examples/calls-reusable-wait.yml', 'examples/reusable-wait.yml'],
    stories: STORIES,
    files: { 'publish.py': publisher('job-id', good.id), 'deploy.sh': DEPLOY },
    fails: false,
    says: ['| deployed'],
  },
  {
    name: 'react-to-the-outcome',
    workflows: ['examples/react-to-the-outcome.yml'],
    needs: ['jq'],
    stories: STORIES,
    files: {
      'publish_all.py': publisher('job-ids', JSON.stringify([bad.id, good.id])),
      'deploy.sh': DEPLOY,
      'explain.sh': '#!/bin/sh\necho "explained $1"\n',
    },
    fails: true,
    says: [`explained ${bad.id}`, 'Not deployed (FAILURE)', BAD_NEWS],
    saysNot: ['| deployed', 'Not seen done'],
  },
  {
    name: 'private-network',
    workflows: ['examples/private-network.yml'],
    stories: STORIES,
    event: 'workflow_dispatch',
    inputs: { 'job-id': good.id },
    fails: false,
    says: ['status=SUCCESS'],
  },
  {
    // The jobs' own sandboxes have the stories.
    name: 'outcomes',
    workflows: ['.github/workflows/ci.yml'],
    copies: ['action.yml', 'dist', 'sandbox', 'scripts', 'package.json'],
    stories: [],
    job: 'outcomes',
    only: ['os:ubuntu-latest'],
    fails: false,
    says: [
      'as it should: success SUCCESS',
      'as it should: failure FAILURE ValidationError',
      'as it should: failure REVOKED',
      'as it should: failure STARTED TimeoutError',
      'as it should: failure  NotFound',
    ],
  },
];
