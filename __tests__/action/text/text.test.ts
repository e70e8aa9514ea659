import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Cleaner, drawingBlock, joinMarkdown, tableRow } from '../../../src/action/text/cleaner.ts';
import { TOKEN } from '../samples.ts';

const cleaner = new Cleaner([TOKEN]);
const { line, markdown, prose, drawing } = cleaner;

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

describe('however long a text is, it takes time in proportion to that:', () => {
  const PARTS = ['\u001b', '\u001b[', '\u001b]', '\u009b', '\u009b0', '\u009c', '\u009d', '\u0007'];
  for (const part of [...PARTS, '%25', '&amp;', '&#0', '\\u00', '`', '::', '##[', ' ', '"']) {
    test(JSON.stringify(part), () => {
      const text = part.repeat(200_000);
      const startMs = performance.now();
      cleaner.markdown`${text} ${cleaner.prose(text)}`;
      cleaner.line`${text}`;
      assert.ok(performance.now() - startMs < 1_500, `${performance.now() - startMs} ms`);
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

describe('Markdown from outside is text', () => {
  const HOSTILE: readonly string[] = [
    ...['<img src=x onerror=alert(1)>', '</td></table><script>', '&lt;b&gt;', '<!-- ', '**bold**'],
    ...['[click](https://evil.test)', '![x](https://evil.test/x.png)', 'https://evil.test/phish'],
    ...[
      '@octocat',
      '#1',
      'acme/repo#1',
      '`code`',
      '``` js',
      '`` ` ``',
      '`',
      ' ` ',
      '$x$',
      ':smile:',
    ],
    ...['~~~', '---', '# title', '> quote', '- item', '<details>', 'a\\', '\\`', '\\'],
  ];
  for (const text of HOSTILE) {
    test(`${JSON.stringify(text)} stands in one code span`, () => {
      const [, fence = '', shown] = /^(`+)(.*?)\1$/s.exec(markdown`${text}`.text) ?? [];
      assert.doesNotMatch(text, RegExp(`(?<!\`)${fence}(?!\`)`));
      // One blank at both ends belongs to the fence.
      assert.equal(shown?.replace(/^ (.*[^ ].*) $/s, '$1'), text);
    });
  }

  for (const before of ['', '\\', '\\\\', '\\\\\\']) {
    test(`a pipe after ${before.length} backslashes does not end a table cell, and takes none`, () => {
      const cell = tableRow([markdown`${`a${before}|b`}`]).text;
      const [, backslashes = ''] = /^\| `a(\\*)\|b` \|$/.exec(cell) ?? [];
      assert.equal(backslashes.length % 2, 1, cell);
      assert.ok(backslashes.length > before.length, cell);
    });
  }

  test('a line break does not end a table row', () => {
    for (const newline of ['\n', '\r', '\r\n', '\u2028', '\u0085']) {
      assert.doesNotMatch(tableRow([markdown`${`a${newline}b`}`]).text, /[\n\r\u2028\u0085]/);
    }
  });

  test('an empty text leaves an empty cell', () => {
    assert.equal(tableRow([markdown`${''}`]).text, '|  |');
  });

  test('numbers and Markdown that was made here are put in as they are', () => {
    const parts = [markdown`**${1}**`, markdown`${'x'}`];
    assert.equal(joinMarkdown(parts, '\n').text, '**1**\n`x`');
    assert.equal(markdown`> ${joinMarkdown(parts)}`.text, '> **1**`x`');
  });
});

test('a row of a table has its cells alone, whatever pipes are in them', () => {
  const cells = [markdown`a|b`, markdown`${'c|d'}`, markdown`${7}`];
  assert.equal(tableRow(cells).text, '| a\\|b | `c\\|d` | 7 |');
});

test('a sentence keeps its words and has code spans for what could mean something', () => {
  assert.equal(prose('no rows\nfor @octocat').text, 'no rows for `@octocat`');
  assert.equal(prose(`refused: ${TOKEN}`).text, 'refused: `***`');
});

describe('a drawing from outside has labels that mean nothing to mermaid', () => {
  const LABELS: ReadonlyArray<{ where: string; shown: string; is: string }> = [
    { where: 'in a line', shown: drawing`section ${'a: b'}`.text, is: 'section a∶ b' },
    { where: 'at the start', shown: drawing`${'end'} : x`.text, is: '“end” : x' },
    { where: 'after blanks', shown: drawing`  ${'end'} : x`.text, is: '  “end” : x' },
    { where: 'in a later line', shown: drawing`a\n  ${'end'} : x`.text, is: 'a\n  “end” : x' },
    { where: 'after a label', shown: drawing`${'a'} ${'b'}${'c'}`.text, is: '“a” bc' },
    { where: 'with a line break', shown: drawing`a ${'b\nend'}`.text, is: 'a b end' },
    { where: 'with a secret', shown: drawing`a ${`b ${TOKEN}`}`.text, is: 'a b' },
  ];
  for (const { where, shown, is } of LABELS) {
    test(where, () => {
      assert.equal(shown, is);
    });
  }

  test('while numbers and drawings that were made here are put in as they are', () => {
    assert.equal(drawing`${1} : ${drawing`a: #1`}`.text, '1 : a: #1');
  });

  test('and stands in a block that GitHub draws', () => {
    assert.equal(drawingBlock([drawing`a`, drawing`b`]).text, '```mermaid\na\nb\n```');
  });
});
