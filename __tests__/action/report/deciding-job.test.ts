import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { JobRecord } from '../../../src/action/wait/record.ts';
import {
  ABANDONED,
  finished,
  httpError,
  idOf,
  sampleJob,
  TIMED_OUT,
  unfinished,
} from '../samples.ts';
import { outputsOf } from './rendered-outputs.ts';

describe('of several jobs the first five outputs speak of the one that decided the outcome', () => {
  const good = finished({ id: idOf(1), name: 'good' });
  const lateJob = sampleJob({ id: idOf(2), name: 'late', progress: 40 });
  const late = unfinished(TIMED_OUT, lateJob);
  const given = { status: 'FAILURE', errorReason: 'BadData', errorMessage: 'no rows' };
  const bad = finished({ ...given, id: idOf(3), name: 'bad', progress: 7 });
  const gone = finished({ id: idOf(4), name: 'gone', status: 'REVOKED', progress: null });
  const unread = unfinished({ kind: 'error', error: httpError(404) }, null, idOf(5));
  const givenUp = unfinished(ABANDONED, sampleJob({ id: idOf(6), name: 'given up' }));
  const DECIDED: ReadonlyArray<{
    by: string;
    jobs: readonly JobRecord[];
    /** `status`, `error-reason`, `progress` and `name`. */
    outputs: readonly string[];
    says: RegExp;
  }> = [
    {
      by: 'a failure',
      jobs: [good, late, unread, gone, bad, givenUp],
      outputs: ['FAILURE', 'BadData', '7', 'bad'],
      says: RegExp(`^bad\\[${idOf(3)}\\] failed with BadData: no rows`),
    },
    {
      by: 'a revocation',
      jobs: [good, late, gone, unread],
      outputs: ['REVOKED', '', '', 'gone'],
      says: RegExp(`^gone\\[${idOf(4)}\\] was revoked`),
    },
    {
      by: 'a timeout',
      jobs: [givenUp, good, late],
      outputs: ['STARTED', 'TimeoutError', '40', 'late'],
      says: RegExp(`^late\\[${idOf(2)}\\] was not done after 30 min`),
    },
    {
      by: 'a job that was never read',
      jobs: [good, unread, late],
      outputs: ['', 'NotFound', '', ''],
      says: RegExp(`^Job ${idOf(5)} could not be read`),
    },
    {
      by: 'successes alone, for the first of them',
      jobs: [good, finished({ id: idOf(7), name: 'fine', progress: 99 })],
      outputs: ['SUCCESS', '', '100', 'good'],
      says: /^$/,
    },
  ];
  for (const { by, jobs, outputs, says } of DECIDED) {
    test(`by ${by}`, () => {
      const rendered = outputsOf(...jobs);
      const { status, progress, name } = rendered;
      assert.deepEqual([status, rendered['error-reason'], progress, name], outputs);
      assert.match(rendered['error-message'], says);
    });
  }
});
