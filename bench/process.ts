/** A program run to its end, and how long that took. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

export interface Run {
  readonly exitCode: number | null;
  /** From spawn to exit. */
  readonly elapsedMs: number;
  readonly output: string;
}

export async function runProgram(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Run> {
  const startMs = performance.now();
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<Omit<Run, 'output'>>((done, fail) => {
    child.once('error', fail);
    child.once('exit', (exitCode) => done({ exitCode, elapsedMs: performance.now() - startMs }));
  });
  const [run, output] = await Promise.all([ended, text(child.stdout)]);
  return { ...run, output };
}

/** Of a program that has to succeed. */
export async function timeProgram(...what: Parameters<typeof runProgram>): Promise<number> {
  const { exitCode, elapsedMs, output } = await runProgram(...what);
  if (exitCode !== 0) throw new Error(`${what[1][0]} ended with ${exitCode}: ${output}`);
  return elapsedMs;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
