/** Markdown for a summary, in which text from outside stays text. */
import { escapeCommands, sanitize } from './sanitize.ts';

/** Only the functions of this file make one. */
class SafeMarkdown {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }
}

export type Markdown = SafeMarkdown;

/** Template tag: Markdown and numbers are put in unchanged, strings as inline code. */
export function markdown(
  template: TemplateStringsArray,
  ...values: ReadonlyArray<string | number | Markdown>
): Markdown {
  const parts = values.map((value) => {
    if (value instanceof SafeMarkdown) return value.text;
    return typeof value === 'string' ? code(value).text : value;
  });
  return new SafeMarkdown(String.raw({ raw: template }, ...parts));
}

/** Returns a text as inline code, cut to `maxLength` characters (default: 1,000). */
export function code(text: string, maxLength?: number): Markdown {
  return new SafeMarkdown(codeSpan(escapeCommands(sanitize(text, maxLength))));
}

/**
 * Returns a text as prose, cut to `maxLength` characters (default: 1,000): only words that could mean
 * something to Markdown are inline code, and so is what the text itself puts in backticks.
 */
export function prose(text: string, maxLength?: number): Markdown {
  const spaced = escapeCommands(sanitize(text, maxLength)).trim().replaceAll(/ {2,}/g, ' ');
  // Between two code spans there is always a space or a mark: their fences must not touch.
  const parts = spaced
    .split(QUOTED)
    .map((part, index) => (index % 2 === 1 ? codeSpan(part) : escapeWords(part)));
  return new SafeMarkdown(parts.join(''));
}

export function joinMarkdown(parts: readonly Markdown[], separator = ''): Markdown {
  return new SafeMarkdown(parts.map(({ text }) => text).join(separator));
}

/** Returns a link to the origin of a site. */
export function linkTo(site: URL, text: string): Markdown {
  return new SafeMarkdown(`[${text}](${site.origin})`);
}

export function tableRow(cells: readonly Markdown[]): Markdown {
  return new SafeMarkdown(`| ${cells.map(({ text }) => escapePipes(text)).join(' | ')} |`);
}

/** Returns a fenced block; `lines` must not contain a fence. */
export function codeBlock(language: string, lines: readonly string[]): Markdown {
  return new SafeMarkdown([`\`\`\`${language}`, ...lines, '```'].join('\n'));
}

/**
 * Words that mean nothing to Markdown, HTML or GitHub: letters; short words with digits, which are no
 * commits and no issues; numbers; pictures and a few signs.
 */
const HARMLESS_WORD =
  /^(?![\dA-Fa-f]{7,}$|[Ww]{3,}$)(?:\p{L}[\p{L}\p{M}'\u2019-]*|\p{L}[\p{L}\p{N}]{0,5}|\p{N}{1,6}(?:[.,]\p{N}{1,6})?%?|\p{ExtPict}\ufe0f?|[%×·…—–])$/u;
/** A word with the punctuation around it. */
const WORD = /^([("']*)(.*?)([.,:;!?'")]*)$/;
/** `Upload[550e8400-…]`, as the Python client describes jobs. */
const NAME_WITH_ID = /^([^[\]]+)\[([\da-f-]{36})\]$/;
/** Text between backticks, if that is a word of its own. */
const QUOTED = /(?<=^|[ (])`([^`]+)`(?=[.,:;!?)]*(?: |$))/;

/** In inline code neither Markdown, HTML, mentions nor links work. */
function codeSpan(text: string): string {
  if (text === '') return '';
  if (!text.includes('`')) return `\`${text}\``;
  const longestRun = Math.max(...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  return `${fence} ${text} ${fence}`;
}

function escapeWords(text: string): string {
  return text
    .split(' ')
    .map((whole, index) => {
      const [, before = '', word = '', after = ''] = WORD.exec(whole) ?? [];
      // At the start, `-`, `1.` and `1)` would make a list.
      if (whole === '-' && index > 0) return whole;
      const isListMark = index === 0 && after !== '' && /^\d/.test(word);
      const [, name = word, id = ''] = NAME_WITH_ID.exec(word) ?? [];
      const isCode = !HARMLESS_WORD.test(name) || isListMark;
      const shown = `${isCode ? codeSpan(name) : name}${id === '' ? '' : ` ${codeSpan(id)}`}`;
      // Inline code needs no quotes around it.
      const isQuoted = isCode && /^["']$/.test(before) && after.startsWith(before);
      return isQuoted ? `${shown}${after.slice(1)}` : `${before}${shown}${after}`;
    })
    .join(' ');
}

/**
 * A pipe in a table's cell is escaped by an odd number of backslashes; if the text itself has an odd
 * number before it, it is shown with one more.
 */
function escapePipes(cell: string): string {
  return cell.replace(/(\\*)\|/g, (_, before: string) =>
    before.length % 2 === 0 ? `${before}\\|` : `${before}\\\\|`,
  );
}
