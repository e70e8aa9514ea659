/** Makes any text one line, mostly for `Cleaner`: printable, not too long, and nothing to the runner. */
import { lazyRegExp } from './lazy-regexp.ts';
import { stripEscapes } from './terminal.ts';

/**
 * Control characters, line separators, and format characters such as direction overrides; without
 * the two joiners that emoji and some scripts are written with. Lone surrogates count too.
 */
const unprintable = lazyRegExp(
  String.raw`(?:(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}])+`,
  'gu',
);

/** Most texts have nothing but this: ASCII, and the signs that the reports are full of. */
const PLAIN = /^[\x20-\x7e×·…—–✅❌⏰❓█░]*$/;

export function clean(text: string): string {
  return PLAIN.test(text) ? text : stripEscapes(text).replace(unprintable(), ' ');
}

/** The beginning and the end of a long text: what a sentence says last is often why. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const ending = Math.floor(longest * 0.4);
  const left = text.length - longest;
  // Half a character is left only where the text was cut.
  const start = text.slice(0, longest - ending).replace(/[\ud800-\udfff]/u, '');
  const end = text.slice(text.length - ending).replace(/[\ud800-\udfff]/u, '');
  return `${start}… (${left} more characters) …${end}`;
}

/** The runner obeys `::command::` at the start of a line and `##[command]` anywhere in it. */
export function inert(text: string): string {
  if (!text.includes('::') && !text.includes('##[')) return text;
  return text.replace(/^(\s*):(?=:)/, '$1: ').replaceAll('##[', '## [');
}
