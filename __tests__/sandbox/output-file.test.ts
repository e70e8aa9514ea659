// How the demos read the outputs of an action.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseOutputs } from '../../sandbox/output-file.js';

describe('an output file', () => {
  test('gives values of one line and of several', () => {
    const text = 'a=1=2\nb<<end\none\n\ntwo=2\nend\nempty<<x\n\nx\nnone=\na<<y\n<<z\ny\n';
    assert.deepEqual(
      [...parseOutputs(text)],
      [
        ['a', '<<z'],
        ['b', 'one\n\ntwo=2'],
        ['empty', ''],
        ['none', ''],
      ],
    );
  });

  test('is an error where the runner would fail the step', () => {
    assert.throws(() => parseOutputs('a<<end\nvalue\n'), /before its delimiter end/);
    assert.throws(() => parseOutputs('just text\n'), /neither form/);
  });
});
