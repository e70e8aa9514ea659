/** Ports of 127.0.0.1 whose connections stall, lead elsewhere or end with an alert of TLS. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import * as net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Owner } from '../fixtures.ts';

async function listen(t: Owner, onConnection: (client: net.Socket) => void): Promise<number> {
  const clients: net.Socket[] = [];
  const server = net.createServer((client) => {
    clients.push(client.on('error', () => {}));
    onConnection(client);
  });
  t.after(() => {
    server.close();
    for (const client of clients) client.destroy();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  return address.port;
}

/** Returns a port that leads to these in turn, the last one repeating; to null, connections stall. */
export function leadTo(t: Owner, ports: ReadonlyArray<number | null>): Promise<number> {
  let count = 0;
  return listen(t, (client) => {
    const port = ports[Math.min(count++, ports.length - 1)] ?? null;
    if (port === null) return;
    const upstream = net.connect(port, '127.0.0.1').on('error', () => {});
    client.pipe(upstream).pipe(client);
  });
}

/** Returns a port that ends each TLS handshake with a fatal alert. */
export function alertTo(t: Owner, alert: number): Promise<number> {
  const record = Buffer.from([21, 3, 1, 0, 2, 2, alert]);
  return listen(t, (client) => client.once('data', () => client.end(record)));
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
