import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Cleaner } from '../../../src/action/text/cleaner.ts';
import { busyMs } from '../../busy-time.ts';
import { cleaner } from '../sample-cleaner.ts';
import { TOKEN } from '../samples.ts';

const { line, markdown } = cleaner;

describe('the token is struck out', () => {
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  const base64url = (text: string): string => Buffer.from(text).toString('base64url');
  const SPELLINGS: ReadonlyArray<{ how: string; text: string }> = [
    { how: 'in plain', text: TOKEN },
    { how: 'twice', text: `${TOKEN}${TOKEN}` },
    { how: 'in upper case', text: TOKEN.toUpperCase() },
    { how: 'in a header', text: `Authorization: Bearer ${TOKEN}, Accept: */*` },
    { how: 'URL-encoded', text: encodeURIComponent(TOKEN) },
    { how: 'URL-encoded in lower case', text: encodeURIComponent(TOKEN).toLowerCase() },
    { how: 'with a colour in it', text: `${TOKEN.slice(0, 9)}\u001b[31m${TOKEN.slice(9)}` },
    {
      how: 'URL-encoded as in a path, where / stays',
      text: encodeURIComponent(TOKEN).replaceAll('%2F', '/'),
    },
    ...['', 'x', 'xy', 'xyz', 'Bearer ', 'ada:'].flatMap((before) =>
      ['', '.', '..'].flatMap((after) => [
        { how: `in base64 of "${before}…${after}"`, text: base64(before + TOKEN + after) },
        { how: `in base64url of "${before}…${after}"`, text: base64url(before + TOKEN + after) },
      ]),
    ),
  ];
  for (const { how, text } of SPELLINGS) {
    test(how, () => {
      for (const shown of [cleaner.plain(text), line`${text}`.text, markdown`${text}`.text]) {
        assert.ok(shown.includes('***'), shown);
        // In plain, and in whatever is left of base64.
        for (const part of [shown, ...shown.split(/[^\w+/-]+/).map(decodeAnywhere)]) {
          assert.doesNotMatch(part, /key-0|0123|6789|abcd|cdef/i, shown);
        }
      }
    });
  }

  /** What can be read from a part of base64 that may start anywhere in its groups of four. */
  function decodeAnywhere(part: string): string {
    return ['', 'A', 'AA', 'AAA'].map((pad) => Buffer.from(pad + part, 'base64')).join(' ');
  }

  test('from a text that is otherwise left as it is', () => {
    assert.equal(cleaner.redact(`a\n\u001b[31m${TOKEN}\u0000z`), 'a\n\u001b[31m***\u0000z');
  });

  test('also where it is made of what is special in a regular expression', () => {
    const special = '$.*+?()[]{}|^/-\\';
    assert.equal(new Cleaner([special]).redact(`<${special}>`), '<***>');
    assert.equal(new Cleaner(['a.c+e-']).redact('abccce-'), 'abccce-');
  });

  test('in both alphabets of base64', () => {
    const special = '~~~???>>>~~~???';
    for (const text of [base64(special), base64url(special)]) {
      assert.equal(new Cleaner([special]).redact(`<${text}>`), '<***>');
    }
  });

  test('and nothing else: no secret, or an empty one, changes no text', () => {
    assert.equal(new Cleaner([]).redact('a b c null'), 'a b c null');
    assert.equal(new Cleaner(['']).redact('a b c'), 'a b c');
  });
});

describe('a text with a disguised secret in it is struck out whole', () => {
  const spell = (one: (code: number) => string): string =>
    Array.from(TOKEN, (character) => one(character.charCodeAt(0))).join('');
  const hex = (code: number): string => code.toString(16).padStart(2, '0');
  const DISGUISES: ReadonlyArray<{ how: string; text: string }> = [
    { how: 'in decimal HTML entities', text: spell((code) => `&#${code};`) },
    { how: 'in decimal HTML entities with zeros', text: spell((code) => `&#00${code};`) },
    { how: 'in hexadecimal HTML entities', text: spell((code) => `&#x${hex(code)};`) },
    { how: 'in HTML entities in upper case', text: spell((code) => `&#X00${hex(code)};`) },
    { how: 'in decimal HTML entities without ends', text: spell((code) => `&#${code}`) },
    { how: 'in hexadecimal HTML entities without ends', text: spell((code) => `&#x${hex(code)}`) },
    { how: 'in HTML entities of HTML entities', text: spell((code) => `&amp;AMP;amp;#${code};`) },
    { how: 'in escapes of Python', text: spell((code) => `\\x${hex(code)}`) },
    { how: 'in escapes of new JavaScript', text: spell((code) => `\\u{${hex(code)}}`) },
    { how: 'in such escapes with zeros', text: spell((code) => `\\u{000${hex(code)}}`) },
    { how: 'in escapes of old JavaScript', text: spell((code) => `%u00${hex(code)}`) },
    { how: 'in escapes of JSON', text: spell((code) => `\\u00${hex(code)}`) },
    { how: 'with slashes as PHP writes them', text: TOKEN.replaceAll('/', '\\/') },
    { how: 'URL-encoded in full', text: spell((code) => `%${hex(code)}`) },
    { how: 'URL-encoded twice', text: spell((code) => `%25${hex(code)}`) },
    { how: 'URL-encoded three times', text: spell((code) => `%2525${hex(code)}`) },
    { how: 'in hexadecimal', text: Buffer.from(TOKEN).toString('hex') },
    { how: 'in hexadecimal in upper case', text: Buffer.from(TOKEN).toString('hex').toUpperCase() },
    { how: 'with blanks in it', text: [...TOKEN].join(' ') },
    { how: 'with line breaks in it', text: [...TOKEN].join('\r\n') },
    { how: 'with zero width spaces in it', text: [...TOKEN].join('\u200b') },
    { how: 'with accents in it', text: [...TOKEN].join('\u0301') },
    {
      how: 'in base64 with a line break',
      text: Buffer.from(TOKEN).toString('base64').replace(/.{9}/, '$&\n'),
    },
    { how: 'with a terminal title in it', text: [...TOKEN].join('\u001b]0;a\u0007') },
  ];
  for (const { how, text } of DISGUISES) {
    test(how, () => {
      assert.equal(cleaner.redact(`<${text}>`), '***');
    });
  }

  const NAMES = {
    ...{ plus: '+', sol: '/', equals: '=', period: '.', lowbar: '_', colon: ':', comma: ',' },
    ...{ num: '#', commat: '@', dollar: '$', excl: '!', ast: '*' },
  };
  for (const [name, sign] of Object.entries(NAMES)) {
    test(`with the name that HTML has for ${sign}`, () => {
      const secret = `abcd${sign}efgh`;
      for (const entity of [`&${name};`, `&${name.toUpperCase()};`, `&amp;${name};`]) {
        assert.equal(new Cleaner([secret]).redact(`<abcd${entity}efgh>`), '***');
      }
      assert.equal(new Cleaner([secret]).redact('<abcd&copy;efgh>'), '<abcd&copy;efgh>');
    });
  }

  test('unless the secret is so short that it would be found by chance', () => {
    assert.equal(new Cleaner(['abc-4567']).redact('<a bc-4567>'), '***');
    assert.equal(new Cleaner(['abc-456']).redact('<a bc-456>'), '<a bc-456>');
    assert.equal(new Cleaner(['abc-456']).redact('<abc-456>'), '<***>');
  });

  test('also where the secret itself has what is overlooked', () => {
    const secret = ['abcd', 'efgh', 'ijkl'].join('\\\\\\');
    assert.equal(new Cleaner([secret]).redact('abcdefghijkl'), '***');
    assert.equal(new Cleaner(['ab cd ef gh ij']).redact('abcdefghij'), '***');
  });

  test('but not a text without one', () => {
    const text = '&#107; \\u006b %6b a/b';
    assert.equal(cleaner.redact(text), text);
  });
});

test('a secret of four characters is struck out, a shorter one is none', () => {
  assert.equal(new Cleaner(['ab-4']).redact('<ab-4>'), '<***>');
  assert.equal(new Cleaner(['ab-4']).redact('<YWItNA==>'), '<***NA==>');
  assert.equal(new Cleaner(['ab3']).redact('<ab3>'), '<ab3>');
});

test('the shortest part of a secret in base64 is struck out, with nothing around it', () => {
  // Three of its seven characters, where the groups of four start anywhere.
  const part = Buffer.from('xabc-456').toString('base64').slice(4, 8);
  assert.equal(new Cleaner(['abc-456']).redact(part), '***');
});

test('of several secrets each is struck out', () => {
  const several = new Cleaner(['first-1', '', 'second-and-longer-2']);
  assert.equal(several.redact('first-1 second-and-longer-2'), '*** ***');
  assert.equal(several.redact('first-1'), '***');
});

describe('no text takes long to clean', () => {
  const SLOW: ReadonlyArray<{ what: string; unit: string }> = [
    { what: 'terminal titles without an end', unit: '\u001b];a' },
    { what: 'escapes without an end', unit: '\u001b[' },
    { what: 'backslashes', unit: '\\' },
    { what: 'blanks', unit: ' ' },
    { what: 'backticks', unit: '`' },
    { what: 'percent signs', unit: '%25' },
    { what: 'beginnings of the token', unit: 'key-0' },
    { what: 'beginnings of the token with escapes', unit: 'k\u001b[' },
  ];
  for (const { what, unit } of SLOW) {
    test(`40 kB of ${what}`, () => {
      const text = unit.repeat(40_000 / unit.length);
      const tookMs = busyMs(() => {
        cleaner.plain(text);
        cleaner.redact(text);
      });
      assert.ok(tookMs < 250, `${Math.round(tookMs)} ms, and an answer may have 4 MiB`);
    });
  }
});
