/**
 * A terminal's escape sequences: colours and cursor (CSI), titles and links (OSC).
 * node's own `stripVTControlCharacters` takes a time that grows with the square of hostile text; here
 * no sequence reaches past the beginning of another.
 */
const ESCAPES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are made of them
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b\]|\u009d)[^\u0007\u001b\u009c\u009d]*(?:\u0007|\u001b\\|\u009c)/g;

export function stripEscapes(text: string): string {
  return text.replace(ESCAPES, '');
}
