/** Runs the committed bundle like a runner: as a process, with its inputs in the environment. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseOutputs } from '../../sandbox/output-file.js';
import { JOB_ID } from '../fiddler/sample-job.ts';

export { JOB_ID };

export const BUNDLE = resolve(import.meta.dirname, '../../dist/index.js');

export const TOKEN = 'key-0123456789/+abcdef=';

export interface ActionOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  /** Added to the environment; `undefined` removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** How long the log is not read. Default: 0. */
  readonly unreadMs?: number;
  /** Closes the log at once, like a reader that leaves. */
  readonly closesLog?: boolean;
  /** Called as soon as the process runs. */
  readonly onStart?: (action: ChildProcess) => void;
}

export interface ActionResult {
  readonly exitCode: number | null;
  readonly outputs: Readonly<Record<string, string>>;
  /** Standard output. */
  readonly log: string;
  readonly stderr: string;
  /** Everything users can see in log and summary, without the commands that mask a secret. */
  readonly printed: string;
  readonly summary: string;
  /** The contents of the file in the output `jobs-file`; empty if there is none. */
  readonly jobsFile: string;
  /** The messages of the error annotations, decoded, without the link to the documents. */
  readonly errors: readonly string[];
  /** The headings that those link to. */
  readonly headings: readonly string[];
  /** The messages of the warnings, decoded. */
  readonly warnings: readonly string[];
  readonly elapsedMs: number;
}

const HELP = '\nSee https://github.com/fiddler/wait-for-job/blob/v1/docs/troubleshooting.md#';

/** Removes the variables that a runner sets, except for those with the paths of files. */
export const NO_RUNNER = { GITHUB_ACTIONS: undefined, RUNNER_TEMP: undefined };

/** Runs the bundle to its end, as on a runner unless `env` removes its variables. No input has a default. */
export async function runAction(options: ActionOptions): Promise<ActionResult> {
  const folder = mkdtempSync(join(tmpdir(), 'wait-for-job-'));
  try {
    const outputFile = join(folder, 'output');
    const summaryFile = join(folder, 'summary.md');
    writeFileSync(outputFile, '');
    writeFileSync(summaryFile, '');
    const temporary = join(folder, 'temporary');
    mkdirSync(temporary);
    const env: NodeJS.ProcessEnv = {
      PATH: process.env['PATH'],
      GITHUB_ACTIONS: 'true',
      GITHUB_OUTPUT: outputFile,
      GITHUB_STEP_SUMMARY: summaryFile,
      RUNNER_TEMP: temporary,
    };
    for (const [name, value] of Object.entries(options.inputs ?? {})) {
      env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] = value;
    }
    for (const [name, value] of Object.entries(options.env ?? {})) {
      if (value === undefined) delete env[name];
      else env[name] = value;
    }
    const startedMs = performance.now();
    const action = spawn(process.execPath, [BUNDLE], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    if (options.closesLog) action.stdout.destroy();
    options.onStart?.(action);
    // Without a listener, Node drops output that is not read before the process ends.
    action.stdout.on('readable', () => {});
    const ended = new Promise<number | null>((done) => action.once('close', done));
    const [log, stderr, exitCode] = await Promise.all([
      sleep(options.unreadMs ?? 0).then(() => (options.closesLog ? '' : text(action.stdout))),
      text(action.stderr),
      ended,
    ]);
    const summary = readFileSync(summaryFile, 'utf8');
    const outputs = Object.fromEntries(parseOutputs(readFileSync(outputFile, 'utf8')));
    const jobsFile = outputs['jobs-file'] ?? '';
    const errors = annotations(log, 'error').map((error) => error.split(HELP));
    return {
      exitCode,
      outputs,
      log,
      stderr,
      printed: [log.replace(/^::add-mask::.*$/gm, ''), stderr, summary].join('\n'),
      summary,
      jobsFile: existsSync(jobsFile) ? readFileSync(jobsFile, 'utf8') : '',
      errors: errors.map(([error = '']) => error),
      headings: errors.map(([, heading = '']) => heading),
      warnings: annotations(log, 'warning'),
      elapsedMs: performance.now() - startedMs,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function annotations(log: string, command: string): string[] {
  return log
    .split('\n')
    .filter((line) => line.startsWith(`::${command}::`))
    .map((line) =>
      line
        .slice(command.length + 4)
        .replaceAll('%0D', '\r')
        .replaceAll('%0A', '\n')
        .replaceAll('%25', '%'),
    );
}

/** A log as GitHub's page shows it: groups are folded, and other workflow commands are left out. */
export interface Page {
  /** The lines outside the groups. */
  readonly lines: readonly string[];
  readonly groups: ReadonlyArray<{ readonly title: string; readonly lines: readonly string[] }>;
}

export function foldLog(log: string): Page {
  const lines: string[] = [];
  const groups: Array<{ title: string; lines: string[] }> = [];
  let open = lines;
  for (const line of log.split('\n').slice(0, -1)) {
    const [, command, text = ''] = /^::([a-z-]+)::(.*)$/.exec(line) ?? [];
    if (command === undefined) open.push(line);
    if (command === 'group') {
      open = [];
      groups.push({ title: text, lines: open });
    }
    if (command === 'endgroup') open = lines;
  }
  return { lines, groups };
}

/** Returns the names of the workflow commands in a text, by the rules of the runner. */
export function commandsIn(text: string): readonly string[] {
  return (
    text
      .split(/\r\n|\n|\r/)
      // .NET also trims U+0085.
      .map((line) => line.replace(/^[\s\u0085\u200b]+/, ''))
      .flatMap((line) => /^::([a-z-]+)/i.exec(line)?.[1] ?? /##\[([a-z-]+)/i.exec(line)?.[1] ?? [])
  );
}
