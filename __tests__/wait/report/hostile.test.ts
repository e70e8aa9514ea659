/** Checks that text from the server stays text, with a Markdown parser like GitHub's and with Mermaid. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { type Element, JSDOM } from 'jsdom';
import { HOSTILE_TEXTS, hostileJob } from '../../../preview/hostile.ts';
import { toHtml } from '../../../preview/page.ts';
import { recordOf, uuid } from '../../../preview/record-of.ts';
import { renderSummary } from '../../../src/wait/report/summary.ts';
import { drawing, mermaid } from '../../../src/wait/text/drawing.ts';
import {
  joinMarkdown,
  type Markdown,
  markdown,
  prose,
  tableRow,
} from '../../../src/wait/text/markdown.ts';
import { sanitize } from '../../../src/wait/text/sanitize.ts';
import { evaluateWait } from '../../../src/wait/verdict.ts';
import { drawingsIn, typeOfDrawing } from './drawings.ts';

/** Everything that means something to Markdown, HTML, GitHub or Mermaid. */
const SIGNS: readonly string[] = [
  ...[
    '`',
    '``',
    '```',
    '|',
    '\\',
    '\\|',
    '*',
    '_',
    '~~',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '!',
    '{',
    '}',
  ],
  ...['#', '-', '---', '+', '=', '1.', '2)', ':', ';', '$', '%%', '"', "'", '\n', '\t', '  ', ' '],
  ...['&lt;', '<b>', '</td>', '<!--', '@octocat', 'a@b.test', 'https://evil.test', 'www.evil.test'],
  ...['section', 'title', 'word', '550e8400', '…', '。', '🎉'],
];

const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc
    .array(fc.oneof(fc.constantFrom(...SIGNS), fc.string({ maxLength: 3 })), { maxLength: 14 })
    .map((parts) => parts.join('')),
);

const { body } = new JSDOM('').window.document;

function pageOf(shown: Markdown): Element {
  body.innerHTML = toHtml(shown);
  return body;
}

/** Returns the elements in their order, and the bare text. */
function read(shown: Markdown): { elements: string; text: string; outsideCode: string } {
  const page = pageOf(shown);
  const elements = [...page.querySelectorAll('*')].map(({ localName }) => localName).join(' ');
  const text = bare(page.textContent);
  for (const code of page.querySelectorAll('code')) code.replaceWith(' ');
  return { elements, text, outsideCode: page.textContent };
}

/** Without what prose may leave out or add: whitespace, backticks, quotes around inline code. */
function bare(text: string): string {
  return text.replace(/[\s`\\"']+/g, '');
}

describe('in Markdown, text from outside', () => {
  for (const [where, frame] of [
    ['a paragraph', (part: Markdown) => part],
    ['a heading', (part: Markdown) => markdown`### ${part}`],
    ['a list', (part: Markdown) => markdown`- ${part}`],
  ] as const) {
    test(`stays text as prose in ${where}`, () => {
      fc.assert(
        fc.property(hostileText, (text) => {
          const shown = read(frame(prose(text)));
          assert.match(shown.elements, /^(?:(?:p|h3|ul|li|code) ?)*$/);
          assert.equal(shown.text, bare(sanitize(text)));
          assert.doesNotMatch(shown.outsideCode, /[@#<>[\]|\\*_~$&]|https?:|www\./);
        }),
        { numRuns: 150 },
      );
    });
  }

  test('stays in its cell of a table', () => {
    const cell = fc.tuple(hostileText, fc.boolean());
    fc.assert(
      fc.property(fc.array(cell, { minLength: 3, maxLength: 3 }), (cells) => {
        const table = joinMarkdown(
          [
            tableRow([markdown`a`, markdown`b`, markdown`c`]),
            tableRow([markdown`---`, markdown`---`, markdown`---`]),
            tableRow(cells.map(([text, isProse]) => (isProse ? prose(text) : markdown`${text}`))),
          ],
          '\n',
        );
        const [row, ...others] = pageOf(table).querySelectorAll('tbody tr');
        assert.equal(others.length, 0);
        const shown = [...(row?.querySelectorAll('td') ?? [])];
        assert.deepEqual(
          shown.map(({ textContent }) => bare(textContent)),
          cells.map(([text]) => bare(sanitize(text))),
        );
        assert.ok(shown.every((td) => td.querySelector(':not(code)') === null));
      }),
      { numRuns: 200 },
    );
  });
});

test('in a drawing, text from outside adds nothing, wherever it is', async () => {
  await fc.assert(
    fc.asyncProperty(hostileText, hostileText, async (name, state) => {
      const block = mermaid([
        drawing`gantt`,
        drawing`  dateFormat YYYY-MM-DD`,
        drawing`  section ${name}`,
        drawing`  ${state} :2000-01-01, 1d`,
        drawing`  1. ${state}, 1 d :2000-01-01, 1d`,
      ]);
      const [source = assert.fail(), ...others] = drawingsIn(block.text);
      assert.equal(others.length, 0);
      const lines = source.split('\n');
      assert.equal(lines.length, 5);
      assert.equal(await typeOfDrawing(source), 'gantt');
      const labels = lines
        .slice(2)
        .join('')
        .replace(/ :2000-01-01, 1d/g, '');
      assert.doesNotMatch(labels, /[:;#%<>{}&"'`|\\*$@!]/);
    }),
    { numRuns: 150 },
  );
});

describe('in whole summaries, text from outside', () => {
  const summaryOf = (first: number): Markdown => {
    const record = recordOf([hostileJob(uuid(1), first), hostileJob(uuid(2), first + 4)]);
    return renderSummary(record, evaluateWait(record));
  };
  const shapeOf = (summary: Markdown): unknown => [
    [...pageOf(summary).querySelectorAll('table')].map((table) => [
      [...table.querySelectorAll('tr')].map((row) => [...row.querySelectorAll('th, td')].length),
    ]),
    drawingsIn(summary.text).map((source) => source.split('\n').length),
  ];
  const known = new Set('a p h3 h4 ul li code pre br table thead tbody tr th td'.split(' '));

  for (const first of HOSTILE_TEXTS.keys()) {
    test(`makes no link beside that to the site, no images, elements, cells or lines (from text ${first} on)`, async () => {
      const summary = summaryOf(first);
      const [link, ...links] = pageOf(summary).querySelectorAll('a');
      assert.deepEqual(links, []);
      assert.equal(link, body.querySelector('a[href="https://acme.fiddler.ai"]'));
      const elements = [...body.querySelectorAll('*')].map((one) => one.localName);
      assert.ok(
        elements.every((name) => known.has(name)),
        `${elements}`,
      );
      const headings = [...pageOf(summary).querySelectorAll('h3, h4')];
      const usual = /^. 2 of 2|^. All 2|failing task|States over time/u;
      assert.equal(headings.filter(({ textContent }) => usual.test(textContent)).length, 4);
      assert.equal(headings.length, 4);
      assert.deepEqual(shapeOf(summary), shapeOf(summaryOf(first + 1)));
      for (const source of drawingsIn(summary.text)) {
        assert.equal(await typeOfDrawing(source), 'gantt');
      }
    });
  }
});
