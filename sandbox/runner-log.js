// Shows what an action prints as a person sees it in GitHub's log: the runner takes the workflow
// commands (`::group::…`) out of it, and masks secrets.

/** Commands whose message is shown, with the label GitHub puts before it. */
const LABELS = new Map([
  ['error', 'Error'],
  ['warning', 'Warning'],
  ['notice', 'Notice'],
]);

export class RunnerLog {
  /** @type {Set<string>} */
  #masks;
  #grouped = false;

  /** @param {readonly string[]} [masks] secrets that are hidden from the start; default: none */
  constructor(masks = []) {
    this.#masks = new Set(masks);
  }

  /**
   * @param {string} line one line that the action printed, without its line break
   * @returns {string | undefined} what is seen of it, perhaps of several lines; undefined: nothing
   */
  render(line) {
    // The runner trims a line before it looks for a command, and properties end at the next `::`.
    const command = /^\s*::([\w-]+)(?:\s.*?)?::(.*)$/.exec(line);
    const name = command?.[1]?.toLowerCase() ?? '';
    const message = unescapeMessage(command?.[2] ?? '');
    switch (name) {
      case 'group':
        this.#grouped = true;
        return this.#mask(`▼ ${message}`);
      case 'endgroup':
        this.#grouped = false;
        return undefined;
      case 'add-mask':
        if (message !== '') this.#masks.add(message);
        return undefined;
      case 'debug':
        return undefined;
      default: {
        const label = LABELS.get(name);
        return this.#indent(this.#mask(label === undefined ? line : `${label}: ${message}`));
      }
    }
  }

  /** @param {string} text */
  #mask(text) {
    let masked = text;
    for (const mask of this.#masks) masked = masked.replaceAll(mask, '***');
    return masked;
  }

  /** @param {string} text */
  #indent(text) {
    return this.#grouped ? text.replace(/^/gm, '  ') : text;
  }
}

/**
 * @param {string} message as a workflow command carries it
 */
function unescapeMessage(message) {
  return message.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
