import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { renderSummary } from '../../../../src/action/report/summary.ts';
import { decide, refuse } from '../../../../src/action/report/verdict.ts';
import type { JobRecord } from '../../../../src/action/wait/record.ts';
import { cleaner } from '../../sample-cleaner.ts';
import {
  CANCELLED,
  finished,
  httpError,
  idOf,
  sampleTimeout,
  sampleWait,
  TIMED_OUT,
  unfinished,
} from '../../samples.ts';
import { headingOf, summaryOf } from './rendered-summary.ts';

describe('the heading tells the outcome', () => {
  const unread = { kind: 'error', error: httpError(404) } as const;
  const OUTCOMES: ReadonlyArray<{ of: string; jobs: readonly JobRecord[]; says: RegExp }> = [
    { of: 'SUCCESS', jobs: [finished()], says: /✅.*succeeded/ },
    { of: 'FAILURE', jobs: [finished({ status: 'FAILURE' })], says: /failed/ },
    { of: 'REVOKED', jobs: [finished({ status: 'REVOKED' })], says: /revoked/ },
    { of: 'a timeout', jobs: [unfinished(TIMED_OUT)], says: /not done in time/ },
    {
      of: 'a timeout whose last check failed',
      jobs: [unfinished({ kind: 'error', error: sampleTimeout(httpError(503)) })],
      says: /^❓ The Fiddler job could not be read at the end$/,
    },
    {
      of: 'a job that could not be read any more',
      jobs: [unfinished(unread)],
      says: /^❓ The Fiddler job could not be read at the end$/,
    },
    { of: 'a cancelled wait', jobs: [unfinished(CANCELLED)], says: /cancelled/ },
    { of: 'a job that was never read', jobs: [unfinished(unread, null)], says: /not be read/ },
    {
      of: 'three jobs, of which one failed',
      jobs: [finished(), finished({ id: idOf(2), status: 'FAILURE' }), finished({ id: idOf(3) })],
      says: /1 of 3.*failed/,
    },
    {
      of: 'what decided before what else went wrong',
      jobs: [unfinished(unread, null, idOf(2)), unfinished(TIMED_OUT)],
      says: /^❓ 1 of 2 Fiddler jobs could not be read, 1 was not done in time$/,
    },
    {
      of: 'two successes',
      jobs: [finished(), finished({ id: idOf(2) })],
      says: /✅.*2.*succeeded/,
    },
  ];
  for (const { of, jobs, says } of OUTCOMES) {
    test(`of ${of}`, () => {
      const heading = headingOf(summaryOf(...jobs));
      assert.match(heading, says);
      assert.equal(heading.includes('✅'), decide(sampleWait(...jobs)).succeeded);
    });
  }

  test('of a single check does not say that the job was late', () => {
    const wait = { ...sampleWait(unfinished(TIMED_OUT)), timeoutSeconds: 0 };
    const { text } = renderSummary(wait, decide(wait), cleaner);
    assert.equal(headingOf(text), '⏰ The Fiddler job is not done yet');
  });

  test('of a SUCCESS whose outputs could not be written is not green', () => {
    const wait = sampleWait(finished());
    const { text } = renderSummary(wait, refuse(decide(wait), 'The disk is full'), cleaner);
    assert.doesNotMatch(headingOf(text), /✅/);
    assert.match(text, /disk is full/);
  });
});

test('what happened and what to do stand below the heading', () => {
  const error = httpError(401);
  assert.match(summaryOf(unfinished({ kind: 'error', error }, null)), /HTTP 401[\s\S]*`token`/);
  assert.match(summaryOf(unfinished(TIMED_OUT)), /30 min[\s\S]*297 × `?STARTED/);
});
