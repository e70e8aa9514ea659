// Preloaded into the action's process (node --require): its clock and timers run TIMES_FASTER as fast,
// while Node's own timers keep to real time. At exit the file MEMORY_FILE, if there is one, gets the
// peak of the resident memory, in bytes.
const { readFileSync, writeFileSync } = require('node:fs');

const faster = Number(process.env['TIMES_FASTER']);
const memoryFile = process.env['MEMORY_FILE'];
const realNow = performance.now.bind(performance);
const realSetTimeout = setTimeout;
const startMs = realNow();

performance.now = () => startMs + (realNow() - startMs) * faster;

Object.assign(globalThis, {
  /** @param {(...args: unknown[]) => void} callback @param {number} delayMs @param {unknown[]} args */
  setTimeout: (callback, delayMs, ...args) => realSetTimeout(callback, delayMs / faster, ...args),
});

process.on('exit', () => {
  if (memoryFile === undefined) return;
  // `resourceUsage` may return the peak of the parent process.
  const status = readFileSync('/proc/self/status', 'utf8');
  const kibibytes = Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]);
  writeFileSync(memoryFile, String(kibibytes * 1024));
});
