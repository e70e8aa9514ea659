import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { PASSING_FAULTS } from './bundle/faults.ts';
import { titlesIn } from './titles.ts';

const docs = resolve(import.meta.dirname, '../docs');
const page = readFileSync(resolve(docs, 'reliability.md'), 'utf8');

/** `| fault | what the action does | [file](path): title of the test |` */
const rows = [...page.matchAll(/^\| (.+?) \| .+? \| \[.+?\]\((.+?)\): (.+?) \|$/gm)].map(
  ([, fault = '', file = '', title = '']) => ({ fault, file, title }),
);

test('every row of docs/reliability.md but the two of the heading tells of a fault', () => {
  assert.equal(page.match(/^\|/gm)?.length, 2 + rows.length);
});

test('docs/reliability.md tells of every fault that is played to the bundle, and where', () => {
  const file = '../__tests__/bundle/faults.test.ts';
  const expected = PASSING_FAULTS.map(({ name }) => ({ fault: name, file, title: name }));
  const names = new Set(PASSING_FAULTS.map(({ name }) => name));
  assert.deepEqual(
    rows.filter((row) => names.has(row.fault) || row.file === file),
    expected,
  );
});

/** The title of a test, with or without that of its describe; `…` stands for what differs. */
function isTitle(words: string, title: string): boolean {
  const pattern = words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll('…', '.+');
  return RegExp(`^(?:.+ › )?${pattern}$`).test(title);
}

describe('every test that docs/reliability.md names exists', () => {
  for (const file of new Set(rows.map((row) => row.file))) {
    test(`in ${file}`, async () => {
      const titles = await titlesIn(resolve(docs, file));
      const named = rows.filter((row) => row.file === file).map(({ title }) => title);
      assert.deepEqual(
        named.filter((words) => !titles.some((title) => isTitle(words, title))),
        [],
      );
    });
  }
});
