/** Texts from outside: not too long, and on one line if printed. */

/** A response may have 4 MiB; no text in it is useful beyond this, in characters. */
const MAX_TEXT_LENGTH = 20_000;

/** Returns a text, cut in its middle to 20,000 characters; null if the value is not a string. */
export function parseText(value: unknown): string | null {
  return typeof value === 'string' ? truncate(value, MAX_TEXT_LENGTH) : null;
}

/** Cuts a long text in its middle: the end of a message often has the cause. */
export function truncate(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const endLength = Math.floor(maxLength * 0.4);
  const start = text.slice(0, maxLength - endLength);
  const end = text.slice(text.length - endLength);
  // A surrogate pair may have been cut in half.
  return `${start.toWellFormed()}… (${text.length - maxLength} more characters) …${end.toWellFormed()}`;
}

/** Returns a text on one line, without control characters. */
export function toLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}
