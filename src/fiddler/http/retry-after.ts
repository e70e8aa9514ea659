/** More than a day is no advice that a server means; it is ignored like garbage. */
const LONGEST_BELIEVED_MS = 24 * 60 * 60 * 1000;

/**
 * The pause that a `Retry-After` header asks for, in milliseconds.
 *
 * @param value the header: whole seconds or an HTTP date
 * @param nowMs the server's time of day in milliseconds since 1970, to which a date is relative
 * @returns undefined for a past, negative, unreadable or absurd (over a day) value
 */
export function parseRetryAfterMs(value: string, nowMs: number): number | undefined {
  const text = value.trim();
  // Date.parse reads far more than HTTP dates, bare numbers too; an HTTP date starts with a weekday,
  // and is in GMT whether it says so or not.
  const delayMs = /^\d+$/.test(text)
    ? Number(text) * 1000
    : /^[A-Za-z]{3,9},? /.test(text)
      ? Date.parse(text.endsWith('GMT') ? text : `${text} GMT`) - nowMs
      : Number.NaN;
  return delayMs > 0 && delayMs <= LONGEST_BELIEVED_MS ? delayMs : undefined;
}
