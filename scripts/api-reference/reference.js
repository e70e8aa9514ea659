// The page of the library's reference: what it describes, and in which order.

import { renderDeclaration } from './markdown.js';

/** @import { Declaration } from './declarations.js' */

/**
 * @param {readonly Declaration[]} all
 * @param {readonly string[]} names those to describe first, in their order
 * @returns {string}
 */
export function renderReference(all, names) {
  /** @type {Map<string, Declaration>} */
  const byName = new Map();
  for (const declaration of all) {
    // A constant and the type of its values may share a name.
    const before = byName.get(declaration.name);
    const { code, doc } = declaration;
    const both = { code: `${before?.code}\n${code}`, doc: [before?.doc, doc].join('\n\n').trim() };
    byName.set(declaration.name, before === undefined ? declaration : { ...before, ...both });
  }
  for (const declaration of byName.values()) describeAsInherited(declaration, byName, names);
  // Job and its client are what a script starts with.
  const first = ['FiddlerClient', 'Job'];
  const main = [...first, ...names.filter((name) => !first.includes(name))];
  const mentioned = mentionedBy(main, byName);
  return [
    '# The library, name by name',
    '<!-- Made by scripts/api-reference.js from the docstrings in src/fiddler: `npm run build`. -->',
    'See [the library](library.md) for how to install it and for an example.',
    ...main.map((name) => renderDeclaration(byName.get(name), name)),
    ...(mentioned.length === 0
      ? []
      : ['## Types that are mentioned above', 'They have no name to import.']),
    ...mentioned.map((name) => renderDeclaration(byName.get(name), name, '###')),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

/**
 * What a class implements is described by the interface, where it is not described by the class. An
 * interface that has no name to import is not named.
 *
 * @param {Declaration} declaration
 * @param {ReadonlyMap<string, Declaration>} byName
 * @param {readonly string[]} exported
 */
function describeAsInherited(declaration, byName, exported) {
  const [clause = '', implemented = ''] = / implements (\w+)$/.exec(declaration.code) ?? [];
  for (const member of declaration.members) {
    const same = byName.get(implemented)?.members.find((other) => nameOf(other) === nameOf(member));
    member.doc ||= same?.doc ?? '';
  }
  if (!exported.includes(implemented)) declaration.code = declaration.code.replace(clause, '');
}

/** @param {{ code: string }} member */
function nameOf({ code }) {
  return /^(?:readonly )?(\w+)/.exec(code)?.[1];
}

/**
 * The names that are used by what is described, but are not described themselves.
 *
 * @param {readonly string[]} names
 * @param {ReadonlyMap<string, Declaration>} byName
 * @returns {string[]}
 */
function mentionedBy(names, byName) {
  const known = new Set(names);
  for (const name of known) {
    const { code = '', members = [] } = byName.get(name) ?? {};
    for (const text of [code, ...members.map((member) => member.code)]) {
      for (const [word] of text.matchAll(/\b[A-Z]\w+/g)) if (byName.has(word)) known.add(word);
    }
  }
  return [...known].slice(names.length).sort();
}
