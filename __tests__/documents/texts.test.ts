/** action.yml, README, changelog and docs/ agree with the code and with each other. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { INPUTS, type Inputs, parseInputs } from '../../src/action/inputs.ts';
import { EXIT, exitCodeOfSignal } from '../../src/cli/exit-codes.ts';
import { VERSION } from '../../src/fiddler/client.ts';
import { isJsonObject, type JsonObject } from '../../src/fiddler/json.ts';
import { renderNoWaitOutputs } from '../../src/wait/report/outputs.ts';
import { PASSING_FAULTS } from '../bundle/faults.ts';
import { run } from '../cli/command.ts';
import { filesIn } from './files.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const OUTPUTS = Object.keys(renderNoWaitOutputs('', []));

function read(file: string): string {
  return readFileSync(resolve(ROOT, file), 'utf8');
}

/** Returns an object within an object. */
function objectIn(object: JsonObject, key: string): JsonObject {
  const value = object[key];
  assert.ok(isJsonObject(value), key);
  return value;
}

function parseInputsWith(more: Readonly<Record<string, string>>): Inputs {
  const inputs: Readonly<Record<string, string>> = {
    'job-id': '550e8400-e29b-41d4-a716-446655440000',
    url: 'https://acme.fiddler.ai',
    token: 'key',
    ...more,
  };
  return parseInputs((name) => inputs[name] ?? '', {});
}

/** Returns the cells in the first column of the table under a heading of a page. */
function firstColumn(page: string, heading: string): string[] {
  const section = read(page).split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return Array.from(section.matchAll(/^\| (.+?) \|/gm), ([, cell = '']) => cell).slice(2);
}

/** Returns what matches in a text, sorted, each once. */
function found(text: string, pattern: RegExp): string[] {
  return [...new Set(text.match(pattern) ?? [])].sort();
}

const action: unknown = parse(read('action.yml'));
assert.ok(isJsonObject(action));
const inputs = objectIn(action, 'inputs');
const outputs = objectIn(action, 'outputs');

test('action.yml, the code and the README name the same inputs and outputs', () => {
  assert.deepEqual(Object.keys(inputs), Object.keys(INPUTS));
  const quoted = (names: readonly string[]): string[] => names.map((name) => `\`${name}\``);
  assert.deepEqual(firstColumn('README.md', 'Inputs'), quoted(Object.keys(INPUTS)));
  assert.deepEqual(Object.keys(outputs), OUTPUTS);
  assert.deepEqual(firstColumn('README.md', 'Outputs'), quoted(OUTPUTS));
});

test('the defaults in action.yml and the README are those of the code', () => {
  const defaults: Record<string, string> = {};
  for (const name of Object.keys(inputs)) {
    const input = objectIn(inputs, name);
    if ('default' in input) defaults[name] = String(input['default']);
  }
  assert.deepEqual(Object.keys(defaults), ['verbose', 'fail-fast', 'summary']);
  assert.deepEqual(parseInputsWith(defaults), parseInputsWith({}));
  const { timeoutSeconds } = parseInputsWith({});
  for (const [name, value] of Object.entries({ ...defaults, timeout: timeoutSeconds })) {
    assert.match(read('README.md'), RegExp(`^\\| \`${name}\` \\|[^|]*\\b${value}\\b`, 'm'), name);
  }
});

test('action.yml describes every input with the environment variables that replace it', () => {
  for (const [name, variables] of Object.entries(INPUTS)) {
    const description = String(objectIn(inputs, name)['description']);
    for (const variable of variables) assert.match(description, RegExp(variable));
  }
});

test('the action runs the bundle on Node.js 24', () => {
  assert.deepEqual(action['runs'], { using: 'node24', main: 'dist/index.js' });
});

test('the package, the changelog and the client have the same version', () => {
  const manifest: unknown = JSON.parse(read('package.json'));
  assert.ok(isJsonObject(manifest));
  assert.equal(VERSION, manifest['version']);
  assert.match(read('CHANGELOG.md'), RegExp(`^## \\[${VERSION}\\] - \\d{4}-\\d\\d-\\d\\d$`, 'm'));
});

test('docs/cli.md has the options, the environment and the exit codes of --help', async () => {
  const { stdout: help } = await run(['--help']);
  const options = firstColumn('docs/cli.md', 'Options').join(' ');
  const [optionsOfHelp = '', codesOfHelp = ''] = help.split('\n\n').slice(2);
  const OPTION = /--[a-z-]+(?: (?!and)[A-Z]+)?/g;
  assert.deepEqual(found(options, OPTION), found(optionsOfHelp, OPTION));
  const VARIABLE = /(?:FIDDLER|JOB)_[A-Z_]*[A-Z]/g;
  const page = read('docs/cli.md');
  for (const name of found(optionsOfHelp, VARIABLE)) assert.ok(page.includes(`\`${name}\``), name);
  const codes = firstColumn('docs/cli.md', 'Exit codes').join(' ').match(/\d+/g)?.map(Number);
  const signals = ['SIGHUP', 'SIGINT', 'SIGTERM'].map(exitCodeOfSignal);
  assert.deepEqual(codes, [...Object.values(EXIT), ...signals]);
  assert.deepEqual(codesOfHelp.match(/\b\d+\b/g)?.map(Number), codes);
});

test('the page on reliability lists every fault that the bundle is tested with, in order', () => {
  const rows = read('docs/development/reliability.md').matchAll(/^\| (.+?) \|/gm);
  const faults = Array.from(rows, ([, name]) => name);
  const names = PASSING_FAULTS.map(({ name }) => name);
  assert.deepEqual(faults.slice(2, 2 + names.length), names);
});

/** Returns a page without its code blocks, in which a bracket is not a link. */
function prose(page: string): string {
  return read(page).replace(/^ *```[\s\S]*?^ *```/gm, '');
}

/** Returns the anchors that github.com gives to the headings of a page. */
function anchors(page: string): readonly string[] {
  return [...prose(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test('every link of a page leads to a file and a heading that exist', () => {
  const pages = [
    ...['.', '.github'].flatMap((folder) => filesIn(folder, '.md')),
    ...['docs', 'examples'].flatMap((folder) => filesIn(folder, '.md', true)),
  ];
  assert.ok(pages.length > 12);
  const broken = pages.flatMap((page) => {
    const links = prose(page).matchAll(/(?:\]\(|src="|srcset=")([^)"\s]+)/g);
    return Array.from(links, ([, link = '']) => link)
      .filter((link) => {
        if (/^https?:/.test(link)) return false;
        const [path = '', anchor] = link.split('#');
        const file = path === '' ? page : `${dirname(page)}/${path}`;
        if (!existsSync(resolve(ROOT, file))) return true;
        return anchor !== undefined && !anchors(file).includes(anchor);
      })
      .map((link) => `${page}: ${link}`);
  });
  assert.deepEqual(broken, []);
});
