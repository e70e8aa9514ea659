import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { busyMs } from '../../busy-time.ts';
import { cleaner } from '../sample-cleaner.ts';
import { TOKEN } from '../samples.ts';

const { line } = cleaner;

describe('however long a text is, it takes time in proportion to that:', () => {
  const PARTS = ['\u001b', '\u001b[', '\u001b]', '\u009b', '\u009b0', '\u009c', '\u009d', '\u0007'];
  for (const part of [...PARTS, '%25', '&amp;', '&#0', '\\u00', '`', '::', '##[', ' ', '"']) {
    test(JSON.stringify(part), () => {
      const [shortMs, longMs] = [tookMs(part.repeat(50_000)), tookMs(part.repeat(200_000))];
      const told = `${shortMs} ms, then ${longMs} ms`;
      assert.ok(longMs < 1_500, told);
      // Four times the text; in proportion to its square it would take sixteen times as long.
      assert.ok(longMs < 50 + 8 * shortMs, told);
    });
  }

  function tookMs(text: string): number {
    return busyMs(() => {
      cleaner.markdown`${text} ${cleaner.prose(text)}`;
      cleaner.line`${text}`;
    });
  }
});

describe('a text that is too long is cut', () => {
  test('each field for itself, and the line says so', () => {
    const { text } = line`${'a'.repeat(5_000)} and ${'b'.repeat(500_000)} end`;
    assert.ok(text.length < 2_500, `${text.length}`);
    assert.match(text, /^a{500,}.*\d+.* and b{500,}.*\d+.* end$/);
  });

  test('but never through the middle of a character', () => {
    for (const text of ['😀'.repeat(2_000), `a${'😀'.repeat(2_000)}`]) {
      assert.doesNotMatch(cleaner.plain(text), /\p{Cs}/u);
    }
  });

  test('and never through a token, whose beginning would be left', () => {
    for (let before = 900; before <= 1_100; before += 1) {
      const { text } = line`${`${'.'.repeat(before)}${TOKEN}${'.'.repeat(3_000)}`}`;
      assert.doesNotMatch(text, /key/, `after ${before} characters`);
    }
  });

  test('a text of a sensible length is not', () => {
    assert.equal(cleaner.plain('a'.repeat(1_000)), 'a'.repeat(1_000));
  });

  test('its beginning and its end stay, and how much is missing is told', () => {
    const text = `${'a'.repeat(600)}${'-'.repeat(7)}${'z'.repeat(400)}`;
    const cut = `${'a'.repeat(600)}… (7 more characters) …${'z'.repeat(400)}`;
    assert.equal(cleaner.plain(text), cut);
  });

  test('shorter where less room is given, with the same secrets struck out', () => {
    const short = cleaner.shortening(10);
    assert.equal(short.plain('0123456789'), '0123456789');
    assert.equal(short.plain('abcdef-wxyz'), 'abcdef… (1 more characters) …wxyz');
    assert.equal(short.plain(TOKEN), '***');
  });
});
