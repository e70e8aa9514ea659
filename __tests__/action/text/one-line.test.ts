import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cleaner } from '../sample-cleaner.ts';

const { line } = cleaner;

describe('a line and a plain text are one line of printable characters', () => {
  const UNPRINTABLE: ReadonlyArray<{ what: string; text: string }> = [
    { what: 'a line feed', text: '\n' },
    { what: 'a carriage return', text: '\r' },
    { what: 'NUL', text: '\u0000' },
    { what: 'BEL', text: '\u0007' },
    { what: 'backspace', text: '\b' },
    { what: 'DEL', text: '\u007f' },
    { what: 'U+0085', text: '\u0085' },
    { what: 'U+2028', text: '\u2028' },
    { what: 'U+2029', text: '\u2029' },
    { what: 'ESC', text: '\u001b' },
    { what: 'a colour', text: '\u001b[31;1m' },
    { what: 'an escape that clears the screen', text: '\u001b[2J' },
    { what: 'an escape in eight bits', text: '\u009b31m' },
    { what: 'a terminal title', text: '\u001b]0;owned\u0007' },
    { what: 'a right-to-left override', text: '\u202e' },
    { what: 'a left-to-right isolate', text: '\u2066' },
    { what: 'a right-to-left mark', text: '\u200f' },
    { what: 'a byte order mark', text: '\ufeff' },
    { what: 'a zero width space', text: '\u200b' },
    { what: 'a tag character', text: '\u{e0041}' },
    { what: 'a high surrogate on its own', text: '\ud83d' },
    { what: 'a low surrogate on its own', text: '\udc00' },
  ];
  for (const { what, text } of UNPRINTABLE) {
    test(`${what} is left out`, () => {
      for (const cleaned of [cleaner.plain(`a${text}z`), line`a${text}z`.text]) {
        assert.match(cleaned, /^a ?z$/);
      }
      assert.match(cleaner.plain(text), /^ ?$/, 'nor is it left where there is nothing else');
    });
  }

  test('several in a row leave one blank', () => {
    assert.equal(cleaner.plain('a\r\n\u0000\u202ez'), 'a z');
  });

  for (const text of [
    'naïve Überprüfung',
    'データ',
    '👩‍👩‍👧 done ✅',
    'می\u200cخواهم',
    'a: b, c | d `e` <f>',
    'std::vector ##5 [a]',
    'x\\y',
  ]) {
    test(`${text} stays as it is`, () => {
      assert.equal(cleaner.plain(text), text);
      assert.equal(line`${text}`.text, text);
    });
  }

  test('a number is put in as it is', () => {
    assert.equal(line`${3} of ${7.5}`.text, '3 of 7.5');
  });
});
