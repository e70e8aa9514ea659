// Reads the file in which an action leaves its outputs for the runner (`GITHUB_OUTPUT`).

/**
 * @param {string} text lines of `name=value`, or of `name<<delimiter`, the value's lines, `delimiter`
 * @returns {Map<string, string>} the outputs in their order; of a name set twice, the last value
 * @throws Error where the runner would fail the step, too
 */
export function parseOutputs(text) {
  /** @type {Map<string, string>} */
  const outputs = new Map();
  const lines = text.split(/\r?\n/);
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    if (line === '') continue;
    const [, name = '', sign = '', rest = ''] = /^(.*?)(=|<<)(.*)$/.exec(line) ?? [];
    if (name === '') throw new Error(`The output file has a line of neither form: ${line}`);
    outputs.set(name, sign === '=' ? rest : takeUntil(rest, lines).join('\n'));
  }
  return outputs;
}

/**
 * @param {string} delimiter
 * @param {string[]} lines loses what is taken, and the delimiter
 */
function takeUntil(delimiter, lines) {
  const end = lines.indexOf(delimiter);
  if (end === -1) throw new Error(`The output file ends before its delimiter ${delimiter}`);
  return lines.splice(0, end + 1).slice(0, -1);
}
