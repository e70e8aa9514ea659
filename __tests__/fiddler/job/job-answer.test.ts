import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApiError } from '../../../src/fiddler/errors.ts';
import { parseJobFields } from '../../../src/fiddler/job/job-answer.ts';
import type { JobFields } from '../../../src/fiddler/job/job-fields.ts';
import { JOB_ID } from '../sample-job.ts';

const OTHER_ID = 'ffffffff-e29b-41d4-a716-446655440000';

/** An answer as the API reference shows it, with some of its `data` replaced. */
function answer(data: Readonly<Record<string, unknown>> = {}): object {
  return {
    api_version: '3.0',
    kind: 'NORMAL',
    data: {
      id: JOB_ID,
      name: 'Ingestion dataset Upload',
      status: 'STARTED',
      progress: 12.5,
      info: { resource_type: 'DATASET', project: { name: 'bank_churn' } },
      error_message: null,
      error_reason: null,
      ...data,
    },
  };
}

function parse(data: Readonly<Record<string, unknown>>): JobFields {
  return parseJobFields(answer(data), JOB_ID);
}

test('an answer as in the API reference is read in full', () => {
  assert.deepEqual(parse({ extras: { t1: { status: 'SUCCESS' } } }), {
    id: JOB_ID,
    name: 'Ingestion dataset Upload',
    status: 'STARTED',
    progress: 12.5,
    info: { resource_type: 'DATASET', project: { name: 'bank_churn' } },
    errorReason: null,
    errorMessage: null,
    extras: { t1: { status: 'SUCCESS' } },
  });
});

describe('what decides the outcome must be exact', () => {
  const REFUSED: ReadonlyArray<{ what: string; body: unknown; says: RegExp }> = [
    { what: 'no JSON at all', body: undefined, says: /object/ },
    { what: 'null', body: null, says: /object/ },
    { what: 'a list', body: [answer()], says: /object/ },
    { what: 'a text', body: 'SUCCESS', says: /object/ },
    { what: 'an empty object', body: {}, says: /kind/ },
    { what: 'kind ERROR', body: { ...answer(), kind: 'ERROR' }, says: /kind/ },
    { what: 'kind PAGINATED', body: { ...answer(), kind: 'PAGINATED' }, says: /kind/ },
    { what: 'kind in lower case', body: { ...answer(), kind: 'normal' }, says: /kind/ },
    { what: 'no data', body: { kind: 'NORMAL' }, says: /data/ },
    { what: 'data of null', body: { ...answer(), data: null }, says: /data/ },
    { what: 'data as a list', body: { ...answer(), data: [{}] }, says: /data/ },
    { what: 'no id', body: answer({ id: undefined }), says: /\bid\b/ },
    { what: 'the id of another job', body: answer({ id: OTHER_ID }), says: /\bid\b/ },
    { what: 'an id with a blank after it', body: answer({ id: `${JOB_ID} ` }), says: /\bid\b/ },
    { what: 'an id that is a number', body: answer({ id: 42 }), says: /\bid\b/ },
    { what: 'an id in a list', body: answer({ id: [JOB_ID] }), says: /\bid\b/ },
    { what: 'no state', body: answer({ status: undefined }), says: /state/ },
    { what: 'a state of null', body: answer({ status: null }), says: /state/ },
    { what: 'an empty state', body: answer({ status: '' }), says: /state/ },
    { what: 'a state that is a number', body: answer({ status: 3 }), says: /state/ },
    { what: 'a state in a list', body: answer({ status: ['SUCCESS'] }), says: /state/ },
    { what: 'a state that is true', body: answer({ status: true }), says: /state/ },
    {
      what: 'a state hidden in __proto__',
      body: JSON.parse(
        `{"kind":"NORMAL","data":{"id":"${JOB_ID}","__proto__":{"status":"SUCCESS"}}}`,
      ),
      says: /state/,
    },
  ];
  for (const { what, body, says } of REFUSED) {
    test(`${what} is no job, and an error that may pass`, () => {
      assert.throws(
        () => parseJobFields(body, JOB_ID),
        (error: unknown) => {
          assert.ok(error instanceof ApiError);
          assert.equal(error.kind, 'answer');
          assert.equal(error.isPermanent, false);
          assert.match(error.message, says);
          return true;
        },
      );
    });
  }

  test('every answer that is no job is counted under the same label', () => {
    const labels = REFUSED.map(({ body }) => {
      try {
        return parseJobFields(body, JOB_ID).status;
      } catch (error) {
        return error instanceof ApiError ? error.label : 'another error';
      }
    });
    assert.deepEqual([...new Set(labels)], ['answer that is not a job']);
  });

  for (const status of ['success', 'Success', ' SUCCESS', 'SUCCESS\u0000', 'SUCCESS\n', 'PAUSED']) {
    test(`the state ${JSON.stringify(status)} is kept letter for letter`, () => {
      assert.equal(parse({ status }).status, status);
    });
  }

  test('an id in upper case is the one that was asked for, and comes out in lower case', () => {
    assert.equal(parse({ id: JOB_ID.toUpperCase() }).id, JOB_ID);
  });
});

describe('what only informs may be missing or garbled', () => {
  for (const name of [undefined, null, '', 42, ['Upload']]) {
    test(`a job whose name is ${JSON.stringify(name)} is called Job`, () => {
      assert.equal(parse({ name }).name, 'Job');
    });
  }

  const PROGRESS: ReadonlyArray<{ given: unknown; read: number | null }> = [
    { given: 0, read: 0 },
    { given: 33.3, read: 33.3 },
    { given: 100, read: 100 },
    { given: -0.5, read: 0 },
    { given: 100.5, read: 100 },
    { given: 1e300, read: 100 },
    { given: Number.POSITIVE_INFINITY, read: null },
    { given: Number.NaN, read: null },
    { given: '50', read: null },
    { given: true, read: null },
    { given: null, read: null },
    { given: undefined, read: null },
  ];
  for (const { given, read } of PROGRESS) {
    const shown = typeof given === 'string' ? `"${given}"` : String(given);
    test(`a progress of ${shown} is read as ${read}`, () => {
      assert.equal(parse({ progress: given }).progress, read);
    });
  }

  for (const value of [undefined, null, 'text', 7, ['a']]) {
    test(`info and extras of ${JSON.stringify(value)} count as absent`, () => {
      const { info, extras } = parse({ info: value, extras: value });
      assert.deepEqual({ info, extras }, { info: null, extras: null });
    });
  }

  for (const value of [undefined, null, 5, { text: 'no' }]) {
    test(`error_reason and error_message of ${JSON.stringify(value)} count as absent`, () => {
      const { errorReason, errorMessage } = parse({ error_reason: value, error_message: value });
      assert.deepEqual({ errorReason, errorMessage }, { errorReason: null, errorMessage: null });
    });
  }

  test('a state of megabytes is cut as any text is, and ends no wait', () => {
    const { status } = parse({ status: `SUCCESS${'S'.repeat(3_000_000)}` });
    assert.ok(status.length < 21_000, `${status.length}`);
    assert.notEqual(status, 'SUCCESS');
  });

  test('error_reason and error_message are not taken for each other', () => {
    const job = parse({ status: 'FAILURE', error_reason: 'BadData', error_message: 'no rows' });
    assert.equal(job.errorReason, 'BadData');
    assert.equal(job.errorMessage, 'no rows');
  });
});
