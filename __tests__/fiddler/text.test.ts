import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseText, toLine, truncate } from '../../src/fiddler/text.ts';

describe('a text of the server', () => {
  test('is unchanged up to 20,000 characters', () => {
    for (const text of ['', 'Upload\n', 'é'.repeat(20_000)]) assert.equal(parseText(text), text);
  });

  test('is cut in its middle beyond that, since the end often has the cause', () => {
    const text = `${'a'.repeat(12_000)}${'b'.repeat(30_000)}${'c'.repeat(8_000)}`;
    assert.equal(
      parseText(text),
      `${'a'.repeat(12_000)}… (30000 more characters) …${'c'.repeat(8_000)}`,
    );
  });

  test('stays well-formed if a surrogate pair is cut in half', () => {
    assert.equal(truncate('👍'.repeat(10), 8), '👍👍\ufffd… (12 more characters) …\ufffd👍');
  });

  for (const value of [undefined, null, 7, true, ['text'], { text: 'text' }]) {
    test(`is not ${JSON.stringify(value)}`, () => assert.equal(parseText(value), null));
  }
});

test('a printed text is on one line, without control characters', () => {
  assert.equal(toLine('a\r\nb\u0085c\u2028d\u2029e\u001b[0m\tf'), 'a b c d e [0m f');
  assert.equal(toLine('Überprüfung 👍'), 'Überprüfung 👍');
});
