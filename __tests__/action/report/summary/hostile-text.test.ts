import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { idOf, TOKEN } from '../../samples.ts';
import { cellsOf, drawingsOf, filledWith, summaryOf } from './rendered-summary.ts';

/** What is read as Markdown: without drawings and code spans. */
function proseOf(summary: string): string {
  return summary
    .replace(/^```mermaid\n[\s\S]*?\n```$/gm, '')
    .replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '');
}

describe('hostile text changes nothing but the text', () => {
  const plain = summaryOf(filledWith('harmless'), filledWith('harmless', idOf(2)));
  for (const text of [
    ...['<script>alert(1)</script>', '</td></table><img src=x>', '<!--', '&lt;b&gt;', '```', '`'],
    ...['`` ` ``', '[x](https://evil.test)', '![x](https://evil.test/x.png)', 'www.evil.test'],
    ...['https://evil.test', '@octocat', '@acme/team', '#1', 'acme/repo#1', 'a|b|c', 'a\\|b', '\\'],
    ...['a\n\n# title\n\n| x |', 'a\u2028b', '\r- item', '**bold** _x_ ~~y~~', '| --- |', '$x^2$'],
    ...['end', 'click a href "https://evil.test"', '%%{init: {}}%%', 'a; b:crit, 1d', 'section x'],
    ...[
      'a\n```\n<b>',
      '"]',
      ':done, a, 1d',
      ':smile:',
      '(@octocat)',
      '"<b>"',
      '`<b>',
      'a `<b>` c`',
    ],
  ]) {
    test(JSON.stringify(text), () => {
      const summary = summaryOf(filledWith(text), filledWith(text, idOf(2)));
      assert.deepEqual(cellsOf(summary), cellsOf(plain));
      const prose = proseOf(summary).replace(/<\/?(?:br|details|summary)>|&nbsp;/g, '');
      assert.doesNotMatch(prose, /[<>&@\\[\]*_~`$]|:\/\/|www\.|#\d|:smile:/);
      const lines = (drawing: string): number => drawing.split('\n').length;
      assert.deepEqual(drawingsOf(summary).map(lines), drawingsOf(plain).map(lines));
      for (const drawing of drawingsOf(summary)) {
        assert.doesNotMatch(drawing, /[<>@`]|https?:|%%\{|evil\.test"|^\s*(?:click|end)\b/m);
      }
    });
  }

  test('a token is struck out everywhere', () => {
    const summary = summaryOf(filledWith(`<${TOKEN}>`), filledWith(TOKEN, idOf(2)));
    assert.doesNotMatch(summary, /key-0123|abcdef/);
    assert.match(summary, /\*\*\*/);
  });
});
