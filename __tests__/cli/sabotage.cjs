// Preloaded into the command's process (node --require) to break what it depends on.

/** @type {Readonly<Record<string, () => unknown>>} */
const SABOTAGE = {
  'Node is too old': () =>
    Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.18.3' } }),
  'the report throws a string': () => Object.assign(Number.prototype, { toFixed: fail }),
  'a timer throws': () => setTimeout(fail, 1_000),
  'sleeps never end': () => Object.assign(globalThis, { setTimeout: () => ({ unref() {} }) }),
  'the log throws after the JSON': () => {
    const write = process.stdout.write.bind(process.stdout);
    /** @param {string} text @param {() => void} done */
    const writeThenBreak = (text, done) => {
      Object.assign(String.prototype, { padStart: fail });
      return write(text, done);
    };
    Object.assign(process.stdout, { write: writeThenBreak });
  },
};

function fail() {
  throw 'a string';
}

SABOTAGE[process.env['SABOTAGE'] ?? '']?.();
