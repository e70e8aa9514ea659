import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  code,
  codeBlock,
  joinMarkdown,
  linkTo,
  markdown,
  prose,
  tableRow,
} from '../../../src/wait/text/markdown.ts';
import { JOB_ID } from '../samples.ts';

describe('a string in Markdown is inline code', () => {
  for (const [text, shown] of [
    ['', ''],
    ['a', '`a`'],
    ['a`b', '`` a`b ``'],
    ['a``b`', '``` a``b` ```'],
    ['`', '`` ` ``'],
    ['no\nrows', '`no rows`'],
    ['<b> @octocat #1 **x** \\', '`<b> @octocat #1 **x** \\`'],
  ] as const) {
    test(`with a fence that it does not contain: ${JSON.stringify(text)}`, () => {
      assert.equal(markdown`${text}`.text, shown);
      assert.equal(code(text).text, shown);
    });
  }

  test('cut to the given length', () => {
    assert.equal(code('abcdef-wxyz', 10).text, '`abcdef…wxyz`');
  });

  test('while numbers and Markdown are put in unchanged', () => {
    const parts = [markdown`**${1}**`, markdown`${'x'}`];
    assert.equal(joinMarkdown(parts, '\n').text, '**1**\n`x`');
    assert.equal(markdown`> ${joinMarkdown(parts)}`.text, '> **1**`x`');
    assert.equal(codeBlock('js', ['a', 'b']).text, '```js\na\nb\n```');
  });
});

describe('a string as prose', () => {
  for (const text of [
    ...['', "it's well-known", "o'neil’s", 'ünï-cøde’s', 'naïve データ １２', 'naïve1 ö12345'],
    ...['abc123 abcdef feedback', 'wwwwho ww.', '123456', '123456.123456%', '12.5% ５.５５%'],
    ...['1,5 x', '1 a', '(quoted)', '"quoted"!', "('a'):", 'why?', 'é.', 'a - b', 'a 1. b'],
    ...['a 1) b', 'v1. b', '( "" a', 'a ? b', '× · … – —', '😀 ✅ ✅️ 🛑', 'see `a b` now'],
    ...['`a`, then (`b`).', '`a` `b`', '(`a`)', '2 of 8 files do not match (v3)'],
    ...["column `tenure` holds 'unknown', 12.5%", 'Überprüfung fail-fast 3 × HTTP 503.'],
  ]) {
    test(`is unchanged if it means nothing to Markdown: ${JSON.stringify(text)}`, () => {
      assert.equal(prose(text).text, text);
    });
  }

  test('has one space between words and none around them', () => {
    assert.equal(prose('  a \n  b  ').text, 'a b');
  });

  for (const [text, shown] of [
    ['1. a', '`1`. a'],
    ['1) a', '`1`) a'],
    ['- a', '`-` a'],
    ['ABCDEF1', '`ABCDEF1`'],
    ['deadbee a1b2c3d4', '`deadbee` `a1b2c3d4`'],
    ['1234567', '`1234567`'],
    ['www.', '`www`.'],
    ['WwwW.)', '`WwwW`.)'],
    ['1.2.3', '`1.2.3`'],
    ['1st thing', '`1st` thing'],
    ['✅❌', '`✅❌`'],
    ['·…—–', '`·…—–`'],
    ['👍🏽', '`👍🏽`'],
    ['naïve123', '`naïve123`'],
    ['Übung.5', '`Übung.5`'],
    ['ä_b', '`ä_b`'],
    ['model churn_classifier, events-4.csv.', 'model `churn_classifier`, `events-4.csv`.'],
    ['for (@octocat).', 'for (`@octocat`).'],
    ['see`a b`now', '`` see`a `` `` b`now ``'],
    ['ab`c` d', '`` ab`c` `` d'],
    ['`a`_b_ c', '`` `a`_b_ `` c'],
    ['`a``b`', '``` `a``b` ```'],
    [`Upload[${JOB_ID}] ended`, `Upload \`${JOB_ID}\` ended`],
    [`Up_load[${JOB_ID}].`, `\`Up_load\` \`${JOB_ID}\`.`],
    ['Upload[550e8400]', '`Upload[550e8400]`'],
    [`[${JOB_ID}]`, `\`[${JOB_ID}]\``],
    [`a[${JOB_ID}]b`, `\`a[${JOB_ID}]b\``],
    [`a[b[${JOB_ID}]`, `\`a[b[${JOB_ID}]\``],
  ] as const) {
    test(`has inline code for other words: ${JSON.stringify(text)}`, () => {
      assert.equal(prose(text).text, shown);
    });
  }

  for (const [text, shown] of [
    ["found 'time_stamp'.", 'found `time_stamp`.'],
    ['"a_b", "c"', '`a_b`, "c"'],
    ['"a_b\' x', '"`a_b`\' x'],
  ] as const) {
    test(`has no quotes around inline code: ${JSON.stringify(text)}`, () => {
      assert.equal(prose(text).text, shown);
    });
  }

  test('is cut to the given length', () => {
    assert.equal(prose('abcdef-wxyz', 10).text, '`abcdef…wxyz`');
  });
});

test('a link leads to the origin of a site', () => {
  const site = new URL('https://ada:secret@acme.fiddler.ai:8443/jobs?x=1#y');
  assert.equal(linkTo(site, 'Open Fiddler').text, '[Open Fiddler](https://acme.fiddler.ai:8443)');
});

describe('a table row', () => {
  test('has its cells only, whatever pipes are in them', () => {
    const cells = [markdown`a|b`, markdown`${'c|d'}`, markdown`${7}`, markdown`${''}`];
    assert.equal(tableRow(cells).text, '| a\\|b | `c\\|d` | 7 |  |');
  });

  for (const [text, cell] of [
    ['a\\b', 'a\\b'],
    ['a|b|c', 'a\\|b\\|c'],
    ['a\\|', 'a\\\\\\|'],
    ['a\\\\|', 'a\\\\\\|'],
    ['a\\\\\\|', 'a\\\\\\\\\\|'],
  ] as const) {
    test(`has an odd number of backslashes before each pipe of ${text}`, () => {
      assert.equal(tableRow([code(text)]).text, `| \`${cell}\` |`);
    });
  }

  test('has no line breaks', () => {
    for (const newline of ['\n', '\r', '\r\n', '\u2028', '\u0085']) {
      assert.equal(tableRow([markdown`${`a${newline}b`}`]).text, '| `a b` |');
    }
  });
});
