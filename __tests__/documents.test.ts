import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { INPUTS } from '../src/action/inputs/inputs.ts';
import { renderNoWaitOutputs } from '../src/action/report/outputs.ts';
import { Cleaner } from '../src/action/text/cleaner.ts';
import { isJsonObject } from '../src/fiddler/json.ts';
import { VERSION } from '../src/fiddler/version.ts';
import { parse as parseInputs, REQUIRED } from './action/inputs/parse.ts';

function read(file: string): string {
  return readFileSync(resolve(import.meta.dirname, '..', file), 'utf8');
}

function keys(value: unknown): string[] {
  assert.ok(isJsonObject(value));
  return Object.keys(value);
}

/** The names in the first column of the README's table under a heading. */
function readmeTable(heading: string): string[] {
  const section = read('README.md').split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name ?? '');
}

const action: unknown = parse(read('action.yml'));
assert.ok(isJsonObject(action));

test('action.yml, the code and the README name the same inputs', () => {
  assert.deepEqual(keys(action['inputs']), Object.keys(INPUTS));
  assert.deepEqual(readmeTable('Inputs'), Object.keys(INPUTS));
});

test('the defaults of action.yml are those of the code', () => {
  const { inputs } = action;
  assert.ok(isJsonObject(inputs));
  const defaults: Record<string, string> = {};
  for (const [name, input] of Object.entries(inputs)) {
    assert.ok(isJsonObject(input));
    if ('default' in input) defaults[name] = String(input['default']);
  }
  assert.deepEqual(Object.keys(defaults), ['verbose', 'fail-fast', 'summary']);
  assert.deepEqual(parseInputs({ ...REQUIRED, ...defaults }), parseInputs(REQUIRED));
});

test('the README tells the defaults of the code', () => {
  const { timeoutSeconds, verbose, failFast, summary } = parseInputs(REQUIRED);
  for (const [name, value] of Object.entries({
    timeout: timeoutSeconds,
    verbose,
    'fail-fast': failFast,
    summary,
  })) {
    assert.match(read('README.md'), RegExp(`^\\| \`${name}\` \\|[^|]*\\b${value}\\b`, 'm'), name);
  }
});

test('action.yml, the code and the README name the same outputs', () => {
  const names = Object.keys(renderNoWaitOutputs('', [], new Cleaner([])));
  assert.deepEqual(keys(action['outputs']), names);
  assert.deepEqual(readmeTable('Outputs'), names);
});

test('every input and output is described in full sentences', () => {
  for (const part of [action['inputs'], action['outputs']]) {
    assert.ok(isJsonObject(part));
    for (const [name, entry] of Object.entries(part)) {
      assert.ok(isJsonObject(entry), name);
      assert.match(String(entry['description']), /^[A-Z].{20,}\.$/s, name);
    }
  }
});

test('the environment variables that stand in for an input are told in action.yml', () => {
  const inputs = action['inputs'];
  assert.ok(isJsonObject(inputs));
  for (const [name, variables] of Object.entries(INPUTS)) {
    const input = inputs[name];
    assert.ok(isJsonObject(input));
    for (const variable of variables) assert.match(String(input['description']), RegExp(variable));
  }
});

test('the action runs the bundle on node 24', () => {
  const runs = action['runs'];
  assert.deepEqual(runs, { using: 'node24', main: 'dist/index.js' });
});

test('the version that Fiddler is told is that of the package', () => {
  const manifest: unknown = JSON.parse(read('package.json'));
  assert.ok(isJsonObject(manifest));
  assert.equal(VERSION, manifest['version']);
});

test('the changelog tells of the version', () => {
  assert.match(read('CHANGELOG.md'), RegExp(`^## \\[${VERSION}\\] - \\d{4}-\\d\\d-\\d\\d$`, 'm'));
});

const PAGES = globSync('{*,.github/*,docs/**/*}.md', { cwd: resolve(import.meta.dirname, '..') });

/** A page without what stands in fences, where a bracket is no link. */
function prose(page: string): string {
  return read(page).replace(/^ *```[\s\S]*?^ *```/gm, '');
}

/** The anchors that github.com gives to the headings of a page. */
function anchors(page: string): readonly string[] {
  return [...prose(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

for (const page of PAGES) {
  test(`the links of ${page} lead to files and headings that exist`, () => {
    const links = [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    const broken = links.filter((link) => {
      if (/^https?:/.test(link)) return false;
      const [path = '', anchor] = link.split('#');
      const file = path === '' ? page : `${dirname(page)}/${path}`;
      if (!existsSync(resolve(import.meta.dirname, '..', file))) return true;
      return anchor !== undefined && !anchors(file).includes(anchor);
    });
    assert.deepEqual(broken, []);
  });
}

test('each package that is bundled has its licence beside the bundle', () => {
  const licences = read('dist/licenses.txt').split('\n');
  // The action's bundle names none any more; it has @actions/core on top of the library's.
  const library = read('dist/library/index.js');
  const packages = [...library.matchAll(/node_modules\/((?:@[\w-]+\/)?[\w-]+)\//g)];
  assert.ok(packages.length > 0);
  for (const name of ['@actions/core', ...packages.map(([, name = '']) => name)]) {
    assert.ok(licences.includes(name), name);
  }
});
