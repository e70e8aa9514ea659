/** The package as npm packs it, installed into an empty folder, on each Node.js of `NODES`. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import ts from 'typescript';
import { type FiddlerServer, jobAnswer, type Reply } from '../../sandbox/fiddler-server.js';
import { VERSION } from '../../src/fiddler/client.ts';
import * as source from '../../src/fiddler/index.ts';
import { isJsonObject, type JsonObject } from '../../src/fiddler/json.ts';
import { makeFolder, serve } from '../fixtures.ts';
import { NODES, versionOf } from './package-nodes.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const MAX_RUN_MS = 60_000;
const IDS = {
  success: '600d600d-0000-4000-8000-000000000001',
  failure: 'bad0bad0-0000-4000-8000-000000000002',
  revoked: '0ff0ff00-0000-4000-8000-000000000003',
  started: 'e4d1e550-0000-4000-8000-000000000004',
  unknown: '00000000-0000-4000-8000-00000000dead',
};

interface Result {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

interface RunOptions {
  /** Default: ROOT. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A file for standard output. Default: none. */
  readonly stdout?: string;
}

async function run(
  program: string,
  args: readonly string[],
  { cwd = ROOT, env = {}, stdout }: RunOptions = {},
): Promise<Result> {
  const output = stdout === undefined ? 'pipe' : openSync(stdout, 'w');
  const child = spawn(program, args, {
    cwd,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', output, 'pipe'],
    timeout: MAX_RUN_MS,
  });
  const [out, errors, [code]] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    once(child, 'close'),
  ]);
  return { code, out, errors };
}

function parse(json: string): JsonObject {
  const value: unknown = JSON.parse(json);
  assert.ok(isJsonObject(value));
  return value;
}

describe('the package', { concurrency: 2 }, () => {
  const owner = { after };
  const tarballs = makeFolder(owner);
  const project = makeFolder(owner);
  const installed = join(project, 'node_modules/@fiddler/wait-for-job');
  const bin = join(installed, 'bin/wait-for-job.cjs');
  const reply = (id: string, fields: object): readonly Reply[] => [
    { body: jobAnswer({ id, ...fields }) },
  ];
  const starting = serve(owner, {
    replies: {
      [IDS.success]: reply(IDS.success, { status: 'SUCCESS', progress: 100 }),
      [IDS.failure]: reply(IDS.failure, { status: 'FAILURE', error_reason: 'ValidationError' }),
      [IDS.revoked]: reply(IDS.revoked, { status: 'REVOKED' }),
      [IDS.started]: reply(IDS.started, { status: 'STARTED' }),
    },
  });
  let server: FiddlerServer;
  let tarball = '';

  before(async () => {
    server = await starting;
    const packed = await run('npm', ['pack', '--ignore-scripts', '--pack-destination', tarballs]);
    tarball = join(tarballs, packed.out.trim());
    const flags = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund'];
    // Without it, npm installs into a folder above that has one.
    writeFileSync(join(project, 'package.json'), '{}');
    const { code, errors } = await run('npm', ['install', ...flags, tarball], { cwd: project });
    assert.equal(code, 0, errors);
  });

  const site = (): Readonly<Record<string, string>> => ({
    FIDDLER_URL: server.url,
    FIDDLER_TOKEN: server.token,
  });

  test('has the command, the library and their licences, and needs no other package', () => {
    const files = readdirSync(installed, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(installed.length + 1));
    assert.deepEqual(files.sort(), [
      ...['LICENSE', 'README.md', 'bin/start.cjs', 'bin/wait-for-job.cjs', 'dist/cli/index.js'],
      ...['dist/cli/licenses.txt', 'dist/cli/package.json', 'dist/library/index.d.ts'],
      ...['dist/library/index.js', 'dist/library/package.json', 'dist/licenses.txt'],
      'package.json',
    ]);
    const manifest = parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    const needs = Object.keys(manifest).filter((key) =>
      /^private$|(?<!dev)dependencies$/i.test(key),
    );
    assert.deepEqual(needs, []);
    assert.deepEqual(manifest['engines'], { node: '>=20.19' });
    accessSync(bin, constants.X_OK);
  });

  test('has nothing that publint or Are The Types Wrong report', async () => {
    const bins = join(ROOT, 'node_modules/.bin');
    const publint = await run(join(bins, 'publint'), ['run', tarball, '--strict']);
    assert.match(publint.out, /All good!/);
    const attw = await run(join(bins, 'attw'), [tarball, '--profile', 'esm-only', '--quiet']);
    assert.deepEqual(attw, { code: 0, out: '', errors: '' });
  });

  for (const node of NODES) {
    describe(`on Node.js ${versionOf(node)}`, { concurrency: 2 }, () => {
      const inProject = (env: Readonly<Record<string, string>> = {}): RunOptions => ({
        cwd: project,
        env: { PATH: `${dirname(node)}${delimiter}${process.env['PATH']}`, ...env },
      });

      test('runs by npx, which passes the exit code on', async () => {
        const version = await run('npx', ['--offline', 'wait-for-job', '--version'], inProject());
        assert.deepEqual(version, { code: 0, out: `${VERSION}\n`, errors: '' });
        const args = ['--offline', 'wait-for-job', IDS.failure];
        const failed = await run('npx', args, inProject(site()));
        assert.deepEqual([failed.code, failed.out], [20, '']);
      });

      for (const [what, args, code, more = {}] of [
        ['SUCCESS', [IDS.success], 0],
        ['no job ID', [], 2],
        ['FAILURE', [IDS.failure], 20],
        ['REVOKED', [IDS.revoked], 21],
        ['the timeout', [IDS.started, '--timeout', '0'], 22],
        ['the wrong key', [IDS.success], 23, { env: { FIDDLER_TOKEN: 'wrong' } }],
        ['a full disk', [IDS.success, '--json'], 74, { stdout: '/dev/full' }],
      ] satisfies ReadonlyArray<[string, string[], number, RunOptions?]>) {
        test(`exits with ${code} for ${what}`, async () => {
          const { env = {}, ...streams } = more;
          const result = await run(node, [bin, ...args], {
            env: { ...site(), ...env },
            ...streams,
          });
          assert.equal(result.code, code, result.errors);
          assert.equal(result.out, '');
        });
      }

      test('gives the library to import and to require()', async () => {
        const wait = `const client = new library.FiddlerClient({ url: '${server.url}', token: '${server.token}' });
          library.Job.get('${IDS.success}', { client }).then((job) => job.wait()).then((job) => {
            console.log(job.status, ...Object.keys(library).sort());
            client.close();
          });`;
        for (const [file, load] of [
          ['esm.mjs', "import * as library from '@fiddler/wait-for-job';"],
          ['cjs.cjs', "const library = require('@fiddler/wait-for-job');"],
        ] as const) {
          writeFileSync(join(project, file), `${load}\n${wait}`);
          const { code, out, errors } = await run(node, [file], { cwd: project });
          const last = out.trimEnd().split('\n').at(-1);
          assert.equal(last, ['SUCCESS', ...Object.keys(source).sort()].join(' '), errors);
          assert.equal(code, 0);
        }
      });
    });
  }

  describe('a Node.js that is too old', () => {
    const fake = (version: string): Promise<Result> => {
      const file = join(project, `fake-${version}.cjs`);
      const versions = `{ value: { ...process.versions, node: '${version}' } }`;
      writeFileSync(file, `Object.defineProperty(process, 'versions', ${versions});`);
      return run(process.execPath, ['--require', file, bin, '--version']);
    };

    for (const version of ['0.10.48', '18.20.8', '20.18.3']) {
      test(`is named in one line, with the one that is needed: ${version}`, async () => {
        const errors = `wait-for-job: Node.js 20.19 or newer is needed, this is ${version}\n`;
        assert.deepEqual(await fake(version), { code: 2, out: '', errors });
      });
    }

    test('is any below 20.19', async () => {
      for (const version of ['20.19.0', '22.0.0', '100.0.0'])
        assert.equal((await fake(version)).code, 0);
    });

    test('can parse the script, which is ES5', () => {
      const script = readFileSync(bin, 'utf8');
      const { ES5 } = ts.ScriptTarget;
      const { outputText } = ts.transpileModule(script, { compilerOptions: { target: ES5 } });
      const words = (code: string): string => code.replace(/\s+|;/g, '');
      assert.equal(words(outputText), words(script));
    });
  });
});
