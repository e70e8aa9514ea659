/** Makes a text from outside fit for one line of a log: printable, short, and no command to any CI. */
import { stripVTControlCharacters } from 'node:util';

/** Maximum length of a text from outside within a line, in characters. */
const MAX_FIELD_LENGTH = 1_000;
/** A shorter text has no room to say how much was left out. */
const MIN_COUNTED_LENGTH = 200;

/**
 * Control characters, line separators, and format characters such as direction overrides; without
 * the two joiners that emoji and some scripts need. Lone surrogates are included.
 */
const UNPRINTABLE = /(?:(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}])+/gu;

/** Returns a text on one line, without unprintable characters, cut in its middle. */
export function sanitize(text: string, maxLength = MAX_FIELD_LENGTH): string {
  return stripVTControlCharacters(truncate(text, maxLength)).replace(UNPRINTABLE, ' ');
}

/** Cuts a long text in its middle: the end of a message often has the cause. */
export function truncate(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const endLength = Math.floor(maxLength * 0.4);
  const start = text.slice(0, maxLength - endLength);
  const end = text.slice(text.length - endLength);
  // A surrogate pair may have been cut in half.
  const leftOut =
    maxLength < MIN_COUNTED_LENGTH ? '…' : `… (${text.length - maxLength} more characters) …`;
  return `${start.toWellFormed()}${leftOut}${end.toWellFormed()}`;
}

/**
 * Breaks up commands of CI systems: GitHub obeys `::command::` at the start of a line, GitHub and Azure
 * obey `##[command]` and `##vso[command]` anywhere in it.
 */
export function escapeCommands(line: string): string {
  return escapeMatches(line.replace(/^(\s*):(?=:)/, '$1: ').replace(/##(?=(?:vso)?\[)/gi, '## '));
}

/** setup-node makes annotations of lines that look like errors of tsc and ESLint (problem matchers). */
function escapeMatches(line: string): string {
  return line
    .replace(/((?:error|warning|info)\s+TS)(?=\d)/g, '$1 ')
    .replace(/(:\sline\s\d+)(?=,\scol\s)/g, '$1 ')
    .replace(/^(\s+\d+:\d+\s+)(?=(?:error|warning|info)\s)/, '$1· ');
}

/** A line for a log or an annotation. Only `line` makes one. */
class SafeLine {
  readonly #text: string;

  constructor(text: string) {
    this.#text = escapeCommands(text);
  }

  get text(): string {
    return this.#text;
  }
}

export type Line = SafeLine;

/** Template tag for a `Line`: the template is taken as it is, strings put in are sanitized. */
export function line(
  template: TemplateStringsArray,
  ...values: ReadonlyArray<string | number | Line>
): Line {
  const parts = values.map((value) => {
    if (value instanceof SafeLine) return value.text;
    return typeof value === 'string' ? sanitize(value) : value;
  });
  return new SafeLine(String.raw({ raw: template }, ...parts));
}
