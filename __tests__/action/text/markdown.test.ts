import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { joinMarkdown, tableRow } from '../../../src/action/text/cleaner.ts';
import { cleaner } from '../sample-cleaner.ts';
import { TOKEN } from '../samples.ts';

const { markdown, prose } = cleaner;

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
