/** The workflows of this repository, the examples, and what the README shows of them. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { INPUTS } from '../src/action/inputs/inputs.ts';
import { renderNoWaitOutputs } from '../src/action/report/outputs.ts';
import { Cleaner } from '../src/action/text/cleaner.ts';
import { isJsonObject, type JsonObject } from '../src/fiddler/json.ts';

const ROOT = resolve(import.meta.dirname, '..');
const OUTPUTS = Object.keys(renderNoWaitOutputs('', [], new Cleaner([])));
const OWN = 'fiddler/wait-for-job@v1';

function read(file: string): string {
  return readFileSync(resolve(ROOT, file), 'utf8');
}

/** A value and all within it that are objects. */
function objectsIn(value: unknown): readonly JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (!isJsonObject(value)) return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}

/** All objects within a value that have a `uses`. */
function stepsIn(value: unknown): readonly JsonObject[] {
  return objectsIn(value).filter((object) => 'uses' in object);
}

/** All scripts within a value. */
function scriptsIn(value: unknown): readonly string[] {
  return objectsIn(value).flatMap(({ run }) => (typeof run === 'string' ? [run] : []));
}

const EXAMPLES = globSync('examples/*.yml', { cwd: ROOT }).sort();
const WORKFLOWS = globSync('.github/workflows/*.yml', { cwd: ROOT }).sort();
const SNIPPETS = [...read('README.md').matchAll(/```yaml\n([\s\S]*?)```/g)].map(
  ([, text = ''], index): [string, string] => [`snippet ${index + 1} of the README`, text],
);
const FILES = [...EXAMPLES, ...WORKFLOWS].map((file): [string, string] => [file, read(file)]);

test('there are examples, workflows and snippets to check', () => {
  assert.ok(EXAMPLES.length >= 7 && WORKFLOWS.length >= 7 && SNIPPETS.length >= 3);
});

for (const [name, text] of [...FILES, ...SNIPPETS]) {
  describe(name, () => {
    const steps = stepsIn(parse(text));

    test('gives the action only inputs that it has, and those that it needs', () => {
      for (const { uses, with: given } of steps) {
        if (uses !== OWN && uses !== './') continue;
        assert.ok(isJsonObject(given));
        const names = Object.keys(given);
        assert.deepEqual(
          names.filter((input) => !Object.keys(INPUTS).includes(input)),
          [],
        );
        for (const needed of ['job-id', 'url', 'token']) assert.ok(names.includes(needed), needed);
      }
    });

    test('reads only outputs that the action has', () => {
      for (const [, output = ''] of text.matchAll(/steps\.wait\.outputs\.([a-z-]+)/g)) {
        assert.ok(OUTPUTS.includes(output), output);
      }
    });

    test('puts no output of the action into a script', () => {
      for (const script of scriptsIn(parse(text))) {
        assert.doesNotMatch(script, /\$\{\{[^}]*steps\.wait/);
      }
    });
  });
}

/** The actions of others that a workflow uses, each with the comment beside it. */
function foreignActions(text: string): readonly string[] {
  return [...text.matchAll(/^ *(?:- )?uses: ([^./\s]\S*.*)$/gm)]
    .map(([, action = '']) => action)
    .filter((action) => action !== OWN);
}

for (const [name, text] of FILES) {
  describe(name, () => {
    const workflow: unknown = parse(text);
    assert.ok(isJsonObject(workflow));

    test('pins the actions of others to a commit, with its version beside it', () => {
      for (const action of foreignActions(text)) {
        assert.match(action, /^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
      }
    });

    test('has no permissions but those that a job asks for', () => {
      assert.deepEqual(workflow['permissions'], {});
      assert.ok(isJsonObject(workflow['jobs']));
      for (const job of Object.values(workflow['jobs'])) {
        assert.ok(isJsonObject(job) && isJsonObject(job['permissions']));
      }
    });

    test('leaves no credentials behind after a checkout', () => {
      for (const { uses, with: given } of stepsIn(workflow)) {
        if (!String(uses).startsWith('actions/checkout@')) continue;
        assert.ok(isJsonObject(given) && given['persist-credentials'] === false);
      }
    });

    test('has a limit of time for each job that runs', () => {
      assert.ok(isJsonObject(workflow['jobs']));
      for (const job of Object.values(workflow['jobs'])) {
        assert.ok(isJsonObject(job));
        assert.ok('timeout-minutes' in job || 'uses' in job);
      }
    });
  });
}

test('an action is pinned to the same commit everywhere', () => {
  const pinned = new Set(FILES.flatMap(([, text]) => foreignActions(text)));
  const places = [...pinned].map((action) => action.split('@')[0]);
  assert.ok(places.includes('actions/checkout'));
  assert.deepEqual(places, [...new Set(places)], [...pinned].join('\n'));
});
