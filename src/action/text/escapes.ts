/**
 * The escapes of Markdown and mermaid, for `Cleaner` alone. They take text that is on one line and
 * free of control characters, and give what shows that text and does nothing else.
 */
import { lazyRegExp } from './lazy-regexp.ts';

/**
 * Words that mean nothing to Markdown, HTML or GitHub: of letters; short ones with digits, which
 * are no commits and no issues; numbers; a few signs and pictures.
 */
const harmlessWord = lazyRegExp(
  String.raw`^(?:\p{L}[\p{L}\p{M}'\u2019-]*|\p{L}[\p{L}\p{N}]{0,5}|\p{N}{1,6}(?:[.,]\p{N}{1,6})?%?|\p{ExtPict}\ufe0f?)$`,
  'u',
);
/**
 * The same for the words that most texts have: without Unicode. These alone could be a commit's hash
 * or, before a dot, a link.
 */
const HARMLESS_PLAIN_WORD =
  /^(?![\dA-Fa-f]{7,}$|[Ww]{3,}$)(?:[A-Za-z][A-Za-z'-]*|[A-Za-z][A-Za-z\d]{0,5}|\d{1,6}(?:[.,]\d{1,6})?%?)$/;
/** What is printed most that is not ASCII, and is harmless. */
const SIGNS: ReadonlySet<string> = new Set('×·…—–✅❌🚫🛑⏰❓💤');
/** A word with what a sentence puts around it. */
const WORD = /^([("']*)(.*?)([.,:;!?'")]*)$/;
/** `Upload[550e8400-…]`, as the Python client calls jobs. */
const NAME_WITH_ID = /^([^[\]]+)(\[[\da-f-]{36}\])$/;
/** What stands between backticks, where that is a word of its own. */
const QUOTED = /(?<=^|[ (])`([^`]+)`(?=[.,:;!?)]*(?: |$))/;

function isHarmless(word: string): boolean {
  if (HARMLESS_PLAIN_WORD.test(word) || SIGNS.has(word)) return true;
  return /[^\x20-\x7e]/.test(word) && harmlessWord().test(word);
}

/** An inline code span: neither Markdown, HTML, mentions nor links work in it. */
export function codeSpan(text: string): string {
  if (text === '') return '';
  if (!text.includes('`')) return `\`${text}\``;
  const longestRun = Math.max(...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  return `${fence} ${text} ${fence}`;
}

/**
 * A sentence that reads as one: harmless words stay as they are, every other word becomes a code
 * span, and so does what the text itself quotes with backticks.
 */
export function prose(text: string): string {
  const spaced = text.trim().replaceAll(/ {2,}/g, ' ');
  if (!spaced.includes('`')) return proseWithoutQuotes(spaced);
  // Between two code spans there is always a blank or a mark: their fences must not touch.
  return spaced
    .split(QUOTED)
    .map((part, index) => (index % 2 === 1 ? codeSpan(part) : proseWithoutQuotes(part)))
    .join('');
}

function proseWithoutQuotes(text: string): string {
  return text
    .split(' ')
    .map((whole, index) => {
      const [, before = '', word = '', after = ''] = WORD.exec(whole) ?? [];
      // At the start, `-`, `1.` and `1)` would make a list.
      if (whole === '-' && index > 0) return whole;
      const isListMark = index === 0 && after !== '' && /^\d/.test(word);
      const [, name = word, id = ''] = NAME_WITH_ID.exec(word) ?? [];
      const shown = isHarmless(name) && !isListMark ? name : codeSpan(name);
      return `${before}${shown}${id === '' ? '' : ` ${codeSpan(id)}`}${after}`;
    })
    .join(' ');
}

/**
 * Markdown for a cell of a table, whose pipes do not end it. A pipe is escaped by an odd number of
 * backslashes; where the text has an odd number itself, it is shown with one more.
 */
export function tableCell(markdown: string): string {
  if (!markdown.includes('|')) return markdown;
  return markdown.replace(/(\\*)\|/g, (_, before: string) =>
    before.length % 2 === 0 ? `${before}\\|` : `${before}\\\\|`,
  );
}

/** Labels in drawings are cut to this, in characters: there is not more room. */
const LONGEST_LABEL = 40;
/** What has a meaning to mermaid, and what is shown for it. */
const LOOKALIKES: Readonly<Record<string, string>> = { ':': '∶', '#': '♯', '%': '％', "'": '’' };

const LABEL_SIGNS = `${Object.values(LOOKALIKES).join('')}…·×–—`;
/** What has no place in a label. */
const unlabelled = lazyRegExp(`[^\\p{L}\\p{M}\\p{N}${LABEL_SIGNS} ,._()[\\]+=/-]`, 'gu');

/** A label in a mermaid drawing, in which nothing is left that mermaid, HTML or CSS could read. */
export function label(text: string): string {
  const harmless = text
    .replace(/[:#%']/g, (sign) => LOOKALIKES[sign] ?? ' ')
    .replace(unlabelled(), ' ')
    .replace(/ +/g, ' ')
    .trim();
  if (harmless === '') return '…';
  return harmless.length <= LONGEST_LABEL
    ? harmless
    : `${harmless.slice(0, LONGEST_LABEL - 1).replace(/[\ud800-\udfff]/u, '')}…`;
}
