import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cleaner } from '../sample-cleaner.ts';

const { line } = cleaner;

/** Whether the runner would obey a text, as its ActionCommand.cs reads each line. */
function isObeyed(text: string): boolean {
  return text
    .split(/\r\n|\r|\n/)
    .some((row) => row.replace(/^[\s\u0085]+/, '').startsWith('::') || row.includes('##['));
}

describe('workflow commands in a text from outside are not obeyed', () => {
  const COMMANDS: readonly string[] = [
    ...['::error::x', '  ::error::x', '\t::stop-commands::x', '\u00a0::error::x', ':::error::x'],
    ...['a\n::error::x', 'a\r::error::x', 'a\r\n::error::x', '\u0085::error::x', '\v::error::x'],
    ...['\u2028::error::x', '\u3000::error::x', '\ufeff::error::x', '\u202e::error::x'],
    ...['\u001b[31m::error::x', '\u001b::error::x', '\u0000::error::x', ':\u0000:error::x'],
    ...[
      '##[error]x',
      'a ##[error]x',
      '  ##[group]x',
      '###[error]x',
      '##[[error]x',
      'a\n##[error]x',
    ],
    ...['#\u001b[0m#[error]x', '##\u001b[0m[error]x', '##[##[error]x', '\ud800::error::x'],
  ];
  for (const text of COMMANDS) {
    test(`${JSON.stringify(text)} at the start of a line`, () => {
      assert.equal(isObeyed(line`${text}`.text), false);
    });

    test(`${JSON.stringify(text)} after blanks of the template`, () => {
      assert.equal(isObeyed(line`   ${text}`.text), false);
    });

    test(`${JSON.stringify(text)} within a line`, () => {
      assert.equal(isObeyed(line`0:06  ${text}: ${text}`.text), false);
    });
  }

  const SPLIT: ReadonlyArray<{ how: string; text: string }> = [
    { how: 'two fields', text: line`${':'}${':error::x'}`.text },
    { how: 'a field and the template', text: line`${':'}:error::x`.text },
    { how: 'the template and a field', text: line`#${'#[error]x'}`.text },
    { how: 'a line in a line', text: line`${line`${':'}`}${line`${':error::x'}`}`.text },
    { how: 'an empty field before it', text: line`${''}${'::error::x'}`.text },
  ];
  for (const { how, text } of SPLIT) {
    test(`a command that comes together from ${how}`, () => {
      assert.equal(isObeyed(text), false);
    });
  }

  test('what was a command can still be read', () => {
    assert.match(line`${'::error::disk full'}`.text, /error::disk full/);
    assert.match(line`${'##[error]disk full'}`.text, /\[error\]disk full/);
  });
});
