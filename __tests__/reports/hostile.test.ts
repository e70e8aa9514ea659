/** Text from the server stays text: read by a Markdown parser as GitHub's, and by mermaid. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { type Element, JSDOM } from 'jsdom';
import { uuid, waitOf } from '../../preview/course.ts';
import { HOSTILE_TEXTS, hostileJob } from '../../preview/hostile.ts';
import { toHtml } from '../../preview/page.ts';
import { renderSummary } from '../../src/action/report/summary.ts';
import { decide } from '../../src/action/report/verdict.ts';
import {
  Cleaner,
  drawingBlock,
  joinMarkdown,
  type Markdown,
  tableRow,
} from '../../src/action/text/cleaner.ts';
import { drawingsIn, typeOfDrawing } from './drawings.ts';

const cleaner = new Cleaner([]);
const { markdown, prose, drawing } = cleaner;

/** What Markdown, HTML, GitHub and mermaid have meanings for, in any order. */
const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ...[
            '`',
            '``',
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
            '&lt;',
            '!',
          ],
          ...[
            '#',
            '-',
            '+',
            '=',
            '1.',
            '2)',
            ':',
            '@octocat',
            'https://evil.test',
            'www.evil.test',
          ],
          ...['a@b.test', '<b>', '</td>', '<!--', '$', '\n', '\t', '  ', ' ', '"', "'", '%%', ';'],
          ...['section', 'title', 'word', '550e8400', '{', '}', '---', '```', '…', '。', '🎉'],
        ),
        fc.string({ maxLength: 3 }),
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join('')),
);

const { body } = new JSDOM('').window.document;

function pageOf(shown: Markdown): Element {
  body.innerHTML = toHtml(shown);
  return body;
}

/** The elements in the order they come, and all text, without blanks and backticks. */
function read(shown: Markdown): { elements: string; text: string; outsideCode: string } {
  const page = pageOf(shown);
  const elements = [...page.querySelectorAll('*')].map(({ localName }) => localName).join(' ');
  const text = bare(page.textContent);
  for (const code of page.querySelectorAll('code')) code.replaceWith(' ');
  return { elements, text, outsideCode: page.textContent };
}

function bare(text: string): string {
  return text.replace(/[\s`\\]+/g, '');
}

describe('text from outside, in Markdown', () => {
  for (const [where, frame] of [
    ['a paragraph', (part: Markdown) => part],
    ['a heading', (part: Markdown) => markdown`### ${part}`],
    ['a list', (part: Markdown) => markdown`- ${part}`],
  ] as const) {
    test(`stays text as a sentence in ${where}`, () => {
      fc.assert(
        fc.property(hostileText, (text) => {
          const shown = read(frame(prose(text)));
          assert.match(shown.elements, /^(?:(?:p|h3|ul|li|code) ?)*$/);
          assert.equal(shown.text, bare(cleaner.plain(text)));
          assert.doesNotMatch(shown.outsideCode, /[@#<>[\]|\\*_~$&]|https?:|www\./);
        }),
        { numRuns: 500 },
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
          cells.map(([text]) => bare(cleaner.plain(text))),
        );
        assert.ok(shown.every((td) => td.querySelector(':not(code)') === null));
      }),
      { numRuns: 500 },
    );
  });

  test('of whole summaries makes no links, pictures or elements of its own', () => {
    for (let first = 0; first < HOSTILE_TEXTS.length; first += 1) {
      const record = waitOf([hostileJob(uuid(1), first), hostileJob(uuid(2), first + 4)]);
      const page = pageOf(renderSummary(record, decide(record), cleaner));
      const elements = new Set([...page.querySelectorAll('*')].map((one) => one.localName));
      for (const known of 'p h3 h4 ul li code pre br table thead tbody tr th td'.split(' ')) {
        elements.delete(known);
      }
      assert.deepEqual([...elements], []);
      assert.deepEqual(
        [...page.querySelectorAll('h3, h4')].map(({ textContent }) =>
          /^. 2 of 2|^. All 2|failing task|States over time/u.test(textContent),
        ),
        [true, true, true, true],
      );
    }
  });
});

describe('words that are harmless stay words', () => {
  for (const [text, shown] of [
    ['2 of 8 files do not match (v3)', '2 of 8 files do not match (v3)'],
    ["column `tenure` holds 'unknown', 12.5%", "column `tenure` holds 'unknown', 12.5%"],
    ['Überprüfung fail-fast 3 × HTTP 503.', 'Überprüfung fail-fast 3 × HTTP 503.'],
    ['model churn_classifier, events-4.csv.', 'model `churn_classifier`, `events-4.csv`.'],
    [`Upload[${uuid(1)}] failed`, `Upload \`[${uuid(1)}]\` failed`],
    ['`a`_b_ c', '`` `a`_b_ `` c'],
    ['1. item', '`1`. item'],
    ['- item', '`-` item'],
    ['deadbee a1b2c3d4', '`deadbee` `a1b2c3d4`'],
  ] as const) {
    test(text, () => assert.equal(prose(text).text, shown));
  }
});

describe('text from outside, in drawings', () => {
  test('adds nothing to them, wherever it stands', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, hostileText, async (name, state) => {
        const block = drawingBlock([
          drawing`gantt`,
          drawing`  dateFormat YYYY-MM-DD`,
          drawing`  section ${name}`,
          drawing`  ${state} :2000-01-01, 1d`,
          drawing`  1. ${state}, 1 d :2000-01-01, 1d`,
        ]);
        const [source = assert.fail(), ...others] = drawingsIn(block.text);
        assert.equal(others.length, 0);
        assert.equal(source.split('\n').length, 5);
        assert.equal(await typeOfDrawing(source), 'gantt');
        const marks = source
          .split('\n')
          .slice(2)
          .join('')
          .replace(/ :2000-01-01, 1d/g, '');
        assert.doesNotMatch(marks, /[:;#%<>{}&"'`|\\*$@!]/);
      }),
      { numRuns: 500 },
    );
  });

  test('is put in quotation marks where a line starts with it', () => {
    assert.equal(drawing`${'section x'} :1d`.text, '“section x” :1d');
    assert.equal(drawing`a\n  ${'title'} x`.text, 'a\n  “title” x');
    assert.equal(drawing`${drawing`  1. `}${'title'}`.text, '  1. title');
  });

  test('is cut to what there is room for', () => {
    assert.ok(drawing`x ${'😀a'.repeat(500)}`.text.length <= 42);
    assert.doesNotMatch(drawing`x ${'😀'.repeat(500)}`.text, /\p{Cs}/u);
  });
});
