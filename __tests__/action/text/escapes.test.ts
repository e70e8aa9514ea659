import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { codeSpan, label, prose, tableCell } from '../../../src/action/text/escapes.ts';
import { JOB_ID } from '../samples.ts';

interface Shown {
  readonly text: string;
  readonly shown: string;
}

describe('a code span', () => {
  const SPANS: readonly Shown[] = [
    { text: '', shown: '' },
    { text: 'a', shown: '`a`' },
    { text: 'a`b', shown: '`` a`b ``' },
    { text: 'a``b`', shown: '``` a``b` ```' },
    { text: '`', shown: '`` ` ``' },
  ];
  for (const { text, shown } of SPANS) {
    test(`of ${JSON.stringify(text)} has a fence that the text does not have`, () => {
      assert.equal(codeSpan(text), shown);
    });
  }
});

describe('in a sentence', () => {
  for (const text of [
    ...['', "it's well-known", "o'neil’s", 'ünï-cøde’s', 'naïve データ １２', 'naïve1 ö12345'],
    ...[
      'abc123 abcdef feedback',
      'wwwwho ww.',
      '123456',
      '123456.123456%',
      '12.5% ５.５５%',
      '1,5 x',
      '1 a',
    ],
    ...[
      '(quoted)',
      '"quoted"!',
      "('a'):",
      'why?',
      'é.',
      'a - b',
      'a 1. b',
      'a 1) b',
      'v1. b',
      '( "" a',
      'a ? b',
    ],
    ...['× · … – —', '😀 ✅ ✅️ 🛑', 'see `a b` now', '`a`, then (`b`).', '`a` `b`', '(`a`)'],
  ]) {
    test(`${JSON.stringify(text)} stays as it is`, () => {
      assert.equal(prose(text), text);
    });
  }

  test('blanks around it are gone, and there is one between two words', () => {
    assert.equal(prose('  a   b  '), 'a b');
  });

  const SPANS: readonly Shown[] = [
    { text: '1. a', shown: '`1`. a' },
    { text: '1) a', shown: '`1`) a' },
    { text: '- a', shown: '`-` a' },
    { text: 'abcd1234', shown: '`abcd1234`' },
    { text: 'ABCDEF1', shown: '`ABCDEF1`' },
    { text: 'abcdefa', shown: '`abcdefa`' },
    { text: '1234567', shown: '`1234567`' },
    { text: '２３４５６７８', shown: '`２３４５６７８`' },
    { text: 'www.', shown: '`www`.' },
    { text: 'WwwW.)', shown: '`WwwW`.)' },
    { text: '1.2.3', shown: '`1.2.3`' },
    { text: '12345.1234567', shown: '`12345.1234567`' },
    { text: '1st thing', shown: '`1st` thing' },
    { text: '3×', shown: '`3×`' },
    { text: '✅❌', shown: '`✅❌`' },
    { text: '·…—–', shown: '`·…—–`' },
    { text: '👍🏽', shown: '`👍🏽`' },
    { text: '’', shown: '`’`' },
    { text: 'naïve123', shown: '`naïve123`' },
    { text: 'Übung.5', shown: '`Übung.5`' },
    { text: '5é', shown: '`5é`' },
    { text: 'a_b', shown: '`a_b`' },
    { text: 'ä_b', shown: '`ä_b`' },
    { text: '_ä', shown: '`_ä`' },
    { text: '(@x).', shown: '(`@x`).' },
    { text: 'a`b `c', shown: '`` a`b `` `` `c ``' },
    { text: 'see`a b`now', shown: '`` see`a `` `` b`now ``' },
    { text: 'ab`c` d', shown: '`` ab`c` `` d' },
    { text: '`a``b`', shown: '``` `a``b` ```' },
    { text: `Upload[${JOB_ID}] ended`, shown: `Upload \`[${JOB_ID}]\` ended` },
    { text: `Up_load[${JOB_ID}].`, shown: `\`Up_load\` \`[${JOB_ID}]\`.` },
    { text: 'Upload[550e8400]', shown: '`Upload[550e8400]`' },
    { text: `[${JOB_ID}]`, shown: `\`[${JOB_ID}]\`` },
    { text: `a[${JOB_ID}]b`, shown: `\`a[${JOB_ID}]b\`` },
    { text: `a[b[${JOB_ID}]`, shown: `\`a[b[${JOB_ID}]\`` },
  ];
  for (const { text, shown } of SPANS) {
    test(`${JSON.stringify(text)} is shown as ${JSON.stringify(shown)}`, () => {
      assert.equal(prose(text), shown);
    });
  }
});

describe('in a cell of a table', () => {
  const CELLS: readonly Shown[] = [
    { text: 'a\\b', shown: 'a\\b' },
    { text: 'a|b|c', shown: 'a\\|b\\|c' },
    { text: 'a\\|', shown: 'a\\\\\\|' },
    { text: 'a\\\\|', shown: 'a\\\\\\|' },
    { text: 'a\\\\\\|', shown: 'a\\\\\\\\\\|' },
  ];
  for (const { text, shown } of CELLS) {
    test(`${JSON.stringify(text)} is shown as ${JSON.stringify(shown)}`, () => {
      assert.equal(tableCell(text), shown);
    });
  }
});

describe('a label in a drawing', () => {
  const LABELS: readonly Shown[] = [
    { text: '', shown: '…' },
    { text: '  ', shown: '…' },
    { text: '&{}@`~|"', shown: '…' },
    { text: ":#%'", shown: '∶♯％’' },
    { text: 'a"b<c>d;e', shown: 'a b c d e' },
    { text: ' a  b ', shown: 'a b' },
    { text: 'é ñ 語 5 (a) [b] +=/…·×–—-_.,', shown: 'é ñ 語 5 (a) [b] +=/…·×–—-_.,' },
    { text: 'x'.repeat(40), shown: 'x'.repeat(40) },
    { text: 'x'.repeat(41), shown: `${'x'.repeat(39)}…` },
    { text: `${'x'.repeat(38)}𝒜bc`, shown: `${'x'.repeat(38)}…` },
    { text: `${'x'.repeat(37)}𝒜bc`, shown: `${'x'.repeat(37)}𝒜…` },
  ];
  for (const { text, shown } of LABELS) {
    test(`of ${JSON.stringify(text)} is ${JSON.stringify(shown)}`, () => {
      assert.equal(label(text), shown);
    });
  }
});
