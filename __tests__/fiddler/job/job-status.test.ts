import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFinalStatus, isKnownStatus } from '../../../src/fiddler/job/job-status.ts';

const STATES: ReadonlyArray<{ status: string; known: boolean; final: boolean }> = [
  { status: 'PENDING', known: true, final: false },
  { status: 'STARTED', known: true, final: false },
  { status: 'RETRY', known: true, final: false },
  { status: 'SUCCESS', known: true, final: true },
  { status: 'FAILURE', known: true, final: true },
  { status: 'REVOKED', known: true, final: true },
  { status: 'success', known: false, final: false },
  { status: 'Failure', known: false, final: false },
  { status: ' SUCCESS', known: false, final: false },
  { status: 'SUCCESS\n', known: false, final: false },
  { status: 'SUCCESSFUL', known: false, final: false },
  { status: 'PAUSED', known: false, final: false },
  { status: '', known: false, final: false },
  { status: 'constructor', known: false, final: false },
];

for (const { status, known, final } of STATES) {
  const claim = `${known ? 'known' : 'not known'} and ${final ? 'final' : 'waited on'}`;
  test(`the state ${JSON.stringify(status)} is ${claim}`, () => {
    assert.equal(isKnownStatus(status), known);
    assert.equal(isFinalStatus(status), final);
  });
}
