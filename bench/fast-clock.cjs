// Loaded into the action's process before the bundle (node --require): its clock and its timers run
// TIMES_FASTER as fast, so that a long wait is over soon, and the most memory that the process ever
// had is written to the file MEMORY_FILE when it ends. Node's own timers, those of its sockets, keep
// to the real time.
const { readFileSync, writeFileSync } = require('node:fs');

const faster = Number(process.env['TIMES_FASTER']);
const { hrtime } = process;
const sleep = setTimeout;
const startNs = hrtime.bigint();

Object.assign(process, {
  /** @returns {[number, number]} seconds and nanoseconds */
  hrtime() {
    const ns = startNs + (hrtime.bigint() - startNs) * BigInt(faster);
    return [Number(ns / 1_000_000_000n), Number(ns % 1_000_000_000n)];
  },
});

Object.assign(globalThis, {
  /** @param {() => void} then @param {number} delayMs */
  setTimeout: (then, delayMs) => sleep(then, delayMs / faster),
});

process.on('exit', () => writeFileSync(process.env['MEMORY_FILE'] ?? '', String(peakBytes())));

/** What Linux tells with getrusage may be the peak of the process that started this one. */
function peakBytes() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
}
