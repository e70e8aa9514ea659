// How the demos show what an action prints.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RunnerLog } from '../../sandbox/runner-log.js';

describe('a log of the runner', () => {
  function show(...lines: string[]): (string | undefined)[] {
    const log = new RunnerLog(['secret']);
    return lines.map((line) => log.render(line));
  }

  test('shows groups and what is in them', () => {
    assert.deepEqual(show('::group::Waiting', 'a line', '::endgroup::', 'after'), [
      '▼ Waiting',
      '  a line',
      undefined,
      'after',
    ]);
  });

  test('shows annotations with their line breaks', () => {
    assert.deepEqual(
      show('::error::one%0Atwo: 100%25', '::warning title=a%3Ab::careful', '::notice::x%250A'),
      ['Error: one\ntwo: 100%', 'Warning: careful', 'Notice: x%0A'],
    );
  });

  test('hides masks, what they mask, and debugging', () => {
    assert.deepEqual(
      show('a secret', '::add-mask::key', 'a key', '::error::no key', '::group::key', '::debug::x'),
      ['a ***', undefined, 'a ***', 'Error: no ***', '▼ ***', undefined],
    );
  });

  test('shows all else as it is', () => {
    assert.deepEqual(show('a::error::b', '', '::unknown::x', '::'), [
      'a::error::b',
      '',
      '::unknown::x',
      '::',
    ]);
  });
});
