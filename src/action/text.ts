/**
 * The one place where text from outside becomes fit to print. The log and the summary take `Line`
 * and `Markdown` only, and these are made here only: whatever is put into one is cleaned on the way.
 */
import { stripVTControlCharacters } from 'node:util';

/** No single text from outside takes more than this of a line, in characters. */
const LONGEST_FIELD = 1_000;

/** A secret shorter than this is no secret; to strike it out would only garble the text. */
const SHORTEST_SECRET = 4;

/**
 * Control characters, line separators, and format characters such as direction overrides; without
 * the two joiners that emoji and some scripts are written with. Lone surrogates count too.
 */
const UNPRINTABLE = /(?:(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}])+/gu;

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

const madeHere = Symbol('made by Cleaner');

export class Cleaner {
  readonly #secrets: RegExp | null;

  /** @param secrets texts that must not be printed in any of their usual spellings */
  constructor(secrets: readonly string[]) {
    const spellings = secrets.filter((text) => text.length >= SHORTEST_SECRET).flatMap(spellingsOf);
    this.#secrets =
      spellings.length === 0 ? null : new RegExp([...new Set(spellings)].join('|'), 'gi');
  }

  /** Strikes the secrets out of a text; everything else stays as it is. */
  redact(text: string): string {
    return this.#secrets === null ? text : text.replace(this.#secrets, '***');
  }

  /** A text on one line, without unprintable characters and secrets, cut to a sensible length. */
  plain(text: string): string {
    // Cut last: the beginning of a secret is not known as one any more.
    return cut(this.redact(clean(text)), LONGEST_FIELD);
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
  ): Markdown =>
    new Markdown(
      String.raw(
        { raw: template },
        ...values.map((value) => {
          if (value instanceof Markdown) return value.text;
          return typeof value === 'number' ? value : codeSpan(this.plain(value));
        }),
      ),
      madeHere,
    );
}

export function joinMarkdown(parts: readonly Markdown[], separator = ''): Markdown {
  return new Markdown(parts.map(({ text }) => text).join(separator), madeHere);
}

function clean(text: string): string {
  return stripVTControlCharacters(text).replace(UNPRINTABLE, ' ');
}

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const left = text.length - longest;
  return `${text.slice(0, longest).replace(/\p{Cs}$/u, '')}… (${left} more characters)`;
}

/** The runner obeys `::command::` at the start of a line and `##[command]` anywhere in it. */
function inert(text: string): string {
  return text.replace(/^(\s*):(?=:)/, '$1: ').replaceAll('##[', '## [');
}

/**
 * An inline code span: neither Markdown, HTML, mentions nor links work in it. The pipe is escaped
 * for tables.
 */
function codeSpan(text: string): string {
  if (text === '') return '';
  const longestRun = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  const room = longestRun > 0 ? ' ' : '';
  return `${fence}${room}${text.replaceAll('|', '\\|')}${room}${fence}`;
}

/** The spellings in which a server may echo a secret, as regular expressions. */
function spellingsOf(secret: string): string[] {
  const inBase64 = [0, 1, 2].flatMap((offset) => {
    // Within a longer text the bytes may start at any of three places in base64's groups of four;
    // the characters at both ends depend on the neighbours and are left out.
    const padded = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
    const whole = padded.subarray(0, padded.length - (padded.length % 3));
    const start = offset === 0 ? 0 : 4;
    return [whole.toString('base64').slice(start), whole.toString('base64url').slice(start)];
  });
  return [secret, encodeURIComponent(secret), ...inBase64]
    .filter((spelling) => spelling.length >= SHORTEST_SECRET)
    .sort((a, b) => b.length - a.length)
    .map((spelling) => spelling.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
}
