/** The committed bundle of the library, and its examples. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, test } from 'node:test';
import * as library from '@fiddler/wait-for-job';
import type { Scenario } from '../../sandbox/scenario.js';
import { fails, revoked, succeeds } from '../../sandbox/scenarios.js';
import * as source from '../../src/fiddler/index.ts';
import { serve } from '../fixtures.ts';

const ROOT = resolve(import.meta.dirname, '../..');

test('the library exports what its source exports, with types', () => {
  assert.deepEqual(Object.keys(library).sort(), Object.keys(source).sort());
  const types = readFileSync(resolve(ROOT, 'dist/library/index.d.ts'), 'utf8');
  for (const name of Object.keys(library)) {
    assert.match(types, RegExp(`^export declare (?:class|const|function) ${name}\\b`, 'm'));
  }
});

/** Returns a scenario that has ended before the first check. */
function ended(scenario: Scenario): Scenario {
  const moments = scenario.moments.slice(-1).map((last) => ({ ...last, atSeconds: 0 }));
  return { ...scenario, moments };
}

describe('the example', () => {
  for (const { example, scenario, token, exitCode, prints } of [
    {
      example: 'wait',
      scenario: succeeds,
      exitCode: 0,
      prints: [/successfully completed\n.*ended in SUCCESS/],
    },
    {
      example: 'wait',
      scenario: fails,
      exitCode: 1,
      prints: [/failed with ValidationError/, /events-5\.csv/],
    },
    { example: 'wait', scenario: revoked, exitCode: 1, prints: [/Cancelled in Fiddler/] },
    { example: 'wait', scenario: succeeds, token: 'wrong', exitCode: 1, prints: [/HTTP 401/] },
    { example: 'watch', scenario: succeeds, exitCode: 0, prints: [/#{20} SUCCESS/] },
    { example: 'watch', scenario: revoked, exitCode: 1, prints: [/#{10}\.{10} REVOKED/] },
  ]) {
    const what = token === undefined ? scenario.moments.at(-1)?.status : 'the wrong key';
    test(`of ${example} ends with ${exitCode} for ${what}`, async (t) => {
      const server = await serve(t, { scenarios: [ended(scenario)] });
      const file = resolve(ROOT, `examples/library/${example}.js`);
      const child = spawn(process.execPath, [file, scenario.id], {
        env: { FIDDLER_URL: server.url, FIDDLER_TOKEN: token ?? server.token },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      t.after(() => child.kill('SIGKILL'));
      const [out, errors, [code]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, 'close'),
      ]);
      for (const pattern of prints) assert.match(out + errors, pattern);
      assert.equal(code, exitCode);
    });
  }
});
