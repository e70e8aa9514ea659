/** Reads the drawings of a summary with the real Mermaid. */
import { JSDOM } from 'jsdom';

// Mermaid sanitizes its texts with a library that needs a window, even to parse.
const { window } = new JSDOM('');
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import('mermaid');

/** Returns the Mermaid source of each drawing in Markdown. */
export function drawingsIn(markdown: string): string[] {
  return [...markdown.matchAll(/^```mermaid\n(.*?)\n```$/gms)].map(([, source]) => source ?? '');
}

/** @throws Error if Mermaid would show an error instead of the drawing */
export async function typeOfDrawing(source: string): Promise<string> {
  return (await mermaid.parse(source)).diagramType;
}
