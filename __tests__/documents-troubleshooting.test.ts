/** The README explains the messages that the action really prints. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { provokeAll } from './situations.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** The messages in the first column of the README's table. */
const MESSAGES = (
  readFileSync(resolve(ROOT, 'README.md'), 'utf8').split('\n## Troubleshooting\n')[1] ?? ''
)
  .split('\n## ')[0]
  ?.match(/(?<=^\| )(?:``.+?``|`.+?`)(?= \|)/gm)
  ?.map((cell) => cell.replace(/^`+|`+$/g, ''));

/** These take a broken runner, or a defect; that the bundle can say them is all that is checked. */
const SELDOM = [
  'The outputs could not be written: …',
  'The step summary could not be written: …',
  'The action failed because of a bug of its own: …',
  '… GET …: no connection within 5 s; …',
  'So many jobs were at their deadline that …',
];

/** Whether a message is the one that a text with `…` for what differs stands for. */
function stands(text: string, message: string): boolean {
  const pattern = text
    .split('…')
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('[\\s\\S]*');
  return RegExp(`^(\\s*\\d+:\\d\\d  )?${pattern}$`, 'm').test(message);
}

let said: readonly string[] = [];
const takeAways: Array<() => unknown> = [];
before(async () => {
  said = await provokeAll({ after: (takeAway) => takeAways.push(takeAway) });
});
after(() => Promise.all(takeAways.map((takeAway) => takeAway())));

test('each message that the README explains is one that the action prints', () => {
  assert.ok(MESSAGES !== undefined && MESSAGES.length > 30);
  const unsaid = MESSAGES.filter(
    (text) => !SELDOM.includes(text) && !said.some((message) => stands(text, message)),
  );
  assert.deepEqual(unsaid, []);
});

test('the messages that cannot be provoked here are in the bundle', () => {
  const bundle = readFileSync(resolve(ROOT, 'dist/index.js'), 'utf8');
  for (const text of SELDOM) {
    assert.ok(MESSAGES?.includes(text), text);
    for (const part of text.split('…')) {
      // What is put together from several places is looked for by its longest words.
      const words = part.replace(/^[:;, ]+|( 5 s)?[:;, ]+$/g, '');
      assert.ok(bundle.includes(words), words);
    }
  }
});
