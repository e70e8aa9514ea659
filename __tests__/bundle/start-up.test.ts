/**
 * What is left out of the bundle, for a step that starts almost as fast as a bare script: see
 * scripts/bundle.js for how, and docs/performance.md for what it saves.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, test } from 'node:test';
import { jobAnswer } from '../../sandbox/fiddler-server.js';
import { serve } from '../set-up.ts';
import { JOB_ID, runAction, TOKEN } from './action.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const LIST_MODULES = resolve(import.meta.dirname, 'list-modules.cjs');
const bundle = readFileSync(resolve(ROOT, 'dist/index.js'), 'utf8');

describe('the bundle leaves out', () => {
  test('undici, which would be nine tenths of it: its code, its start-up time, its advisories', () => {
    assert.doesNotMatch(bundle, /undici|Dispatcher/);
    assert.ok(bundle.length < 100_000, `${bundle.length} characters`);
  });

  test('what else is never reached: running programs, and the summary of core', () => {
    assert.doesNotMatch(bundle, /child_process|addQuote/);
  });

  test('the ways in which http-client follows redirects, repeats requests, and sends anything', () => {
    assert.doesNotMatch(bundle, /patchJson|ExponentialBackoff/);
  });

  test('all but ASCII, since node holds any other text in two bytes a character', () => {
    assert.ok(/^[\n\x20-\x7e]*$/.test(bundle));
  });
});

describe('a wait for a job that is done loads', () => {
  test('no module of node but what one GET needs, since each takes as long as node:http', async (t) => {
    const body = jobAnswer({ id: JOB_ID, status: 'SUCCESS', progress: 100 });
    const server = await serve(t, {
      token: TOKEN,
      replies: { [JOB_ID]: [(_request, response) => response.end(JSON.stringify(body))] },
    });
    const env = { NODE_OPTIONS: `--require=${JSON.stringify(LIST_MODULES)}` };
    const inputs = { 'job-id': JOB_ID, url: server.url, token: TOKEN };
    const action = await runAction({ inputs, env });
    assert.equal(action.exitCode, 0);
    const floor = spawn(
      process.execPath,
      [resolve(ROOT, 'bench/floor.cjs'), `${server.url}/v3/jobs/${JOB_ID}`],
      { env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    t.after(() => floor.kill());
    const ofFloor = new Set(parseModules(await text(floor.stderr)));
    const more = parseModules(action.stderr).filter((module) => !ofFloor.has(module));
    // Being cancelled.
    assert.deepEqual(more, ['Internal Binding signal_wrap']);
  });
});

function parseModules(json: string): readonly string[] {
  const modules: unknown = JSON.parse(json);
  assert.ok(Array.isArray(modules));
  return modules.map(String);
}
