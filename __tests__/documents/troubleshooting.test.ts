/** The README explains messages that the action really prints. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { printAll } from './scenarios.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** These need a broken runner or a defect: only their words are looked for, in the bundle. */
const RARE = [
  'The outputs could not be written: …',
  'The step summary could not be written: …',
  'The action failed because of a bug of its own: …',
  'So many jobs were at their deadline that …',
];

/** Returns the messages in the first column of the README's table; `…` stands for anything. */
function explainedMessages(): readonly string[] {
  const readme = readFileSync(resolve(ROOT, 'README.md'), 'utf8');
  const section = readme.split('\n## Troubleshooting\n')[1]?.split('\n## ')[0] ?? '';
  const cells = section.match(/(?<=^\| )(?:``.+?``|`.+?`)(?= \|)/gm) ?? [];
  return cells.map((cell) => cell.replace(/^`+|`+$/g, ''));
}

function patternOf(message: string): RegExp {
  const pattern = message
    .split('…')
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('[\\s\\S]*');
  return RegExp(`^(\\s*\\d+:\\d\\d  )?${pattern}$`, 'm');
}

test('the action prints each message that the README explains', async (t) => {
  const messages = explainedMessages();
  assert.ok(messages.length > 30);
  const printed = await printAll(t);
  const missing = messages.filter((message) => {
    const pattern = patternOf(message);
    return !printed.some((text) => pattern.test(text));
  });
  assert.deepEqual(missing.toSorted(), RARE.toSorted());
});

test('the bundle has the rare messages', () => {
  const bundle = readFileSync(resolve(ROOT, 'dist/index.js'), 'utf8');
  for (const message of RARE) assert.ok(bundle.includes(message.replace(/:? ?…$/, '')), message);
});
