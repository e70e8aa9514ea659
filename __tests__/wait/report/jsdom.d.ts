/** The little of jsdom that tests use; its own types would give every file those of a browser. */
declare module 'jsdom' {
  export interface Element {
    readonly localName: string;
    readonly textContent: string;
    innerHTML: string;
    querySelector(selector: string): Element | null;
    querySelectorAll(selector: string): Iterable<Element>;
    replaceWith(text: string): void;
  }

  export class JSDOM {
    constructor(html: string);
    readonly window: { readonly document: { readonly body: Element } };
  }
}
