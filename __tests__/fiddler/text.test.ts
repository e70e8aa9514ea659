import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseText, toLine } from '../../src/fiddler/text.ts';

describe('a text of the server', () => {
  test('stays as it is up to 20,000 characters', () => {
    for (const text of ['', 'Upload', 'x'.repeat(20_000)]) assert.equal(parseText(text), text);
  });

  test('is cut beyond that, and says by how much', () => {
    assert.equal(parseText('é'.repeat(20_001)), `${'é'.repeat(20_000)}… (1 more characters)`);
  });

  for (const mark of [' ', '\n', '"', "'", ',', ';']) {
    test(`is cut after ${JSON.stringify(mark)} so that no half of a key is left`, () => {
      const key = 'key-0123456789';
      const before = `${'x'.repeat(19_987)} b${mark}`;
      assert.equal(parseText(`${before}${key} and more`), `${before}… (23 more characters)`);
    });
  }

  test('loses a word as a whole, however long it is: it may hold a key', () => {
    assert.equal(parseText(`a ${'y'.repeat(30_000)}`), 'a … (30000 more characters)');
    assert.equal(parseText('y'.repeat(30_000)), '… (30000 more characters)');
  });

  test('is cut anywhere in a script that has no blanks, since keys are ASCII', () => {
    assert.equal(
      parseText(`${'数'.repeat(19_999)}据key`),
      `${'数'.repeat(19_999)}据… (3 more characters)`,
    );
  });

  for (const value of [undefined, null, 7, true, ['text'], { text: 'text' }]) {
    test(`is no ${JSON.stringify(value)}`, () => assert.equal(parseText(value), null));
  }
});

test('a text that is printed stands on one line', () => {
  const text = 'a\r\nb\u0085c\u2028d\u2029e\u001b[0m\tf';
  assert.equal(toLine(text), 'a b c d e [0m f');
  assert.equal(toLine('Überprüfung 👍'), 'Überprüfung 👍');
});
