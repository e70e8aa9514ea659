/** Standard output for results, standard error for everything else. */
import type { Line } from '../wait/text/sanitize.ts';

/** Ignores write errors of the log: a closed pipe, a full disk. */
export function ignoreStreamErrors(): void {
  process.stderr.on('error', () => {});
  process.stdout.on('error', () => {});
}

export function writeLine({ text }: Line): void {
  process.stderr.write(`${text}\n`);
}

/** @throws Error if not all of it could be written */
export function writeOutput(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
