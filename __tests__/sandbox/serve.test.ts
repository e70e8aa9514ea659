// `npm run sandbox`, as a process.

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { describe, type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { SANDBOX_TOKEN } from '../../sandbox/fiddler-server.js';
import { fails, stories } from '../../sandbox/stories.js';
import { ask } from './server.ts';

const SERVE = fileURLToPath(new URL('../../sandbox/serve.js', import.meta.url));

describe('npm run sandbox', () => {
  function serve(t: TestContext, ...args: string[]): ChildProcess {
    const child = spawn(process.execPath, [SERVE, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    t.after(() => child.kill('SIGKILL'));
    return child;
  }

  async function readLines({ stdout }: ChildProcess, count: number): Promise<string[]> {
    assert.ok(stdout);
    const lines: string[] = [];
    for await (const line of createInterface({ input: stdout })) {
      if (lines.push(line) === count) break;
    }
    return lines;
  }

  async function readErrors({ stderr }: ChildProcess): Promise<string> {
    assert.ok(stderr);
    return (await stderr.toArray()).join('');
  }

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    test(`prints what a client needs, answers, and ends on ${signal} with 0`, async (t) => {
      const child = serve(t, '--port', '0');
      const [url = '', token = '', blank, ...rest] = await readLines(child, 9);
      assert.match(url, /^FIDDLER_URL=http:\/\/127\.0\.0\.1:\d+$/);
      assert.equal(token, `FIDDLER_TOKEN=${SANDBOX_TOKEN}`);
      assert.equal(blank, '');
      assert.deepEqual(
        rest.slice(0, 4),
        stories.map(({ id, story }) => `${id}  ${story}`),
      );
      assert.match(rest.at(-1) ?? '', /Ctrl\+C/);

      const server = { url: url.replace('FIDDLER_URL=', ''), token: SANDBOX_TOKEN };
      assert.equal((await ask(server, `/v3/jobs/${fails.id}`)).status, 200);
      child.kill(signal);
      assert.deepEqual(await once(child, 'exit'), [0, null]);
    });
  }

  for (const args of [['--port', '65536'], ['--port', '-1'], ['--port'], ['--prot', '1'], ['1']]) {
    test(`says how it is used when asked with ${args.join(' ')}`, async (t) => {
      const child = serve(t, ...args);
      const [errors, [code]] = await Promise.all([readErrors(child), once(child, 'exit')]);
      assert.match(errors, /Usage: npm run sandbox/);
      assert.doesNotMatch(errors, /\n {4}at /);
      assert.equal(code, 1);
    });
  }

  test('says so when its port is in use', async (t) => {
    const other = createServer().listen(0, '127.0.0.1');
    t.after(() => other.close());
    await once(other, 'listening');
    const address = other.address();
    assert.ok(address !== null && typeof address === 'object');
    const child = serve(t, '--port', String(address.port));
    const [errors, [code]] = await Promise.all([readErrors(child), once(child, 'exit')]);
    assert.match(errors, new RegExp(`^Port ${address.port} is in use`));
    assert.equal(code, 1);
  });
});
