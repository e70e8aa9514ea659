/** docs/troubleshooting.md explains messages that action and command really print. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { HEADINGS } from '../../src/wait/report/help.ts';
import { printAll } from './scenarios.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PAGE = readFileSync(resolve(ROOT, 'docs/troubleshooting.md'), 'utf8');

/** These need a broken runner or a defect: only their words are looked for, in the bundle. */
const RARE = [
  'The outputs could not be written: …',
  'The step summary could not be written: …',
  'The file of all jobs could not be written: …',
  'Internal error (please report this): …',
  'Too many jobs reached the timeout at once to check this one a last time.…',
];

/** Returns the messages that begin a table's row or a list's item; `…` stands for anything. */
function explainedMessages(): readonly string[] {
  const families = PAGE.slice(PAGE.indexOf('## Invalid inputs'), PAGE.indexOf('## The runner'));
  const messages = families.match(/(?<=^(?:\| |- ))(?:``.+?``|`.+?`)(?= \||:)/gm) ?? [];
  return messages.map((message) => message.replace(/^`+|`+$/g, ''));
}

function patternOf(message: string): RegExp {
  const pattern = message
    .split('…')
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('[\\s\\S]*');
  return RegExp(`^(\\s*\\d+:\\d\\d  |wait-for-job: )?${pattern}$`, 'm');
}

test('the families of messages have the headings that annotations link to', () => {
  const headings = new Set<string>(PAGE.match(/(?<=^## ).+$/gm));
  assert.deepEqual(headings, new Set([...HEADINGS, 'Warnings', 'The runner refuses the action']));
});

test('action and command print each message that the page explains', async (t) => {
  const messages = explainedMessages();
  assert.ok(messages.length > 60, `${messages.length}`);
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
