/** What a response must contain to count as the job, and what may be missing. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { describeState, type JobFields, parseJobFields } from '../../src/fiddler/job-fields.ts';
import { isFinalStatus, isKnownStatus } from '../../src/fiddler/job-status.ts';
import { JOB_ID, sampleJob } from './sample-job.ts';

const INFO = { resource_type: 'DATASET', project: { name: 'bank_churn' } };

/** A body as in the API reference, with some of its `data` replaced. */
function bodyOf(data: Readonly<Record<string, unknown>> = {}): object {
  const name = 'Ingestion dataset Upload';
  const job = { id: JOB_ID, name, status: 'STARTED', progress: 12.5, info: INFO };
  const errors = { error_message: null, error_reason: null };
  return { api_version: '3.0', kind: 'NORMAL', data: { ...job, ...errors, ...data } };
}

function parse(data: Readonly<Record<string, unknown>>): JobFields {
  return parseJobFields(bodyOf(data), JOB_ID);
}

test('a body as in the API reference is parsed in full', () => {
  const failure = { error_reason: 'BadData', error_message: 'no rows' };
  const job = sampleJob({ info: INFO, errorReason: 'BadData', errorMessage: 'no rows' });
  const extras = { t1: { status: 'SUCCESS' } };
  assert.deepEqual(parse({ ...failure, extras }), { ...job, extras });
});

describe('what decides the outcome must be exact: a transient error is', () => {
  const NOT_AN_OBJECT = 'it is not a JSON object';
  const NOT_NORMAL = 'its kind is not NORMAL';
  const otherId = JOB_ID.replace('5', '6');
  const hidden = `{"kind":"NORMAL","data":{"id":"${JOB_ID}","__proto__":{"status":"SUCCESS"}}}`;
  const INVALID: ReadonlyArray<readonly [what: string, body: unknown, why: string]> = [
    ['a body that is not JSON', undefined, NOT_AN_OBJECT],
    ['null', null, NOT_AN_OBJECT],
    ['a list', [bodyOf()], NOT_AN_OBJECT],
    ['a text', 'SUCCESS', NOT_AN_OBJECT],
    ['an empty object', {}, NOT_NORMAL],
    ['kind ERROR', { ...bodyOf(), kind: 'ERROR' }, NOT_NORMAL],
    ['kind in lower case', { ...bodyOf(), kind: 'normal' }, NOT_NORMAL],
    ['no data', { kind: 'NORMAL' }, 'it has no data'],
    ['data of null', { ...bodyOf(), data: null }, 'it has no data'],
    ['data in a list', { ...bodyOf(), data: [{}] }, 'it has no data'],
    ['no id', bodyOf({ id: undefined }), 'it has another id'],
    ['the id of another job', bodyOf({ id: otherId }), 'it has another id'],
    ['whitespace in the id', bodyOf({ id: `${JOB_ID} ` }), 'it has another id'],
    ['an id in a list', bodyOf({ id: [JOB_ID] }), 'it has another id'],
    ['no state', bodyOf({ status: undefined }), 'it has no state'],
    ['a state of null', bodyOf({ status: null }), 'it has no state'],
    ['an empty state', bodyOf({ status: '' }), 'it has no state'],
    ['a state in a list', bodyOf({ status: ['SUCCESS'] }), 'it has no state'],
    ['a state that is true', bodyOf({ status: true }), 'it has no state'],
    ['a state hidden in __proto__', JSON.parse(hidden), 'it has no state'],
  ];
  for (const [what, body, why] of INVALID) {
    test(what, () => {
      assert.throws(() => parseJobFields(body, JOB_ID), {
        name: 'ApiError',
        message: `the response is not a job: ${why}`,
        kind: 'invalid-body',
        label: 'response is not a job',
        isPermanent: false,
      });
    });
  }

  test('an id in upper case is that of the requested job, and is parsed to lower case', () => {
    assert.equal(parse({ id: JOB_ID.toUpperCase() }).id, JOB_ID);
  });
});

describe('what only informs may be missing or invalid', () => {
  for (const name of [undefined, null, '', 42, ['Upload']]) {
    test(`a job with the name ${JSON.stringify(name)} is called Job`, () => {
      assert.equal(parse({ name }).name, 'Job');
    });
  }

  const PROGRESS: ReadonlyArray<readonly [given: unknown, parsed: number | null]> = [
    [0, 0],
    [33.3, 33.3],
    [100, 100],
    [-0.5, 0],
    [100.5, 100],
    [1e300, 100],
    [Number.POSITIVE_INFINITY, null],
    ['50', null],
    [true, null],
    [undefined, null],
  ];
  for (const [given, parsed] of PROGRESS) {
    test(`a progress of ${typeof given} ${given} is parsed to ${parsed}`, () => {
      assert.equal(parse({ progress: given }).progress, parsed);
    });
  }

  for (const value of [undefined, 7, ['a']]) {
    test(`all other fields of ${JSON.stringify(value)} are null`, () => {
      const fields = { info: value, extras: value, error_reason: value, error_message: value };
      assert.deepEqual(parse(fields), sampleJob());
    });
  }
});

describe('the state', () => {
  const STATES: ReadonlyArray<readonly [status: string, isKnown: boolean, isFinal: boolean]> = [
    ['PENDING', true, false],
    ['STARTED', true, false],
    ['RETRY', true, false],
    ['SUCCESS', true, true],
    ['FAILURE', true, true],
    ['REVOKED', true, true],
    ['success', false, false],
    [' SUCCESS', false, false],
    ['SUCCESS\n', false, false],
    ['SUCCESS\u0000', false, false],
    ['SUCCESSFUL', false, false],
    ['constructor', false, false],
  ];
  for (const [status, isKnown, isFinal] of STATES) {
    const claim = `${isKnown ? 'known' : 'not known'} and ${isFinal ? 'final' : 'not final'}`;
    test(`${JSON.stringify(status)} is kept letter for letter, ${claim}`, () => {
      assert.equal(parse({ status }).status, status);
      assert.equal(isKnownStatus(status), isKnown);
      assert.equal(isFinalStatus(status), isFinal);
    });
  }

  test('is described with the progress, if that is known', () => {
    assert.equal(describeState(sampleJob()), 'STARTED, progress: 12.5%');
    assert.equal(describeState(sampleJob({ progress: null })), 'STARTED');
  });
});
