/** Ports of 127.0.0.1 on which connections stall. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import * as net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Owner } from '../fixtures.ts';

/** Returns a port whose first connection gets no bytes; the next ones lead to `port`. */
export async function stallFirstConnection(t: Owner, port: number): Promise<number> {
  const sockets: net.Socket[] = [];
  const front = net.createServer((client) => {
    sockets.push(client.on('error', () => {}));
    if (sockets.length === 1) return;
    const upstream = net.connect(port, '127.0.0.1').on('error', () => {});
    client.pipe(upstream).pipe(client);
  });
  t.after(() => {
    front.close();
    for (const socket of sockets) socket.destroy();
  });
  await once(front.listen(0, '127.0.0.1'), 'listening');
  const address = front.address();
  assert.ok(address !== null && typeof address === 'object');
  return address.port;
}

/**
 * Returns a port that listens but does not accept, since its thread is blocked. Once its queue is full,
 * the kernel does not respond to further attempts.
 */
export async function listenWithoutAccepting(t: Owner): Promise<number> {
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
