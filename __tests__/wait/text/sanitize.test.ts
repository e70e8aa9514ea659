import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { escapeCommands, line, sanitize } from '../../../src/wait/text/sanitize.ts';

describe('a sanitized text is one line of printable characters', () => {
  const UNPRINTABLE: Readonly<Record<string, string>> = {
    'a line feed': '\n',
    'a carriage return': '\r',
    NUL: '\u0000',
    BEL: '\u0007',
    backspace: '\b',
    DEL: '\u007f',
    'U+0085': '\u0085',
    'U+2028': '\u2028',
    'U+2029': '\u2029',
    ESC: '\u001b',
    'a colour': '\u001b[31;1m',
    'an escape that clears the screen': '\u001b[2J',
    'an escape in eight bits': '\u009b31m',
    'a terminal title': '\u001b]0;owned\u0007',
    'a right-to-left override': '\u202e',
    'a left-to-right isolate': '\u2066',
    'a right-to-left mark': '\u200f',
    'a byte order mark': '\ufeff',
    'a zero width space': '\u200b',
    'a tag character': '\u{e0041}',
    'a lone high surrogate': '\ud83d',
    'a lone low surrogate': '\udc00',
  };
  for (const [what, text] of Object.entries(UNPRINTABLE)) {
    test(`without ${what}`, () => {
      assert.match(sanitize(`a${text}z`), /^a ?z$/);
      assert.match(line`a${text}z`.text, /^a ?z$/);
      assert.match(sanitize(text), /^ ?$/);
    });
  }

  test('with one space for several unprintable characters', () => {
    assert.equal(sanitize('a\r\n\u0000\u202ez'), 'a z');
  });

  for (const text of [
    ...['naïve Überprüfung', 'データ', '👩‍👩‍👧 done ✅', 'می\u200cخواهم', 'x\\y'],
    ...['a: b, c | d `e` <f>', 'std::vector ##5 [a]'],
  ]) {
    test(`and otherwise unchanged: ${text}`, () => {
      assert.equal(sanitize(text), text);
      assert.equal(line`${text}`.text, text);
    });
  }
});

describe('a long text', () => {
  test('is cut in its middle, with the number of characters that are missing', () => {
    assert.equal(sanitize('a'.repeat(1_000)), 'a'.repeat(1_000));
    assert.equal(
      sanitize(`${'a'.repeat(600)}${'-'.repeat(7)}${'z'.repeat(400)}`),
      `${'a'.repeat(600)}… (7 more characters) …${'z'.repeat(400)}`,
    );
  });

  test('is cut to the given length', () => {
    assert.equal(sanitize('0123456789', 10), '0123456789');
    assert.equal(sanitize('abcdef-wxyz', 10), 'abcdef…wxyz');
  });

  test('is cut for each field of a line', () => {
    const { text } = line`${'a'.repeat(5_000)} and ${'b'.repeat(500_000)} end`;
    assert.match(text, /^a{600}… \(4000 more characters\) …a{400} and b{600}….*…b{400} end$/);
  });

  test('is not cut through the middle of a character', () => {
    for (const text of ['😀'.repeat(2_000), `a${'😀'.repeat(2_000)}`]) {
      assert.doesNotMatch(sanitize(text), /[\p{Cs}]/u);
    }
  });
});

/** Returns true if GitHub's runner (ActionCommand.cs) or Azure's agent would obey a line of a text. */
function isObeyed(text: string): boolean {
  return text
    .split(/\r\n|\r|\n/)
    .some((row) => row.replace(/^[\s\u0085]+/, '').startsWith('::') || /##(?:vso)?\[/i.test(row));
}

describe('no line is a workflow command', () => {
  for (const text of [
    ...['::error::x', '  ::error::x', '\t::stop-commands::x', '\u00a0::error::x', ':::error::x'],
    ...['a\n::error::x', 'a\r::error::x', 'a\r\n::error::x', '\u0085::error::x', '\v::error::x'],
    ...['\u2028::error::x', '\u3000::error::x', '\ufeff::error::x', '\u202e::error::x'],
    ...['\u001b[31m::error::x', '\u001b::error::x', '\u0000::error::x', ':\u0000:error::x'],
    ...['##[error]x', 'a ##[error]x', '  ##[group]x', '###[error]x', '##[[error]x'],
    ...['a\n##[error]x', '#\u001b[0m#[error]x', '##\u001b[0m[error]x', '##[##[error]x'],
    ...['##vso[task.complete]', 'a ##VSO[task.x]y', '##v\u0000so[x]', '#\u001b[0m#vso[x]'],
    '\ud800::error::x',
  ]) {
    test(`with ${JSON.stringify(text)} at its start, after spaces, or within it`, () => {
      assert.equal(isObeyed(line`${text}`.text), false);
      assert.equal(isObeyed(line`   ${text}`.text), false);
      assert.equal(isObeyed(line`0:06  ${text}: ${text}`.text), false);
    });
  }

  for (const [parts, { text }] of [
    ['two fields', line`${':'}${':error::x'}`],
    ['a field and the template', line`${':'}:error::x`],
    ['the template and a field', line`#${'#[error]x'}`],
    ['lines in a line', line`${line`${':'}`}${line`${':error::x'}`}`],
    ['an empty field and another', line`${''}${'::error::x'}`],
  ] as const) {
    test(`put together from ${parts}`, () => {
      assert.equal(isObeyed(text), false);
    });
  }

  test('and what would have been one can still be read', () => {
    assert.equal(line`${'::error::disk full'}`.text, ': :error::disk full');
    assert.equal(line`${'##[error]disk full'}`.text, '## [error]disk full');
    assert.equal(line`${'##vso[task.x]disk full'}`.text, '## vso[task.x]disk full');
  });
});

describe("no line is an error to setup-node's problem matchers", () => {
  const MATCHERS = [
    /^([^\s].*)[(:](\d+)[,:](\d+)(?:\):\s+|\s+-\s+)(error|warning|info)\s+TS(\d+)\s*:\s*(.*)$/,
    /^(.+):\sline\s(\d+),\scol\s(\d+),\s(Error|Warning|Info)\s-\s(.+)\s\((.+)\)$/,
    /^\s+(\d+):(\d+)\s+(error|warning|info)\s+(.*)\s\s+(.*)$/,
  ];
  for (const text of [
    'deploy.sh(1,1): error TS1: x',
    'a.ts:3:4 - warning TS2304: x',
    'a.js: line 1, col 2, Error - x (y)',
    '   0:06  error ingestion: STARTED, 12.5 %  x',
  ]) {
    test(text, () => {
      assert.ok(MATCHERS.some((matcher) => matcher.test(text)));
      const escaped = escapeCommands(text);
      assert.ok(!MATCHERS.some((matcher) => matcher.test(escaped)), escaped);
    });
  }
});

test('numbers are put into a line unchanged', () => {
  assert.equal(line`${3} of ${7.5}`.text, '3 of 7.5');
});
