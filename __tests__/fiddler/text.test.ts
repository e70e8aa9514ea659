import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseText, toLine } from '../../src/fiddler/text.ts';

describe('a text of the server', () => {
  test('stays as it is up to 20,000 characters', () => {
    for (const text of ['', 'Upload', 'x'.repeat(20_000)]) assert.equal(parseText(text), text);
  });

  test('is cut beyond that, and says by how much', () => {
    assert.equal(parseText('x'.repeat(20_001)), `${'x'.repeat(20_000)}… (1 more characters)`);
  });

  for (const mark of [' ', '\n', '"', "'", ',', ';']) {
    test(`is cut after ${JSON.stringify(mark)} where that is near, so that no half of a key is left`, () => {
      const key = 'key-0123456789';
      const before = `${'x'.repeat(19_987)} b${mark}`;
      assert.equal(parseText(`${before}${key} and more`), `${before}… (23 more characters)`);
    });
  }

  test('is cut within a word that is longer than any key', () => {
    const cut = (length: number): number =>
      parseText(`${'x'.repeat(20_000 - length - 1)} ${'y'.repeat(length + 1)}`)?.indexOf('…') ?? 0;
    assert.equal(cut(999), 19_001);
    assert.equal(cut(1_000), 20_000);
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
