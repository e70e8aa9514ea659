/** The workflows of this repository, the examples, and the snippets of README and docs/. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { INPUTS } from '../../src/action/inputs.ts';
import { isJsonObject, type JsonObject } from '../../src/fiddler/json.ts';
import { renderNoWaitOutputs } from '../../src/wait/report/outputs.ts';
import { filesIn } from './files.ts';

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

const EXAMPLES = filesIn('examples', '.yml');
const WORKFLOWS = filesIn('.github/workflows', '.yml');
const FILES = [...EXAMPLES, ...WORKFLOWS].map((file): [string, string] => [file, read(file)]);
const SNIPPETS = ['README.md', ...filesIn('docs', '.md', true)].flatMap((page) =>
  Array.from(
    read(page).matchAll(/^ *```yaml\n([\s\S]*?)^ *```/gm),
    ([, text = ''], index): [string, string] => [`snippet ${index + 1} of ${page}`, text],
  ),
);

test('there are examples, workflows and snippets to check', () => {
  assert.ok(EXAMPLES.length >= 7 && WORKFLOWS.length >= 7 && SNIPPETS.length >= 5);
});

// zizmor and actionlint check more, in CI.
for (const [name, text] of [...FILES, ...SNIPPETS]) {
  test(`${name} uses inputs and outputs of the action, limits, and no output within a script`, () => {
    for (const part of objectsIn(parse(text))) {
      if (part['uses'] === OWN || part['uses'] === './') {
        const names = Object.keys(isJsonObject(part['with']) ? part['with'] : {});
        assert.deepEqual(
          names.filter((input) => !Object.keys(INPUTS).includes(input)),
          [],
        );
        for (const needed of ['job-id', 'url', 'token']) assert.ok(names.includes(needed), needed);
      }
      assert.doesNotMatch(String(part['run']), /\$\{\{[^}]*steps\.wait/);
      if ('runs-on' in part)
        assert.ok('timeout-minutes' in part && isJsonObject(part['permissions']));
    }
    for (const [, output = ''] of text.matchAll(/steps\.wait\.outputs\.([a-z-]+)/g)) {
      assert.ok(OUTPUTS.includes(output), output);
    }
  });
}

test("other people's actions are pinned to the same commit everywhere", () => {
  const uses = FILES.flatMap(
    ([, text]) => text.match(/(?<=^ *(?:- )?uses: )[^./\s]\S*.*$/gm) ?? [],
  );
  const pinned = [...new Set(uses)].filter((action) => action !== OWN);
  for (const action of pinned) assert.match(action, /^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  const actions = pinned.map((action) => action.split('@')[0]);
  assert.ok(actions.includes('actions/checkout'));
  assert.deepEqual(actions, [...new Set(actions)], pinned.join('\n'));
});
