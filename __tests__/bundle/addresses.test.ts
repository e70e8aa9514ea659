import assert from 'node:assert/strict';
import { once } from 'node:events';
import * as net from 'node:net';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type Owner, serve } from '../set-up.ts';
import { TOKEN } from './action.ts';
import { REPLIES, waitAt } from './wait-at.ts';

describe('an address', { concurrency: 4 }, () => {
  test('of IPv6 works', async (t) => {
    const server = await serve(t, { host: '::1', token: TOKEN, replies: REPLIES });
    const { exitCode } = await waitAt(server.url);
    assert.equal(exitCode, 0);
  });

  test('at which nobody listens yet is waited for', async (t) => {
    const closed = await serve(t);
    await closed.close();
    let isOpened = false;
    const { exitCode, log } = await waitAt(closed.url, {
      onStart: (action) => {
        action.stdout?.on('data', (chunk) => {
          if (isOpened || !String(chunk).includes('ECONNREFUSED')) return;
          isOpened = true;
          void serve(t, { port: closed.port, token: TOKEN, replies: REPLIES });
        });
      },
    });
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
    test(`of ${scheme} that does not accept a connection is given 5 s`, async (t) => {
      const port = await listenWithoutAccepting(t);
      const { log, elapsedMs } = await waitAt(`${scheme}://127.0.0.1:${port}`, {
        inputs: { timeout: '3', interval: '30' },
      });
      assert.match(log, /no connection within 5 s/);
      assert.ok(elapsedMs < 7_500, `${elapsedMs} ms`);
    });
  }
});

/**
 * A port that listens, but where nobody accepts: its thread is kept from that for good. When its
 * queue is full, the kernel answers no further attempt.
 */
async function listenWithoutAccepting(t: Owner): Promise<number> {
  const script = `
    const { parentPort } = require('node:worker_threads');
    const server = require('node:net').createServer();
    server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
      parentPort.postMessage(server.address().port);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    });
  `;
  const thread = new Worker(script, { eval: true });
  t.after(() => thread.terminate());
  const [port] = await once(thread, 'message');
  const fillers = Array.from({ length: 8 }, () =>
    net.connect(port, '127.0.0.1').on('error', () => {}),
  );
  t.after(() => {
    for (const filler of fillers) filler.destroy();
  });
  await sleep(200);
  return port;
}
