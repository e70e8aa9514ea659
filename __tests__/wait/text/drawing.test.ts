import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { drawing, mermaid } from '../../../src/wait/text/drawing.ts';

describe('a string in a drawing is a label', () => {
  for (const [where, { text }, shown] of [
    ['in a line', drawing`section ${'a: b'}`, 'section a∶ b'],
    ['at the start', drawing`${'section x'} :1d`, '“section x” :1d'],
    ['after spaces', drawing`  ${'end'} : x`, '  “end” : x'],
    ['at the start of a later line', drawing`a\n  ${'title'} x`, 'a\n  “title” x'],
    ['after another', drawing`${'a'} ${'b'}${'c'}`, '“a” bc'],
    ['after a drawing', drawing`${drawing`  1. `}${'title'}`, '  1. title'],
    ['with a line break', drawing`a ${'b\nend'}`, 'a b end'],
  ] as const) {
    test(`${where}: ${JSON.stringify(shown)}`, () => {
      assert.equal(text, shown);
    });
  }

  for (const [text, shown] of [
    ['', '…'],
    ['  ', '…'],
    ['&{}@`~|"', '…'],
    [":#%'", '∶♯％’'],
    ['a"b<c>d;e', 'a b c d e'],
    [' a  b ', 'a b'],
    ['é ñ 語 5 (a) [b] +=/…·×–—-_.,', 'é ñ 語 5 (a) [b] +=/…·×–—-_.,'],
    ['x'.repeat(40), 'x'.repeat(40)],
    ['x'.repeat(41), `${'x'.repeat(39)}…`],
    [`${'x'.repeat(38)}𝒜bc`, `${'x'.repeat(38)}…`],
    [`${'x'.repeat(37)}𝒜bc`, `${'x'.repeat(37)}𝒜…`],
  ] as const) {
    test(`without anything that means something to Mermaid, and short: ${JSON.stringify(text)}`, () => {
      assert.equal(drawing`x ${text}`.text, `x ${shown}`);
    });
  }

  test('while numbers and drawings are put in unchanged', () => {
    assert.equal(drawing`${1} : ${drawing`a: #1`}`.text, '1 : a: #1');
  });

  test('in a block that GitHub renders', () => {
    assert.equal(mermaid([drawing`a`, drawing`b`]).text, '```mermaid\na\nb\n```');
  });
});
