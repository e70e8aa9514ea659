// Shows what an action prints as GitHub's log does: the runner interprets workflow commands
// (`::group::…`) and masks secrets.

/** Commands whose message is shown, with the label that GitHub puts before it. */
const LABELS = new Map([
  ['error', 'Error'],
  ['warning', 'Warning'],
  ['notice', 'Notice'],
]);

export class RunnerLog {
  /** @type {Set<string>} */
  #masks;
  #isGrouped = false;

  /** @param {readonly string[]} [masks] secrets that are hidden from the start; default: none */
  constructor(masks = []) {
    this.#masks = new Set(masks);
  }

  /**
   * @param {string} line printed by the action, without its line break
   * @returns {string | undefined} one or more lines; undefined if nothing is shown
   */
  render(line) {
    // The runner trims a line before it looks for a command, and properties end at the next `::`.
    const command = /^\s*::([\w-]+)(?:\s.*?)?::(.*)$/.exec(line);
    const name = command?.[1]?.toLowerCase() ?? '';
    const message = (command?.[2] ?? '')
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%25', '%');
    switch (name) {
      case 'group':
        this.#isGrouped = true;
        return this.#mask(`▼ ${message}`);
      case 'endgroup':
        this.#isGrouped = false;
        return undefined;
      case 'add-mask':
        if (message !== '') this.#masks.add(message);
        return undefined;
      case 'debug':
        return undefined;
      default: {
        const label = LABELS.get(name);
        const text = this.#mask(label === undefined ? line : `${label}: ${message}`);
        return this.#isGrouped ? text.replace(/^/gm, '  ') : text;
      }
    }
  }

  /** @param {string} text */
  #mask(text) {
    return [...this.#masks].reduce((masked, mask) => masked.replaceAll(mask, '***'), text);
  }
}
