// How the demos run an action.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { runAction } from '../../sandbox/action-run.js';
import { makeFolder } from '../set-up.ts';
import { SHORT } from './server.ts';

describe('an action that is run', () => {
  const ACTION = `
    import { appendFileSync } from 'node:fs';
    const { env } = process;
    console.log(env['INPUT_JOB-ID']);
    console.error(Object.keys(env).filter((name) => /^(FIDDLER|JOB)_/.test(name)).length);
    appendFileSync(env.GITHUB_OUTPUT, 'folder=' + env.RUNNER_TEMP);
    appendFileSync(env.GITHUB_STEP_SUMMARY, '# Done');
    process.exitCode = 3;
  `;

  test('gets its inputs, and nothing of the person who runs it', async (t) => {
    const entry = join(makeFolder(t), 'action.mjs');
    await writeFile(entry, ACTION);
    process.env['FIDDLER_TOKEN'] = 'of a person';
    t.after(() => {
      delete process.env['FIDDLER_TOKEN'];
    });

    const lines: string[] = [];
    const inputs = { 'job-id': SHORT.id };
    const run = await runAction({ entry, inputs, onLine: (line) => lines.push(line) });
    assert.deepEqual(lines.sort(), ['0', SHORT.id]);
    assert.equal(run.exitCode, 3);
    assert.equal(run.interruptedBy, null);
    assert.equal(run.summary, '# Done');
    const temporary = run.outputs.get('folder') ?? '';
    assert.match(temporary, /wait-for-job-/);
    assert.equal(existsSync(temporary), false);
  });
});
