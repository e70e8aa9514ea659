import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { PASSING_FAULTS } from './bundle/faults.ts';

const docs = resolve(import.meta.dirname, '../docs');
const page = readFileSync(resolve(docs, 'reliability.md'), 'utf8');

/** `| fault | what the action does | [file](path): name of the test |` */
const rows = [...page.matchAll(/^\| (.+?) \| .+? \| \[.+?\]\((.+?)\): (.+?) \|$/gm)].map(
  ([, fault = '', file = '', name = '']) => ({ fault, file, name }),
);

test('docs/reliability.md tells of every fault that is played to the bundle', () => {
  const told = new Set(rows.map(({ fault }) => fault));
  assert.deepEqual(
    PASSING_FAULTS.map(({ name }) => name).filter((name) => !told.has(name)),
    [],
  );
});

test('every test that docs/reliability.md names exists', () => {
  const faults = new Set(PASSING_FAULTS.map(({ name }) => name));
  for (const { file, name } of rows) {
    const source = readFileSync(resolve(docs, file), 'utf8');
    assert.ok(faults.has(name) || source.includes(name), `${file}: ${name}`);
  }
  assert.ok(rows.length > PASSING_FAULTS.length);
});
