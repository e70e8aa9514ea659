import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import * as net from 'node:net';
import { describe, test } from 'node:test';
import { type FiddlerServer, startFiddlerServer } from '../../sandbox/fiddler-server.js';
import { TOKEN } from './action.ts';
import { REPLIES, waitAt } from './wait-at.ts';

describe('an address', { concurrency: 4 }, () => {
  test('of IPv6 works', async () => {
    const server = await startFiddlerServer({ host: '::1', token: TOKEN, replies: REPLIES });
    const { exitCode } = await waitAt(server.url);
    await server.close();
    assert.equal(exitCode, 0);
  });

  test('at which nobody listens yet is waited for', async () => {
    const closed = await startFiddlerServer();
    await closed.close();
    let opening: Promise<FiddlerServer> | undefined;
    const { exitCode, log } = await waitAt(closed.url, {
      onStart: (action) => {
        action.stdout?.on('data', (chunk) => {
          if (!String(chunk).includes('ECONNREFUSED')) return;
          opening ??= startFiddlerServer({ port: closed.port, token: TOKEN, replies: REPLIES });
        });
      },
    });
    await (await opening)?.close();
    assert.equal(exitCode, 0);
    assert.match(log, /nothing is listening there \(ECONNREFUSED\)/);
  });

  test('that does not resolve is told by the timeout', async () => {
    const { outputs, errors } = await waitAt('https://fiddler.invalid', {
      inputs: { timeout: '1' },
    });
    assert.equal(outputs['error-reason'], 'TimeoutError');
    assert.match(errors[0] ?? '', /the host name (does not resolve|could not be looked up)/);
  });

  for (const scheme of ['http', 'https']) {
    test(`of ${scheme} that does not accept a connection is given 5 s`, async () => {
      // A listener of a process that is stopped accepts nothing: when its queue is full, the kernel
      // answers no further attempt.
      const listener = await startStoppedListener();
      const { log, elapsedMs } = await waitAt(`${scheme}://127.0.0.1:${listener.port}`, {
        inputs: { timeout: '3', interval: '30' },
      });
      listener.kill();
      assert.match(log, /no connection within 5 s/);
      assert.ok(elapsedMs < 7_500, `${elapsedMs} ms`);
    });
  }
});

interface StoppedListener {
  readonly port: number;
  kill(): void;
}

async function startStoppedListener(): Promise<StoppedListener> {
  const script =
    "const s = require('net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => console.log(s.address().port));";
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<number>((resolve) => {
    child.stdout.once('data', (chunk) => resolve(Number(String(chunk))));
  });
  child.kill('SIGSTOP');
  const fillers = Array.from({ length: 8 }, () =>
    net.connect(port, '127.0.0.1').on('error', () => {}),
  );
  await new Promise((resolve) => setTimeout(resolve, 200));
  return {
    port,
    kill() {
      for (const filler of fillers) filler.destroy();
      child.kill('SIGKILL');
    },
  };
}
