import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { renderNoWaitOutputs } from '../../../src/action/report/outputs.ts';
import { cleaner } from '../sample-cleaner.ts';
import { finished, JOB_ID } from '../samples.ts';
import { outputsOf } from './rendered-outputs.ts';

describe('error-message reads as sentences', () => {
  const TOLD: ReadonlyArray<{ problems: readonly string[]; message: string }> = [
    { problems: ['one', 'two'], message: 'one. two' },
    { problems: ['one.', 'two!', 'three?', 'four'], message: 'one. two! three? four' },
    { problems: ['a (b.)', 'c (d!)', 'e'], message: 'a (b.) c (d!) e' },
    { problems: ['a (b)', 'c'], message: 'a (b). c' },
    { problems: ['no rows: {}', 'a. b'], message: 'no rows: {}. a. b' },
    { problems: ['', 'two'], message: ' two' },
  ];
  for (const { problems, message } of TOLD) {
    test(JSON.stringify(message), () => {
      const rendered = renderNoWaitOutputs('InvalidInput', problems, cleaner);
      assert.equal(rendered['error-message'], message);
    });
  }

  test('and the advice comes after what happened', () => {
    const { 'error-message': message } = outputsOf(finished({ status: 'REVOKED' }));
    assert.match(message, /was revoked\. Somebody/);
  });
});

test('a name that is very long leaves room for id, reason and message in error-message', () => {
  const job = { name: 'n'.repeat(5_000), errorReason: 'BadData', errorMessage: 'no rows' };
  const message = outputsOf(finished({ status: 'FAILURE', ...job }))['error-message'];
  for (const fact of [JOB_ID, 'BadData', 'no rows']) {
    assert.ok(
      message.includes(fact),
      `${fact} is missing at the end of ${message.length} characters`,
    );
  }
});
