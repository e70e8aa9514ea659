/** action.yml, the README, the changelog and docs/ agree with the code and with each other. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { INPUTS, type Inputs, parseInputs } from '../../src/action/inputs.ts';
import { VERSION } from '../../src/fiddler/client.ts';
import { isJsonObject, type JsonObject } from '../../src/fiddler/json.ts';
import { renderNoWaitOutputs } from '../../src/wait/report/outputs.ts';
import { PASSING_FAULTS } from '../bundle/faults.ts';

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

/** Returns the names in the first column of the README's table under a heading. */
function readmeTable(heading: string): string[] {
  const section = read('README.md').split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name ?? '');
}

const action: unknown = parse(read('action.yml'));
assert.ok(isJsonObject(action));
const inputs = objectIn(action, 'inputs');
const outputs = objectIn(action, 'outputs');

test('action.yml, the code and the README name the same inputs and outputs', () => {
  assert.deepEqual(Object.keys(inputs), Object.keys(INPUTS));
  assert.deepEqual(readmeTable('Inputs'), Object.keys(INPUTS));
  assert.deepEqual(Object.keys(outputs), OUTPUTS);
  assert.deepEqual(readmeTable('Outputs'), OUTPUTS);
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

test('action.yml describes inputs and outputs in sentences, with the environment variables', () => {
  const described = [inputs, outputs].flatMap((part) =>
    Object.keys(part).map((name) => [name, String(objectIn(part, name)['description'])] as const),
  );
  for (const [name, description] of described) {
    assert.match(description, /^[A-Z].{20,}\.$/s, name);
  }
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

test('every bundled package has its licence beside the bundle', () => {
  const licences = read('dist/licenses.txt').split('\n');
  const bundles = read('dist/index.js') + read('dist/library/index.js');
  const packages = [...bundles.matchAll(/node_modules\/((?:@[\w-]+\/)?[\w-]+)\//g)];
  const names = new Set(packages.map(([, name = '']) => name));
  assert.ok(names.has('@actions/core'));
  assert.deepEqual(
    [...names].filter((name) => !licences.includes(name)),
    [],
  );
});

test('docs/reliability.md lists every fault that the bundle is tested with, in order', () => {
  const faults = [...read('docs/reliability.md').matchAll(/^\| (.+?) \|/gm)].map(
    ([, name]) => name,
  );
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

for (const page of globSync('{*,.github/*,docs/**/*}.md', { cwd: ROOT })) {
  test(`the links of ${page} lead to files and headings that exist`, () => {
    const links = [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    const broken = links.filter((link) => {
      if (/^https?:/.test(link)) return false;
      const [path = '', anchor] = link.split('#');
      const file = path === '' ? page : `${dirname(page)}/${path}`;
      if (!existsSync(resolve(ROOT, file))) return true;
      return anchor !== undefined && !anchors(file).includes(anchor);
    });
    assert.deepEqual(broken, []);
  });
}
