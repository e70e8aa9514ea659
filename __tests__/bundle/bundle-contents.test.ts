import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { BUNDLE } from './action.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const bundle = readFileSync(BUNDLE, 'utf8');

test('the bundle has three packages, and neither undici nor @actions/exec, which they import', () => {
  const licenses = readFileSync(resolve(BUNDLE, '../licenses.txt'), 'utf8');
  const packages = [...licenses.matchAll(/^(@?[a-z][\w./-]*)\n\S+\n/gm)].map(([, name]) => name);
  assert.deepEqual(packages, ['@actions/core', '@actions/http-client', 'tunnel']);
  // Their code as well, in case it has no license file.
  const undici = readFileSync(resolve(ROOT, 'node_modules/undici/lib/core/errors.js'), 'utf8');
  assert.match(undici, /UND_ERR/);
  assert.doesNotMatch(bundle, /UND_ERR/);
  const exec = readFileSync(resolve(ROOT, 'node_modules/@actions/exec/lib/toolrunner.js'), 'utf8');
  assert.match(exec, /child_process/);
  assert.doesNotMatch(bundle, /child_process/);
});
