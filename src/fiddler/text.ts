/** Texts in the server's answers: not too long, and on one line where they are printed. */

/** An answer may have 4 MiB; no text in it is of use to anybody beyond this, in characters. */
const LONGEST_TEXT = 20_000;
/** What no key has, or what stands around one. */
const BETWEEN_WORDS = /[^\x21-\x7e]|["',;]/;

/**
 * A text, cut to 20,000 characters. It is cut between two words, however long they are: of a key
 * that the server echoes, no part is left that nobody would recognise.
 *
 * @returns null where it is no text
 */
export function parseText(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  if (value.length <= LONGEST_TEXT) return value;
  let end = LONGEST_TEXT;
  while (end > 0 && !BETWEEN_WORDS.test(value.charAt(end - 1))) end -= 1;
  return `${value.slice(0, end)}… (${value.length - end} more characters)`;
}

/** A text on one line, without control characters. */
export function toLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}
