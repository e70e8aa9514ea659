/** The workflows of this repository, the examples, and the README's snippets. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { INPUTS } from '../../src/action/inputs.ts';
import { isJsonObject, type JsonObject } from '../../src/fiddler/json.ts';
import { renderNoWaitOutputs } from '../../src/wait/report/outputs.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const OUTPUTS = Object.keys(renderNoWaitOutputs('', []));
const OWN = 'fiddler/wait-for-job@v1';

function read(file: string): string {
  return readFileSync(resolve(ROOT, file), 'utf8');
}

/** Returns a value and all within it that are objects. */
function objectsIn(value: unknown): readonly JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (!isJsonObject(value)) return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}

/** Returns the inputs of each step that uses an action for which `isWanted` is true. */
function inputsOf(workflow: unknown, isWanted: (uses: string) => boolean): readonly JsonObject[] {
  return objectsIn(workflow)
    .filter(({ uses }) => typeof uses === 'string' && isWanted(uses))
    .map(({ with: inputs }) => (isJsonObject(inputs) ? inputs : {}));
}

/** Returns other people's actions, each with the comment beside it. */
function foreignActions(text: string): readonly string[] {
  return [...text.matchAll(/^ *(?:- )?uses: ([^./\s]\S*.*)$/gm)]
    .map(([, action = '']) => action)
    .filter((action) => action !== OWN);
}

const EXAMPLES = globSync('examples/*.yml', { cwd: ROOT });
const WORKFLOWS = globSync('.github/workflows/*.yml', { cwd: ROOT });
const FILES = [...EXAMPLES, ...WORKFLOWS].map((file): [string, string] => [file, read(file)]);
const SNIPPETS = [...read('README.md').matchAll(/```yaml\n([\s\S]*?)```/g)].map(
  ([, text = ''], index): [string, string] => [`snippet ${index + 1} of the README`, text],
);

test('there are examples, workflows and snippets to check', () => {
  assert.ok(EXAMPLES.length >= 7 && WORKFLOWS.length >= 7 && SNIPPETS.length >= 3);
});

for (const [name, text] of [...FILES, ...SNIPPETS]) {
  test(`${name} uses inputs and outputs that the action has, and no output within a script`, () => {
    const workflow: unknown = parse(text);
    for (const inputs of inputsOf(workflow, (uses) => uses === OWN || uses === './')) {
      const names = Object.keys(inputs);
      const unknown = names.filter((input) => !Object.keys(INPUTS).includes(input));
      assert.deepEqual(unknown, []);
      for (const needed of ['job-id', 'url', 'token']) assert.ok(names.includes(needed), needed);
    }
    for (const [, output = ''] of text.matchAll(/steps\.wait\.outputs\.([a-z-]+)/g)) {
      assert.ok(OUTPUTS.includes(output), output);
    }
    for (const { run } of objectsIn(workflow)) {
      assert.doesNotMatch(String(run), /\$\{\{[^}]*steps\.wait/);
    }
  });
}

for (const [name, text] of FILES) {
  test(`${name} pins actions, and limits permissions, credentials and time`, () => {
    // zizmor and actionlint check more, in CI.
    for (const action of foreignActions(text)) {
      assert.match(action, /^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
    const workflow: unknown = parse(text);
    assert.ok(isJsonObject(workflow) && isJsonObject(workflow['jobs']));
    assert.deepEqual(workflow['permissions'], {});
    for (const job of Object.values(workflow['jobs'])) {
      assert.ok(isJsonObject(job) && isJsonObject(job['permissions']));
      assert.ok('timeout-minutes' in job || 'uses' in job);
    }
    for (const inputs of inputsOf(workflow, (uses) => uses.startsWith('actions/checkout@'))) {
      assert.equal(inputs['persist-credentials'], false);
    }
  });
}

test('an action is pinned to the same commit everywhere', () => {
  const pinned = new Set(FILES.flatMap(([, text]) => foreignActions(text)));
  const actions = [...pinned].map((action) => action.split('@')[0]);
  assert.ok(actions.includes('actions/checkout'));
  assert.deepEqual(actions, [...new Set(actions)], [...pinned].join('\n'));
});
