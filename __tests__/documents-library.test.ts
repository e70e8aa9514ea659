/** The library as it is handed out: its bundle, its examples and its reference. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, test } from 'node:test';
import * as library from '@fiddler/wait-for-job';
import type { Story } from '../sandbox/job-story.js';
import { fails, revoked, succeeds } from '../sandbox/stories.js';
import * as source from '../src/fiddler/index.ts';
import { makeFolder, type Owner, serve } from './set-up.ts';

const ROOT = resolve(import.meta.dirname, '..');

async function runScript(
  t: Owner,
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ exitCode: number | null; said: string }> {
  const child = spawn(process.execPath, [resolve(ROOT, file), ...args], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.after(() => child.kill('SIGKILL'));
  const [out, errors, exitCode] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((ended) => child.once('close', ended)),
  ]);
  return { exitCode, said: out + errors };
}

/** A job that has already ended: the first check finds it so. */
function ended(story: Story): Story {
  return { ...story, moments: story.moments.slice(-1).map((last) => ({ ...last, atSeconds: 0 })) };
}

async function runExample(
  t: Owner,
  file: string,
  story: Story,
  token?: string,
): ReturnType<typeof runScript> {
  const server = await serve(t, { stories: [ended(story)] });
  return runScript(t, file, [story.id], {
    FIDDLER_URL: server.url,
    FIDDLER_TOKEN: token ?? server.token,
  });
}

test('the bundled library exports what its source exports', () => {
  assert.deepEqual(Object.keys(library).sort(), Object.keys(source).sort());
});

describe('the example of wait', () => {
  const file = 'examples/library/wait.js';

  test('ends with 0 after SUCCESS', async (t) => {
    const { exitCode, said } = await runExample(t, file, succeeds);
    assert.match(said, /successfully completed\n.*is done: SUCCESS/);
    assert.equal(exitCode, 0);
  });

  test('ends with 1 after FAILURE and shows the failing tasks', async (t) => {
    const { exitCode, said } = await runExample(t, file, fails);
    assert.match(said, /failed with ValidationError/);
    assert.match(said, /events-5\.csv/);
    assert.equal(exitCode, 1);
  });

  test('ends with 1 after REVOKED', async (t) => {
    const { exitCode, said } = await runExample(t, file, revoked);
    assert.match(said, /Cancelled on the server/);
    assert.equal(exitCode, 1);
  });

  test('ends with 1 and the reason where the key is wrong', async (t) => {
    const { exitCode, said } = await runExample(t, file, succeeds, 'wrong');
    assert.match(said, /Fiddler could not be asked: .*HTTP 401/);
    assert.equal(exitCode, 1);
  });
});

describe('the example of watch', () => {
  test('ends with 0 after SUCCESS, with a full bar', async (t) => {
    const { exitCode, said } = await runExample(t, 'examples/library/watch.js', succeeds);
    assert.match(said, /#{20} SUCCESS/);
    assert.equal(exitCode, 0);
  });

  test('ends with 1 after REVOKED', async (t) => {
    const { exitCode, said } = await runExample(t, 'examples/library/watch.js', revoked);
    assert.match(said, /#{10}\.{10} REVOKED/);
    assert.equal(exitCode, 1);
  });
});

test('docs/api.md says what the docstrings say', async (t) => {
  const file = join(makeFolder(t), 'api.md');
  const { exitCode, said } = await runScript(t, 'scripts/api-reference.js', [file]);
  assert.equal(exitCode, 0, said);
  assert.equal(
    readFileSync(resolve(ROOT, 'docs/api.md'), 'utf8'),
    readFileSync(file, 'utf8'),
    'npm run build writes it anew',
  );
});
