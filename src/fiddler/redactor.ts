/** Replaces an API key wherever a server echoes it by accident. */

/** A shorter key would be found in texts by chance. */
const MIN_SECRET_LENGTH = 8;
/** A longer text is no API key: servers take 16 kB of headers at most. */
export const MAX_SECRET_LENGTH = 8_192;

/**
 * Returns a function that replaces the secret with `***`: as it is, URL-encoded or in base64, also
 * with the escapes of JSON.
 */
export function createRedactor(secret: string): (text: string) => string {
  const { length } = secret;
  if (length < MIN_SECRET_LENGTH || length > MAX_SECRET_LENGTH) return (text) => text;
  const spellings = [secret, encodeURIComponent(secret), ...inBase64(secret)];
  const pattern = new RegExp(spellings.map(patternOf).join('|'), 'gi');
  return (text) => text.replace(pattern, '***');
}

/**
 * Within a longer text the secret may start at any of three places in base64's groups of four. The
 * characters at both ends depend on the neighbours and are left out.
 */
function inBase64(secret: string): readonly string[] {
  return [0, 1, 2].flatMap((offset) => {
    const padded = Buffer.from('\0'.repeat(offset) + secret);
    const whole = padded.subarray(0, padded.length - (padded.length % 3));
    return (['base64', 'base64url'] as const).map((encoding) =>
      whole.toString(encoding).slice(offset === 0 ? 0 : 4),
    );
  });
}

/** JSON may have `\/` or `\u002b` for any character but letters and digits. */
function patternOf(spelling: string): string {
  return spelling.replace(/[^a-z\d]/gi, (character) => {
    const hex = character.charCodeAt(0).toString(16).padStart(4, '0');
    return `(?:\\\\?\\u${hex}|\\\\u${hex})`;
  });
}
