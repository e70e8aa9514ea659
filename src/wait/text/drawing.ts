/** Mermaid drawings, in which text from outside stays text. */
import { codeBlock, type Markdown } from './markdown.ts';
import { sanitize } from './sanitize.ts';

/** Part of a drawing. Only `drawing` makes one. */
class SafeDrawing {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }
}

export type Drawing = SafeDrawing;

/** Template tag: drawings and numbers are put in unchanged, strings as short labels. */
export function drawing(
  template: TemplateStringsArray,
  ...values: ReadonlyArray<string | number | Drawing>
): Drawing {
  const parts = values.map((value, index) => {
    if (value instanceof SafeDrawing) return value.text;
    if (typeof value === 'number') return value;
    // At the start of a line a label could be one of Mermaid's keywords.
    const before = `${index === 0 ? '\n' : ''}${template[index]}`;
    return /\n\s*$/.test(before) ? `“${label(value)}”` : label(value);
  });
  return new SafeDrawing(String.raw({ raw: template }, ...parts));
}

/** Returns lines as a drawing; where nothing renders it, it is shown as text. */
export function mermaid(lines: readonly Drawing[]): Markdown {
  return codeBlock(
    'mermaid',
    lines.map(({ text }) => text),
  );
}

/** Room for a label, in characters. */
const MAX_LABEL_LENGTH = 40;
/** Characters with a meaning to Mermaid, and what is shown instead. */
const LOOKALIKES: Readonly<Record<string, string>> = { ':': '∶', '#': '♯', '%': '％', "'": '’' };
/** Anything that has no place in a label. */
const UNLABELLED = /[^\p{L}\p{M}\p{N}∶♯％’…·×–— ,._()[\]+=/-]/gu;

/** Returns a label without anything that Mermaid, HTML or CSS could read. */
function label(text: string): string {
  const harmless = sanitize(text)
    .replace(/[:#%']/g, (sign) => LOOKALIKES[sign] ?? ' ')
    .replace(UNLABELLED, ' ')
    .replace(/ +/g, ' ')
    .trim();
  if (harmless === '') return '…';
  return harmless.length <= MAX_LABEL_LENGTH
    ? harmless
    : `${harmless.slice(0, MAX_LABEL_LENGTH - 1).replace(/[\ud800-\udfff]/u, '')}…`;
}
