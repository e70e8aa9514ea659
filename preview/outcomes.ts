/** A wait for each outcome: the scenarios of the preview and of the golden files. */
import { ApiError, TimeoutError } from '../src/fiddler/errors.ts';
import type { JsonObject } from '../src/fiddler/json.ts';
import { Tally } from '../src/fiddler/tally.ts';
import type { JobEnd } from '../src/wait/record.ts';
import { hostileJob } from './hostile.ts';
import { fieldsOf, type JobScenario, type Seen, uuid } from './record-of.ts';

const INFO: JsonObject = {
  resource_type: 'DATASET',
  resource_name: 'baseline',
  project_name: 'bank_churn',
  model: { id: uuid(900), name: 'churn_classifier', version: 'v3' },
  project: { id: uuid(901), name: 'bank_churn' },
};

const UPLOAD = {
  id: '550e8400-e29b-41d4-a716-446655440000',
  name: 'Ingestion dataset Upload',
  info: INFO,
};

const UNDER_WAY: readonly Seen[] = [
  [0, 'PENDING', 0],
  [6.2, 'STARTED', 0],
  [18.3, 'STARTED', 12.5],
  [36.2, 'STARTED', 25],
  [54.4, 'STARTED', 37.5],
];

const success: JobScenario = {
  ...UPLOAD,
  seen: [
    ...UNDER_WAY,
    [66.1, 'RETRY', 25],
    [78.2, 'STARTED', 25],
    [96.3, 'STARTED', 50],
    [126.4, 'STARTED', 75],
    [150.2, 'STARTED', 87.5],
    [168.4, 'SUCCESS', 100],
  ],
};

const failure: JobScenario = {
  id: 'bad0bad0-0000-4000-8000-000000000002',
  name: 'Publish events',
  info: { ...INFO, resource_type: 'EVENT', resource_name: 'churn_classifier' },
  errorReason: 'ValidationError',
  errorMessage: '2 of 8 files do not match the schema of model churn_classifier (v3)',
  extras: {
    'events-1': { status: 'SUCCESS', result: {}, error_message: null },
    'events-4': {
      status: 'FAILURE',
      result: null,
      error_message: "events-4.csv, row 1204: column `tenure` holds 'unknown', not an integer",
    },
    'events-5': {
      status: 'FAILURE',
      result: null,
      error_message: "events-5.csv: column `timestamp` is missing; found 'time_stamp'",
    },
  },
  seen: [...UNDER_WAY, [72.3, 'STARTED', 50], [84.1, 'FAILURE', 62.5]],
};

const revoked: JobScenario = {
  id: '0ff0ff00-0000-4000-8000-000000000003',
  name: 'Deploy artifact model - manual',
  info: { ...INFO, resource_type: 'MODEL', resource_name: 'churn_classifier' },
  seen: [
    [0, 'PENDING', 0],
    [12.1, 'STARTED', 0],
    [42.2, 'STARTED', 50],
    [54.3, 'REVOKED', 50],
  ],
};

function timeoutAt(
  seconds: number,
  scenario: JobScenario,
  lastError: ApiError | null = null,
): JobEnd {
  const tally = new Tally();
  for (let check = 0; check < seconds / 6 - 3; check += 1) tally.add('STARTED');
  for (let check = 0; check < 3; check += 1) tally.add('HTTP 503');
  const last = scenario.seen.at(-1);
  const lastJob = last === undefined ? null : fieldsOf(scenario, last);
  const waitedMs = seconds * 1_000;
  const details = { waitedMs, lastJob, lastError, hadLastCheck: true, tally };
  return { kind: 'error', error: new TimeoutError(scenario.id, details) };
}

/** An error of Fiddler itself: its envelope has a reason. */
function httpError(statusCode: number, reason: string, message: string): ApiError {
  const label = `HTTP ${statusCode}`;
  return new ApiError(`GET https://acme.fiddler.ai/v3/jobs/${UPLOAD.id}: ${label}: ${message}`, {
    kind: 'http',
    label,
    statusCode,
    reason,
  });
}

const unauthorized = httpError(401, 'Unauthorized', 'the token has expired');
const unavailable = httpError(503, 'ServiceUnavailable', 'the service is restarting');

const slow: JobScenario = {
  ...UPLOAD,
  seen: [
    ...UNDER_WAY,
    [300, 'STARTED', 40],
    [410, 'STARTED', 40],
    [620, 'STARTED', 45],
    [1_100, 'STARTED', 50],
  ],
  failed: [
    [402, unavailable, 1_100],
    [403.2, unavailable, 2_200],
    [405.5, unavailable, 4_400],
  ],
};

/** The API key is revoked in mid-wait. */
const keyRevoked: JobScenario = {
  ...UPLOAD,
  seen: [...UNDER_WAY, [60.4, 'STARTED', 37.5]],
  failed: [
    [66.4, unauthorized, 1_100],
    [67.6, unauthorized, 2_300],
    [70, unauthorized, 4_700],
    [74.8, unauthorized, 9_100],
    [84, unauthorized, 12_400],
  ],
  end: { atSeconds: 96.4, how: { kind: 'error', error: unauthorized } },
};

/** The server fails at the end: the last checks, among them the one at the timeout. */
const unread: JobScenario = {
  ...slow,
  seen: [...slow.seen, [1_788, 'STARTED', 50]],
  failed: [
    [1_794, unavailable, 1_200],
    [1_795.3, unavailable, 2_300],
    [1_800, unavailable, null],
  ],
  end: { atSeconds: 1_800, how: timeoutAt(1_800, slow, unavailable) },
};

const SKIPPED = { atSeconds: 84.1, how: { kind: 'skipped' } } as const;

/** Returns jobs of which some fail, are revoked or take long; the same every time. */
export function manyJobs(count: number): readonly JobScenario[] {
  return Array.from({ length: count }, (_, index): JobScenario => {
    const endSeconds = 20 + ((index * 37) % 190) + (index % 50 === 7 ? 400 : 0);
    const state = index % 97 === 13 ? 'FAILURE' : index % 151 === 20 ? 'REVOKED' : 'SUCCESS';
    const startSeconds = 3 + (index % 11);
    return {
      id: uuid(index),
      name: index % 3 === 0 ? 'Publish events' : `Ingestion dataset Upload ${index}`,
      info: INFO,
      ...(state === 'FAILURE'
        ? {
            errorReason: 'ValidationError',
            errorMessage: `file ${index} does not match the schema`,
          }
        : {}),
      seen: [
        [0, 'PENDING', 0],
        [startSeconds, 'STARTED', 0],
        [startSeconds + 5, 'STARTED', 50],
        [endSeconds, state, state === 'SUCCESS' ? 100 : 50],
      ],
    };
  });
}

/** The jobs of each wait, by the name of the golden file. */
export const OUTCOMES: ReadonlyMap<string, readonly JobScenario[]> = new Map([
  ['success', [success]],
  ['success-at-once', [{ ...UPLOAD, seen: [[0.2, 'SUCCESS', 100]] }]],
  ['failure', [failure]],
  ['revoked', [revoked]],
  ['timeout', [{ ...slow, end: { atSeconds: 1_800, how: timeoutAt(1_800, slow) } }]],
  ['timeout-unread', [unread]],
  [
    'unauthorized',
    [
      {
        id: UPLOAD.id,
        seen: [],
        end: { atSeconds: 0.3, how: { kind: 'error', error: unauthorized } },
      },
    ],
  ],
  ['key-revoked', [keyRevoked]],
  [
    'cancelled',
    [
      {
        ...UPLOAD,
        seen: UNDER_WAY,
        end: { atSeconds: 61.5, how: { kind: 'cancelled', signalName: 'SIGTERM' } },
      },
    ],
  ],
  ['3-jobs', [success, failure, revoked]],
  [
    '3-jobs-fail-fast',
    [{ ...UPLOAD, seen: UNDER_WAY, end: SKIPPED }, failure, { ...revoked, end: SKIPPED, seen: [] }],
  ],
  [
    'already-running',
    [
      {
        id: UPLOAD.id,
        seen: [
          [0.1, 'STARTED', null],
          [90_000, 'PAUSED', null],
          [100_000, 'SUCCESS', null],
        ],
      },
    ],
  ],
  ['300-jobs', manyJobs(300)],
  ['hostile', [hostileJob(uuid(1))]],
  ['hostile-jobs', [1, 2, 3].map((number) => hostileJob(uuid(number), number))],
] satisfies ReadonlyArray<[string, readonly JobScenario[]]>);
