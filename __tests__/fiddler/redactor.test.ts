import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createRedactor } from '../../src/fiddler/redactor.ts';

/** With characters that each of the encodings changes. */
const SECRET = 'key-0123+456/789_abcd=ef.ghij';
const redact = createRedactor(SECRET);

describe('an echoed API key is replaced', () => {
  const encoded = encodeURIComponent(SECRET);
  const ECHOES: ReadonlyArray<readonly [how: string, text: string, redacted: string]> = [
    ['as it is', `Bearer ${SECRET}, Accept: */*`, 'Bearer ***, Accept: */*'],
    ['wherever it appears', `${SECRET}${SECRET} ${SECRET}`, '****** ***'],
    ['in another letter case', `<${SECRET.toUpperCase()}>`, '<***>'],
    ['URL-encoded', `?key=${encoded}&x`, '?key=***&x'],
    ['URL-encoded in lower case', encoded.toLowerCase(), '***'],
    ['with / escaped in JSON', `"${SECRET.replaceAll('/', '\\/')}"`, '"***"'],
    ['with + escaped in JSON', `"${SECRET.replaceAll('+', '\\u002B')}"`, '"***"'],
    ['URL-encoded with % escaped in JSON', encoded.replaceAll('%', '\\u0025'), '***'],
  ];
  for (const [how, text, redacted] of ECHOES) test(how, () => assert.equal(redact(text), redacted));

  for (const encoding of ['base64', 'base64url'] as const) {
    for (const before of ['', 'x', 'ab', 'Bearer ']) {
      test(`in ${encoding}, ${before.length} characters from the start of the text`, () => {
        for (const after of ['', '.', '..', ':pass']) {
          const redacted = redact(Buffer.from(before + SECRET + after).toString(encoding));
          assert.match(redacted, /^[\w+/-]{0,12}\*{3}[\w+/=-]{0,12}$/);
          // At most two characters of the key remain at either end.
          for (const part of redacted.split('***').flatMap((rest) => [rest, `A${rest}`])) {
            for (const pad of ['', 'AA']) {
              const decoded = Buffer.from(pad + part, 'base64').toString('latin1');
              assert.doesNotMatch(decoded, /key|hij/);
            }
          }
        }
      });
    }
  }

  test('in base64 with / escaped in JSON', () => {
    const special = '~~~???>>>';
    const text = Buffer.from(special).toString('base64').replaceAll('/', '\\/');
    assert.match(text, /\\/);
    assert.equal(createRedactor(special)(text), '***');
  });
});

test('other texts are unchanged', () => {
  for (const text of ['', 'a\n\u001b[31m\u0000z', SECRET.slice(0, -1), SECRET.replace('+', '')]) {
    assert.equal(redact(text), text);
  }
});

test('a key shorter than 8 characters is left: it would be found by chance', () => {
  assert.equal(createRedactor('abc-456')('<abc-456>'), '<abc-456>');
  assert.equal(createRedactor('abc-4567')('<abc-4567>'), '<***>');
});

test('a key is taken literally, not as a pattern', () => {
  assert.equal(createRedactor('a.c(d*e)[f]$')('<a.c(d*e)[f]$> abc(ddde)f'), '<***> abc(ddde)f');
});

test('a response of 4 MiB without the key is searched in under 2 s', () => {
  const before = process.cpuUsage();
  for (const unit of ['key-0', '\\', 'a2V5']) redact(unit.repeat(2 ** 22 / unit.length));
  const { user } = process.cpuUsage(before);
  assert.ok(user < 2_000_000, `${user / 1_000} ms for three of them`);
});
