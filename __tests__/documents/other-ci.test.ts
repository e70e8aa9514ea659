/** The examples for other CI systems: their commands are run as each system runs them. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, type TestContext, test } from 'node:test';
import { parse } from 'yaml';
import { jobAnswer } from '../../sandbox/fiddler-server.js';
import { isJsonObject } from '../../src/fiddler/json.ts';
import { makeFolder, serve } from '../fixtures.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const ID = '550e8400-e29b-41d4-a716-446655440000';

type Variables = Readonly<Record<string, string>>;

/** A script that runs in its own shell once the scripts before it have succeeded. */
interface Step {
  readonly script: string;
  /** Returns the step's variables. Default: all that are set in the CI system. */
  readonly pick?: (variables: Variables) => Variables;
  /** A file with variables for later steps. */
  readonly dotenv?: string;
}

interface System {
  readonly file: string;
  /** The shell and its options, before a script. */
  readonly shell: readonly string[];
  readonly stepsOf: (example: string) => readonly Step[];
}

/** Returns a value within nested objects. */
function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((part, key) => (isJsonObject(part) ? part[key] : undefined), value);
}

function partsOf(value: unknown): readonly unknown[] {
  assert.ok(Array.isArray(value));
  return value;
}

/** Returns one or several commands as a script; an empty one for none. */
function scriptOf(commands: unknown): string {
  return Array.isArray(commands) ? commands.join('\n') : String(commands ?? '');
}

const SYSTEMS: readonly System[] = [
  {
    file: 'gitlab-ci.yml',
    shell: ['bash', '-eo', 'pipefail', '-c'],
    stepsOf: (example) =>
      Object.values(parse(example)).map((job) => ({
        script: scriptOf(at(job, 'script')),
        dotenv: String(at(job, 'artifacts', 'reports', 'dotenv') ?? ''),
      })),
  },
  {
    file: 'Jenkinsfile',
    shell: ['sh', '-xec'],
    stepsOf: (example) =>
      Array.from(example.matchAll(/sh '(.+?)'/g), ([, script = '']) => ({ script })),
  },
  {
    file: 'azure-pipelines.yml',
    // Without -e: the last command decides.
    shell: ['bash', '--noprofile', '--norc', '-c'],
    stepsOf: (example) =>
      partsOf(at(parse(example), 'steps')).map((step) => ({
        script: scriptOf(at(step, 'script')),
        // A secret is passed only if `env` names it.
        pick: ({ FIDDLER_TOKEN = '', ...variables }) => ({
          ...variables,
          ...(at(step, 'env', 'FIDDLER_TOKEN') === '$(FIDDLER_TOKEN)' ? { FIDDLER_TOKEN } : {}),
        }),
      })),
  },
  {
    file: 'circleci.yml',
    shell: ['bash', '-eo', 'pipefail', '-c'],
    stepsOf: (example) =>
      partsOf(at(parse(example), 'jobs', 'publish-wait-deploy', 'steps')).map((step) => ({
        script: scriptOf(at(step, 'run', 'command') ?? at(step, 'run')),
      })),
  },
  {
    file: 'buildkite.yml',
    shell: ['bash', '-e', '-c'],
    stepsOf: (example) =>
      partsOf(at(parse(example), 'steps')).map((step) => ({
        script: scriptOf(at(step, 'command') ?? at(step, 'commands')),
      })),
  },
  { file: 'wait.sh', shell: ['sh', '-c'], stepsOf: (script) => [{ script }] },
];

/** What a user's machine and repository have, by file name. Paths begin in the working folder. */
const PROGRAMS: Variables = {
  'programs/npx': `[ "$1 $2" = "--yes @fiddler/wait-for-job@1" ] || exit 99
shift 2
exec "$NODE" "$ROOT/bin/wait-for-job.cjs" "$@"`,
  'programs/python': '[ "$PUBLISHED" ] && echo "$PUBLISHED"',
  'programs/pip': '[ "$*" = "install --requirement requirements.txt" ]',
  'programs/buildkite-agent':
    '[ "$2" = get ] && exec cat "meta-data-$3"; exec cat > "meta-data-$3"',
  'deploy.sh': 'echo deployed "$@"',
};

/** Runs an example with a script that publishes the job `published`; it fails if that is empty. */
async function play(
  t: TestContext,
  { file, shell: [shell = '', ...options], stepsOf }: System,
  status: string,
  published = ID,
): Promise<{ code: unknown; output: string; requests: number }> {
  const reply = { body: jobAnswer({ id: ID, status, error_reason: null }) };
  const server = await serve(t, { replies: { [ID]: [reply] } });
  const cwd = makeFolder(t);
  mkdirSync(join(cwd, 'programs'));
  for (const [name, script] of Object.entries(PROGRAMS)) {
    writeFileSync(join(cwd, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  const machine = {
    PATH: [join(cwd, 'programs'), process.env['PATH']].join(delimiter),
    NODE: process.execPath,
    ROOT,
    PUBLISHED: published,
  };
  let variables: Variables = { FIDDLER_URL: server.url, FIDDLER_TOKEN: server.token };
  let output = '';
  for (const step of stepsOf(readFileSync(join(ROOT, 'examples/other-ci', file), 'utf8'))) {
    const env = { ...machine, ...(step.pick?.(variables) ?? variables) };
    const child = spawn(shell, [...options, step.script], { cwd, env });
    const [out, errors, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    output += out + errors;
    if (code !== 0) return { code, output, requests: server.requests.length };
    const dotenv = step.dotenv ? join(cwd, step.dotenv) : '';
    if (existsSync(dotenv)) {
      const lines = readFileSync(dotenv, 'utf8').matchAll(/^(\w+)=(.*)$/gm);
      variables = { ...variables, ...Object.fromEntries(Array.from(lines, ([, ...pair]) => pair)) };
    }
  }
  return { code: 0, output, requests: server.requests.length };
}

describe('the example', { concurrency: 4 }, () => {
  for (const system of SYSTEMS) {
    test(`${system.file} deploys once the job has succeeded`, async (t) => {
      const { code, output } = await play(t, system, 'SUCCESS');
      assert.equal(output.match(/^deployed\b/gm)?.length, 1, output);
      if (system.file === 'gitlab-ci.yml') assert.ok(output.includes(`deployed ${ID} SUCCESS\n`));
      assert.equal(code, 0);
    });

    test(`${system.file} does not deploy after FAILURE`, async (t) => {
      const { code, output } = await play(t, system, 'FAILURE');
      assert.doesNotMatch(output, /^deployed/m);
      assert.equal(code, 20, output);
    });

    test(`${system.file} neither waits nor deploys if publishing fails`, async (t) => {
      const { code, output, requests } = await play(t, system, 'SUCCESS', '');
      assert.doesNotMatch(output, /^deployed/m);
      assert.equal(requests, 0);
      assert.equal(code, 1);
    });
  }
});
