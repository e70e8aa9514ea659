// Parses the file in which an action leaves its outputs (`GITHUB_OUTPUT`).

/**
 * @param {string} text lines of `name=value`, or of `name<<delimiter`, the value's lines, `delimiter`
 * @returns {Map<string, string>} in order; the last value of a name wins
 * @throws Error if the runner would fail the step, too
 */
export function parseOutputs(text) {
  /** @type {Map<string, string>} */
  const outputs = new Map();
  const lines = text.split(/\r?\n/);
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    if (line === '') continue;
    const [, name = '', sign = '', rest = ''] = /^(.*?)(=|<<)(.*)$/.exec(line) ?? [];
    if (name === '') throw new Error(`The output file has a line of neither form: ${line}`);
    const end = sign === '=' ? undefined : lines.indexOf(rest);
    if (end === -1) throw new Error(`The output file ends before its delimiter ${rest}`);
    outputs.set(
      name,
      end === undefined
        ? rest
        : lines
            .splice(0, end + 1)
            .slice(0, -1)
            .join('\n'),
    );
  }
  return outputs;
}
