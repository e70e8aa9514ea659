/** Fiddler's own Python client, in an environment of its own, where it can be installed. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { devNull } from 'node:os';
import { resolve } from 'node:path';
import { type Run, runProgram } from './process.ts';

export const CLIENT = 'fiddler-client 3.14.1';
const REQUIREMENT = CLIENT.replace(' ', '==');
/** Ignored by git, and kept: an installation takes longer than all that is measured. */
const FOLDER = resolve(import.meta.dirname, '../.cache', CLIENT.replace(' ', '-'));
const PYTHON = resolve(FOLDER, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
const SCRIPT = resolve(import.meta.dirname, 'python-client.py');
const LONGEST_INSTALLATION_MS = 300_000;

export interface ClientRun extends Run {
  readonly importSeconds: number;
}

/** Waits with the client, at its defaults, in a process. */
export interface PythonClient {
  wait(
    site: { readonly url: string; readonly token: string },
    jobIds: readonly string[],
    timeoutSeconds?: number,
  ): Promise<ClientRun>;
}

/** @returns a sentence that says why there is none, where it cannot be installed */
export function installPythonClient(): PythonClient | string {
  if (!isInstalled()) {
    rmSync(FOLDER, { recursive: true, force: true });
    const pip = ['-m', 'pip', '--disable-pip-version-check', 'install', '--quiet', REQUIREMENT];
    for (const [program, args] of [
      ['python3', ['-m', 'venv', FOLDER]],
      [PYTHON, pip],
    ] as const) {
      const { status, stderr, error } = spawnSync(program, args, {
        encoding: 'utf8',
        timeout: LONGEST_INSTALLATION_MS,
      });
      if (status !== 0) {
        console.error(stderr ?? error);
        return `${CLIENT} could not be installed where this page was written.`;
      }
    }
  }
  return { wait };
}

function isInstalled(): boolean {
  const check = `import importlib.metadata as m; assert m.version('fiddler-client') == '3.14.1'`;
  return spawnSync(PYTHON, ['-c', check]).status === 0;
}

const wait: PythonClient['wait'] = async ({ url, token }, jobIds, timeoutSeconds = 1_800) => {
  const args = [SCRIPT, '--timeout', String(timeoutSeconds), ...jobIds];
  // The local server alone: no proxy, and no other site's password.
  const run = await runProgram(PYTHON, args, {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    NO_PROXY: '127.0.0.1',
    NETRC: devNull,
    FIDDLER_URL: url,
    FIDDLER_TOKEN: token,
  });
  return { ...run, importSeconds: Number(run.output.trim().split('\n').at(-1)) };
};
