/** Texts in the server's answers: not too long, and on one line where they are printed. */

/** An answer may have 4 MiB; no text in it is of use to anybody beyond this, in characters. */
const LONGEST_TEXT = 20_000;
/** A cut is made at a blank, or another mark between words, where one is no further away. */
const LONGEST_WORD = 1_000;

/**
 * A text, cut to 20,000 characters. It is cut between two words: of a key that the server echoes,
 * no part is left that nobody would recognise.
 *
 * @returns null where it is no text
 */
export function parseText(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  if (value.length <= LONGEST_TEXT) return value;
  const ending = value.slice(LONGEST_TEXT - LONGEST_WORD, LONGEST_TEXT);
  const mark = ending.search(/[\s"',;][^\s"',;]*$/);
  const end = mark === -1 ? LONGEST_TEXT : LONGEST_TEXT - LONGEST_WORD + mark + 1;
  return `${value.slice(0, end)}… (${value.length - end} more characters)`;
}

/** A text on one line, without control characters. */
export function toLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}
