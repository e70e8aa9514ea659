/** Redacts secrets in text, in whatever spelling a server, a gateway or a log may give them. */

import { stripEscapes } from './terminal.ts';

/** A secret shorter than this is no secret; to redact it would only garble the text. */
const SHORTEST_SECRET = 4;
/** Shorter ones are found in their usual spellings only: others would be found by chance. */
const SHORTEST_DISGUISED_SECRET = 8;

const REDACTED = '***';

/** Takes time in proportion to the text, whatever that is. */
export class Secrets {
  /** As they are, in a URL, in base64. */
  readonly #usual: readonly string[];
  /** Squeezed, in plain, base64 and hexadecimal. */
  readonly #disguised: readonly string[];
  /** No spelling is shorter than this, so many texts need no look. */
  readonly #shortest: number;

  constructor(secrets: readonly string[]) {
    const usual: string[] = [];
    const disguised: string[] = [];
    for (const secret of secrets) {
      if (secret.length < SHORTEST_SECRET) continue;
      const spellings = [secret, encodeURIComponent(secret), ...inBase64(secret)];
      usual.push(...spellings);
      if (secret.length < SHORTEST_DISGUISED_SECRET) continue;
      disguised.push(...[...spellings, Buffer.from(secret).toString('hex')].map(squeeze));
    }
    this.#usual = usual;
    this.#disguised = disguised;
    this.#shortest = Math.min(...[...usual, ...disguised].map(({ length }) => length));
  }

  /** Where a secret is in a disguise that has no clear beginning and end, the whole text goes. */
  redact(text: string): string {
    if (text.length < this.#shortest) return text;
    const upperCase = text.toUpperCase();
    const isUsual = this.#usual.some((spelling) => upperCase.includes(spelling.toUpperCase()));
    const left = isUsual ? text.replace(this.#usualPattern(), REDACTED) : text;
    const squeezed = squeeze(left);
    return this.#disguised.some((secret) => squeezed.includes(secret)) ? REDACTED : left;
  }

  #usualPattern(): RegExp {
    return new RegExp(this.#usual.map(literally).join('|'), 'gi');
  }
}

/** What a text without escapes has none of: besides ASCII, reports are full of a few signs. */
const ESCAPED = /[^\x20-\x7e×·…—–✅❌⏰❓█░]|[&\\]|%[^ ]/;
const OVERLOOKED = /[^\x21-\x7e]/g;

/** The names that HTML has for the characters of keys. */
const ENTITIES: Readonly<Record<string, string>> = {
  plus: '+',
  sol: '/',
  equals: '=',
  period: '.',
  lowbar: '_',
  colon: ':',
  comma: ',',
  num: '#',
  commat: '@',
  dollar: '$',
  excl: '!',
  ast: '*',
};

/**
 * What is left of a text for somebody who wants to read a secret in it: encodings for HTML, JSON and
 * URLs (however often) undone, and everything gone that secrets have none of or people overlook.
 */
function squeeze(text: string): string {
  return (ESCAPED.test(text) ? undoEscapes(text) : text.replace(OVERLOOKED, '')).toLowerCase();
}

function undoEscapes(text: string): string {
  return stripEscapes(text)
    .replace(OVERLOOKED, '')
    .replace(/&(?:amp;)+/gi, '&')
    .replace(/&#x0*([\da-f]{2})(?:;|(?![\da-f]))|&#0*(\d{2,3})(?:;|(?!\d))/gi, (_, hex, decimal) =>
      String.fromCharCode(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    )
    .replace(/&([a-z]{3,6});/gi, (entity, name) => ENTITIES[name.toLowerCase()] ?? entity)
    .replace(
      /\\u(?:00|\{0*)([\da-f]{2})\}?|\\x([\da-f]{2})|%u00([\da-f]{2})|%(?:25)*([\da-f]{2})/gi,
      (_, ...hex) =>
        String.fromCharCode(Number.parseInt(String(hex.slice(0, 4).find(Boolean)), 16)),
    )
    .replace(/[^\x21-\x7e]|\\/g, '');
}

/**
 * Within a longer text the bytes may start at any of three places in base64's groups of four; the
 * characters at both ends depend on the neighbours and are left out.
 */
function inBase64(secret: string): readonly string[] {
  const spellings: string[] = [];
  for (const offset of [0, 1, 2]) {
    const padded = Buffer.from('\0'.repeat(offset) + secret);
    const whole = padded.subarray(0, padded.length - (padded.length % 3));
    for (const encoding of ['base64', 'base64url'] as const) {
      const spelling = whole.toString(encoding).slice(offset === 0 ? 0 : 4);
      if (spelling.length >= SHORTEST_SECRET) spellings.push(spelling);
    }
  }
  return spellings;
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
