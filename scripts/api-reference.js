// Writes docs/api.md, or the file that is named: the library's reference, from the docstrings in
// dist/library/*.d.ts, which the build has made. What it understands is what tsc prints, and no more:
// a declaration starts at the left, its members are indented by four spaces, a docstring stands right
// before what it describes.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Described
 * @property {string} code the declaration, or its first line where it has members
 * @property {string} doc the docstring without its stars; empty where there is none
 */

/**
 * @typedef {Described & { name: string, members: Described[] }} Declaration
 */

const LIBRARY = new URL('../dist/library/', import.meta.url);

const declarations = readdirSync(LIBRARY)
  .filter((file) => file.endsWith('.d.ts') && file !== 'index.d.ts')
  .sort()
  .flatMap((file) => parseDeclarations(readFileSync(new URL(file, LIBRARY), 'utf8')));
const exported = parseExports(readFileSync(new URL('index.d.ts', LIBRARY), 'utf8'));
const [file = fileURLToPath(new URL('../docs/api.md', import.meta.url))] = process.argv.slice(2);
writeFileSync(file, renderReference(declarations, exported));

/**
 * The names that a module exports from others, in its order.
 *
 * @param {string} text
 * @returns {string[]}
 */
function parseExports(text) {
  return Array.from(text.matchAll(/^export (?:type )?\{([^}]*)\}/gm), ([, names = '']) => names)
    .flatMap((names) => names.split(','))
    .map((name) => name.replace(/^\s*(type )?/, '').trim())
    .filter((name) => name !== '');
}

/**
 * @param {string} text a declaration file
 * @returns {Declaration[]}
 */
function parseDeclarations(text) {
  return split(text, '')
    .filter(({ code }) => code.startsWith('export '))
    .map(({ code, doc }) => {
      const [first = '', ...rest] = code.replace(/^export (declare )?/, '').split('\n');
      const name = /^(?:abstract )?\w+ (\w+)/.exec(first)?.[1] ?? '';
      const hasMembers = /^(class|interface) /.test(first);
      if (!hasMembers) return { name, doc, code: [first, ...rest].join('\n'), members: [] };
      const members = split(rest.slice(0, -1).join('\n'), '    ').filter(
        // A constructor without a word is not for users: the library's own code makes errors.
        ({ code: member, doc: said }) =>
          !/^(#private|private )/.test(member) &&
          !(member.startsWith('constructor') && said === ''),
      );
      return { name, doc, code: first.replace(/ \{$/, ''), members };
    });
}

/**
 * Cuts a text into the statements that start at `indent`, each with the docstring before it.
 *
 * @param {string} text
 * @param {string} indent
 * @returns {Described[]}
 */
function split(text, indent) {
  /** @type {Described[]} */
  const found = [];
  const pattern = RegExp(
    `(?:^${indent}/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\n)?^${indent}(?![ /}])(.+(?:\\n${indent}(?:[ }|].*))*)`,
    'gm',
  );
  for (const [, doc = '', code = ''] of text.matchAll(pattern)) {
    found.push({
      code: code.replaceAll(`\n${indent}`, '\n').trimEnd(),
      doc: doc.replace(/^\s*\*? ?/gm, '').trim(),
    });
  }
  return found;
}

/**
 * @param {readonly Declaration[]} all
 * @param {readonly string[]} names those to describe first, in their order
 * @returns {string}
 */
function renderReference(all, names) {
  /** @type {Map<string, Declaration>} */
  const byName = new Map();
  for (const declaration of all) {
    // A constant and the type of its values may share a name.
    const before = byName.get(declaration.name);
    const { code, doc } = declaration;
    const both = { code: `${before?.code}\n${code}`, doc: [before?.doc, doc].join('\n\n').trim() };
    byName.set(declaration.name, before === undefined ? declaration : { ...before, ...both });
  }
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

/**
 * @param {Declaration | undefined} declaration
 * @param {string} name
 * @param {string} [heading]
 * @returns {string}
 * @throws Error where the library exports what this script does not find
 */
function renderDeclaration(declaration, name, heading = '##') {
  if (declaration === undefined) throw new Error(`dist/library declares no ${name}`);
  const { code, doc, members } = declaration;
  return [
    `${heading} ${name}`,
    fence(code),
    renderDoc(doc),
    renderProperties(members.filter((member) => !isFunction(member.code))),
    ...members
      .filter((member) => isFunction(member.code))
      .map((member) =>
        [`${heading}# \`${titleOf(name, member.code)}\``, fence(member.code), renderDoc(member.doc)]
          .filter((part) => part !== '')
          .join('\n\n'),
      ),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** @param {readonly Described[]} properties */
function renderProperties(properties) {
  if (properties.length === 0) return '';
  const rows = properties.map(({ code, doc }) => {
    const [, name = '', mark = '', type = ''] =
      /^(?:readonly |get )*(\w+)(\??)(?:\(\))?(?::| =) ([\s\S]*?);?$/.exec(code) ?? [];
    const cells = [`\`${name}${mark}\``, `\`${type}\``, doc.replace(/\s+/g, ' ')];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return ['| property | type | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

/** @param {string} code */
function isFunction(code) {
  return /^(static |async )*\w+\(/.test(code);
}

/**
 * `Job.get()`, `job.wait()`, `new FiddlerClient()`.
 *
 * @param {string} owner
 * @param {string} code
 */
function titleOf(owner, code) {
  const name = /\w+(?=\()/.exec(code)?.[0] ?? '';
  if (name === 'constructor') return `new ${owner}()`;
  if (code.startsWith('static ')) return `${owner}.${name}()`;
  return `${owner.charAt(0).toLowerCase()}${owner.slice(1)}.${name}()`;
}

/**
 * A docstring as Markdown: paragraphs as they are, a list of what `@throws` and the like say.
 *
 * @param {string} doc
 */
function renderDoc(doc) {
  const [text = '', ...tags] = doc.split(/^@/m);
  const lines = tags.map((tag) => {
    const [, kind = '', rest = ''] = /^(\w+)\s*([\s\S]*)$/.exec(tag.trim()) ?? [];
    if (kind === 'example') return `\n${fence(rest)}`;
    const said = rest.replace(/\s*\n\s*/g, ' ');
    if (kind === 'param') return `- ${said.replace(/^(\w+)/, '`$1`:')}`;
    return `- ${kind === 'returns' ? 'Returns' : 'Throws'} ${said}`;
  });
  return [text.trim(), lines.join('\n').trim()].filter((part) => part !== '').join('\n\n');
}

/** @param {string} code */
function fence(code) {
  return `\`\`\`ts\n${code}\n\`\`\``;
}
