/**
 * The one place where text from outside becomes fit to print. The log and the summary take `Line`,
 * `Markdown` and `Drawing` only, and these are made here only: whatever is put into one is cleaned
 * on the way.
 */
import { codeSpan, label, prose, tableCell } from './escapes.ts';
import { clean, cut, inert } from './one-line.ts';
import { Secrets } from './secrets.ts';

/** No single text from outside takes more than this of a line, in characters. */
const LONGEST_FIELD = 1_000;

/** One line for the log or an annotation, which the runner cannot mistake for a command. */
export class Line {
  readonly text: string;

  /** Only `Cleaner` makes lines. */
  constructor(text: string, _made: typeof madeHere) {
    this.text = text;
  }
}

/** Markdown for the step summary, in which text from outside stands as text. */
export class Markdown {
  readonly text: string;

  /** Only `Cleaner` makes Markdown. */
  constructor(text: string, _made: typeof madeHere) {
    this.text = text;
  }
}

/** Lines of a mermaid drawing, in which text from outside stands as text. */
export class Drawing {
  readonly text: string;

  /** Only `Cleaner` makes drawings. */
  constructor(text: string, _made: typeof madeHere) {
    this.text = text;
  }
}

const madeHere = Symbol('made by Cleaner');

export class Cleaner {
  readonly #secretTexts: readonly string[];
  readonly #secrets: Secrets;
  readonly #longestField: number;

  /**
   * @param secrets texts that must not be printed in any of their usual spellings
   * @param longestField what no single text takes more of, in characters. Default: 1,000.
   */
  constructor(secrets: readonly string[], longestField = LONGEST_FIELD) {
    this.#secretTexts = secrets;
    this.#longestField = longestField;
    this.#secrets = new Secrets(secrets);
  }

  /** A cleaner with the same secrets that cuts every text to so many characters. */
  shortening(longestField: number): Cleaner {
    return new Cleaner(this.#secretTexts, longestField);
  }

  /** Replaces the secrets in a text; everything else stays as it is. */
  redact(text: string): string {
    return this.#secrets.redact(text);
  }

  /** A text on one line, without unprintable characters and secrets, cut to a sensible length. */
  plain(text: string): string {
    // Cut last: the beginning of a secret is not known as one any more.
    return cut(this.redact(clean(text)), this.#longestField);
  }

  /** Template tag: the text of the template is taken as it stands, what is put in is cleaned. */
  readonly line = (
    template: TemplateStringsArray,
    ...values: Array<string | number | Line>
  ): Line =>
    new Line(
      inert(
        String.raw(
          { raw: template },
          ...values.map((value) => (value instanceof Line ? value.text : this.plain(`${value}`))),
        ),
      ),
      madeHere,
    );

  /** Template tag: Markdown and numbers are put in as they are, text as an inline code span. */
  readonly markdown = (
    template: TemplateStringsArray,
    ...values: Array<string | number | Markdown>
  ): Markdown => {
    const shown = values.map((value) => {
      if (value instanceof Markdown) return value.text;
      return typeof value === 'string' ? codeSpan(this.plain(value)) : value;
    });
    return new Markdown(String.raw({ raw: template }, ...shown), madeHere);
  };

  /** A text as a sentence in Markdown: only words that could mean something are code spans. */
  readonly prose = (text: string): Markdown => new Markdown(prose(this.plain(text)), madeHere);

  /** Template tag: drawings and numbers are put in as they are, text as a short label. */
  readonly drawing = (
    template: TemplateStringsArray,
    ...values: Array<string | number | Drawing>
  ): Drawing => {
    const shown = values.map((value, index) => {
      if (typeof value !== 'string') return value instanceof Drawing ? value.text : value;
      // At the start of a line a label could be one of mermaid's words.
      const before = `${index === 0 ? '\n' : ''}${template[index]}`;
      const isAtStart = /\n\s*$/.test(before);
      return isAtStart ? `“${label(this.plain(value))}”` : label(this.plain(value));
    });
    return new Drawing(String.raw({ raw: template }, ...shown), madeHere);
  };
}

export function joinMarkdown(parts: readonly Markdown[], separator = ''): Markdown {
  return new Markdown(parts.map(({ text }) => text).join(separator), madeHere);
}

/** A row of a table. */
export function tableRow(cells: readonly Markdown[]): Markdown {
  return new Markdown(`| ${cells.map(({ text }) => tableCell(text)).join(' | ')} |`, madeHere);
}

/** Lines as a drawing that GitHub draws; where nothing draws it, it is shown as text. */
export function drawingBlock(lines: readonly Drawing[]): Markdown {
  return new Markdown(['```mermaid', ...lines.map(({ text }) => text), '```'].join('\n'), madeHere);
}
