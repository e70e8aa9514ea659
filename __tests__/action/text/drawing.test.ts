import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { drawingBlock } from '../../../src/action/text/cleaner.ts';
import { cleaner } from '../sample-cleaner.ts';
import { TOKEN } from '../samples.ts';

const { drawing } = cleaner;

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
