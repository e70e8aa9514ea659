// The sandbox's jobs: one for each way a wait can end. The ids are fixed, so that they can be pasted.
// States change at half seconds, so that a client that checks every second sees each of them.

/** @import { Scenario, Task } from './scenario.js' */

const PROJECT = { id: 'c0ffee00-0000-4000-8000-000000000001', name: 'bank_churn' };
const MODEL = {
  id: 'c0ffee00-0000-4000-8000-000000000002',
  name: 'churn_classifier',
  version: 'v3',
};
const BASELINE = { id: 'c0ffee00-0000-4000-8000-000000000003', name: 'baseline' };

/** The signs of `tasksOf`. @type {Readonly<Record<string, string>>} */
const STATUSES = { P: 'PENDING', S: 'STARTED', R: 'RETRY', X: 'REVOKED', '+': 'SUCCESS' };

/** @satisfies {Scenario} */
export const succeeds = {
  id: '600d600d-0000-4000-8000-000000000001',
  name: 'Ingestion dataset Upload',
  info: infoOf('DATASET', BASELINE),
  description: 'Succeeds in 7.5 seconds, after a retry that sets its progress back.',
  moments: [
    { atSeconds: 0, status: 'PENDING', progress: 0, tasks: tasksOf('PPPP') },
    { atSeconds: 0.5, status: 'STARTED', progress: 0, tasks: tasksOf('SPPP') },
    { atSeconds: 1.5, status: 'STARTED', progress: 25, tasks: tasksOf('+SPP') },
    { atSeconds: 2.5, status: 'STARTED', progress: 50, tasks: tasksOf('++SP') },
    { atSeconds: 3.5, status: 'RETRY', progress: 25, tasks: tasksOf('+RPP') },
    { atSeconds: 4.5, status: 'STARTED', progress: 25, tasks: tasksOf('+SPP') },
    { atSeconds: 5.5, status: 'STARTED', progress: 50, tasks: tasksOf('++SP') },
    { atSeconds: 6.5, status: 'STARTED', progress: 75, tasks: tasksOf('+++S') },
    { atSeconds: 7.5, status: 'SUCCESS', progress: 100, tasks: tasksOf('++++') },
  ],
};

/** @satisfies {Scenario} */
export const fails = {
  id: 'bad0bad0-0000-4000-8000-000000000002',
  name: 'Publish events',
  info: infoOf('EVENT', MODEL),
  description: 'Fails after 4.5 seconds, at 60 %, with two of its five tasks in error.',
  moments: [
    { atSeconds: 0, status: 'PENDING', progress: 0, tasks: tasksOf('PPPPP') },
    { atSeconds: 0.5, status: 'STARTED', progress: 0, tasks: tasksOf('SSPPP') },
    { atSeconds: 1.5, status: 'STARTED', progress: 20, tasks: tasksOf('+SSPP') },
    { atSeconds: 2.5, status: 'STARTED', progress: 40, tasks: tasksOf('++SSP') },
    { atSeconds: 3.5, status: 'STARTED', progress: 60, tasks: tasksOf('+++SS') },
    {
      atSeconds: 4.5,
      status: 'FAILURE',
      progress: 60,
      errorReason: 'ValidationError',
      errorMessage: '2 of 5 files do not match the schema of model churn_classifier (v3)',
      tasks: {
        ...tasksOf('+++'),
        [taskId(4)]: {
          status: 'FAILURE',
          errorMessage: "events-4.csv, row 1204: column `tenure` holds 'unknown', not an integer",
        },
        [taskId(5)]: {
          status: 'FAILURE',
          errorMessage: "events-5.csv: column `timestamp` is missing; found 'time_stamp'",
        },
      },
    },
  ],
};

/** @satisfies {Scenario} */
export const revoked = {
  id: '0ff0ff00-0000-4000-8000-000000000003',
  name: 'Deploy artifact model - manual',
  info: infoOf('MODEL', MODEL),
  description: 'Is revoked after 3.5 seconds, at 50 %, as if cancelled by a user.',
  moments: [
    { atSeconds: 0, status: 'PENDING', progress: 0, tasks: tasksOf('PP') },
    { atSeconds: 0.5, status: 'STARTED', progress: 0, tasks: tasksOf('SP') },
    { atSeconds: 1.5, status: 'STARTED', progress: 50, tasks: tasksOf('+S') },
    { atSeconds: 3.5, status: 'REVOKED', progress: 50, tasks: tasksOf('+X') },
  ],
};

const ENDLESS_STEP_SECONDS = 36;

/** @satisfies {Scenario} */
export const endless = {
  id: 'e4d1e550-0000-4000-8000-000000000004',
  name: 'Pre-compute feature importance',
  info: infoOf('MODEL', MODEL),
  description: 'Runs for ten hours, 0.1 % every 36 seconds, and then stays at 99.9 %.',
  moments: [
    { atSeconds: 0, status: 'PENDING', progress: 0, tasks: tasksOf('P') },
    { atSeconds: 0.5, status: 'STARTED', progress: 0, tasks: tasksOf('S') },
    ...Array.from({ length: 999 }, (_, index) => ({
      atSeconds: (index + 1) * ENDLESS_STEP_SECONDS,
      status: 'STARTED',
      progress: (index + 1) / 10,
      tasks: tasksOf('S'),
    })),
  ],
};

/**
 * All, in the order in which they are listed.
 *
 * @type {readonly Scenario[]}
 */
export const scenarios = [succeeds, fails, revoked, endless];

/**
 * @param {string} type DATASET, EVENT or MODEL
 * @param {{ id: string, name: string }} resource what the job works on
 */
function infoOf(type, resource) {
  return {
    resource_type: type,
    resource_name: resource.name,
    project_name: PROJECT.name,
    resource: { id: resource.id, name: resource.name },
    model: MODEL,
    project: PROJECT,
  };
}

/** @param {number} position counts from 1 */
function taskId(position) {
  return `7a5c7a5c-0000-4000-8000-${String(position).padStart(12, '0')}`;
}

/**
 * Returns a task for each sign, so that a job's course can be seen at a glance.
 *
 * @param {string} signs of `STATUSES`
 * @returns {Record<string, Task>}
 */
function tasksOf(signs) {
  return Object.fromEntries(
    Array.from(signs, (sign, index) => {
      const status = STATUSES[sign] ?? sign;
      const result = status === 'SUCCESS' ? { result: 'Success' } : null;
      return [taskId(index + 1), { status, result }];
    }),
  );
}
