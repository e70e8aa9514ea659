// A declaration as Markdown, with its docstring and its members.

/** @import { Declaration, Described } from './declarations.js' */

/**
 * @param {Declaration | undefined} declaration
 * @param {string} name
 * @param {string} [heading]
 * @returns {string}
 * @throws Error where the library exports what this script does not find
 */
export function renderDeclaration(declaration, name, heading = '##') {
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
