// What a declaration file declares. What this understands is what tsc prints, and no more: a
// declaration starts at the left, its members are indented by four spaces, a docstring stands right
// before what it describes.

/**
 * @typedef {object} Described
 * @property {string} code the declaration, or its first line where it has members
 * @property {string} doc the docstring without its stars; empty where there is none
 */

/**
 * @typedef {Described & { name: string, members: Described[] }} Declaration
 */

/**
 * The names that a module exports from others, in its order.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function parseExports(text) {
  return Array.from(text.matchAll(/^export (?:type )?\{([^}]*)\}/gm), ([, names = '']) => names)
    .flatMap((names) => names.split(','))
    .map((name) => name.replace(/^\s*(type )?/, '').trim())
    .filter((name) => name !== '');
}

/**
 * @param {string} text a declaration file
 * @returns {Declaration[]}
 */
export function parseDeclarations(text) {
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
