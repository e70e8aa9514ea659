/** Runs the command as a process, from the file that npm links. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FiddlerServer, Reply } from '../../sandbox/fiddler-server.js';
import { TOKEN } from '../bundle/action.ts';
import { type Owner, serve } from '../fixtures.ts';

const COMMAND = resolve(import.meta.dirname, '../../bin/wait-for-job.cjs');
/** Longer than any test waits for. */
const MAX_RUN_MS = 60_000;

export interface RunOptions {
  /** The whole environment, but for PATH. */
  readonly env?: Readonly<Record<string, string>>;
  /** A command that runs the command. */
  readonly runner?: readonly string[];
  /** Text for standard input, or a file descriptor. Default: none. */
  readonly input?: string | number;
  /** Pipes (the default) or file descriptors. */
  readonly stdout?: 'pipe' | number;
  readonly stderr?: 'pipe' | number;
  /** Neither of them is read before this. Default: they are read at once. */
  readonly readAfter?: Promise<unknown>;
}

export interface Ended {
  /** Null if the process was killed. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export async function run(
  args: readonly string[],
  { env, runner = [], input, stdout = 'pipe', stderr = 'pipe', readAfter }: RunOptions = {},
  onStart: (command: ChildProcess) => unknown = () => {},
): Promise<Ended> {
  const [file = '', ...rest] = [...runner, process.execPath, COMMAND, ...args];
  const command = spawn(file, rest, {
    env: { PATH: process.env['PATH'], ...env },
    stdio: [typeof input === 'string' ? 'pipe' : (input ?? 'ignore'), stdout, stderr],
    timeout: MAX_RUN_MS,
    killSignal: 'SIGKILL',
  });
  command.stdin?.end(input);
  // Without a listener, Node drops output that is not read before the process ends.
  for (const stream of [command.stdout, command.stderr]) stream?.on('readable', () => {});
  const exited = once(command, 'exit');
  const read = async (stream: ChildProcess['stdout']): Promise<string> => {
    if (readAfter !== undefined) await Promise.race([readAfter, exited]);
    return stream === null || stream.destroyed ? '' : text(stream);
  };
  onStart(command);
  const texts = await Promise.all([read(command.stdout), read(command.stderr)]);
  await exited;
  return { exitCode: command.exitCode, stdout: texts[0], stderr: texts[1] };
}

export type Replies = Readonly<Record<string, readonly Reply[]>>;
export type OnStart = (command: ChildProcess, server: FiddlerServer) => unknown;

/** Waits for jobs with scripted replies: every 0.1 s, at most 10 s, unless arguments say otherwise. */
export async function waitFor(
  t: Owner,
  replies: Replies,
  args: readonly string[] = [],
  { env, ...options }: RunOptions = {},
  onStart: OnStart = () => {},
): Promise<Ended & { readonly requests: FiddlerServer['requests'] }> {
  const server = await serve(t, { token: TOKEN, replies });
  const FIDDLER = { FIDDLER_URL: server.url, FIDDLER_TOKEN: TOKEN };
  const TIMES = { JOB_POLL_INTERVAL: '0.1', JOB_WAIT_TIMEOUT: '10' };
  const ended = await run(
    [...Object.keys(replies), ...args],
    { ...options, env: { ...FIDDLER, ...TIMES, ...env } },
    (command) => onStart(command, server),
  );
  return { ...ended, requests: server.requests };
}

/** Resolves after so many requests, and a moment in which the command takes the last response. */
export async function untilRequests({ requests }: FiddlerServer, count: number): Promise<void> {
  const endMs = performance.now() + MAX_RUN_MS;
  while (requests.length < count && performance.now() < endMs) await sleep(10);
  await sleep(150);
}
