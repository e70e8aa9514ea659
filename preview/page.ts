/** Renders summaries as a page, with GitHub's flavour of Markdown and its stylesheet. */
import { readFileSync } from 'node:fs';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import type { Markdown } from '../src/wait/text/markdown.ts';

/**
 * Returns Markdown as HTML. GitHub strips dangerous HTML afterwards; here it is kept, so tests see
 * everything that a summary lets through.
 */
export function toHtml({ text }: Pick<Markdown, 'text'>): string {
  return micromark(text, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
  });
}

const PAGE = new URL('page.html', import.meta.url);
const STYLES = new URL('../node_modules/github-markdown-css/', import.meta.url);
const MERMAID = new URL('../node_modules/mermaid/dist/mermaid.min.js', import.meta.url);

/** @param summaries by the name of the outcome */
export function renderPage(summaries: ReadonlyMap<string, Pick<Markdown, 'text'>>): string {
  const articles = [...summaries].map(
    ([name, summary]) =>
      `<p class="outcome">${name}</p>\n<article class="markdown-body" id="${name}">\n${toHtml(summary)}\n</article>`,
  );
  const parts: Readonly<Record<string, string>> = {
    light: readFileSync(new URL('github-markdown-light.css', STYLES), 'utf8'),
    dark: readFileSync(new URL('github-markdown-dark.css', STYLES), 'utf8'),
    articles: articles.join('\n'),
    mermaid: readFileSync(MERMAID, 'utf8').replaceAll('</script', '<\\/script'),
  };
  return readFileSync(PAGE, 'utf8').replace(
    /(?:<!--|\/\*) (\w+) (?:-->|\*\/)/g,
    (comment, part: string) => parts[part] ?? comment,
  );
}
