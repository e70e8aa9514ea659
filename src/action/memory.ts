/** A wait that is over before this need not be frugal. */
const LONG_MS = 1_000;

/**
 * Keeps the memory of a long wait flat. It computes little; left to itself, V8 makes what is repeated
 * fast and lets ever more garbage gather meanwhile, hardly any of it in use: after 4,000 checks that
 * was 1.9 times the memory of 100; with these flags it is what docs/performance.md has. `node:v8` and
 * its flags are not worth loading for a job that is done already.
 */
export function limitMemoryOfLongWaits(): void {
  setTimeout(() => void limitMemory().catch(() => {}), LONG_MS).unref();
}

async function limitMemory(): Promise<void> {
  const { setFlagsFromString } = await import('node:v8');
  for (const flag of ['--no-opt', '--no-maglev', '--semi-space-growth-factor=1']) {
    setFlagsFromString(flag);
  }
}
