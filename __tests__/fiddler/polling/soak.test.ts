/** Thousands of checks with faults, between the real client and a real server. */
import assert from 'node:assert/strict';
import { getEventListeners, once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { jobAnswer } from '../../../sandbox/fiddler-server.js';
import { poll } from '../../../src/fiddler/polling/poll.ts';
import { RequestScheduler } from '../../../src/fiddler/polling/request-scheduler.ts';
import { hastyClock } from '../../fake-clock.ts';
import { JOB_ID } from '../sample-job.ts';
import { connect } from '../serve-job.ts';

const CHECKS = 9_000;
/** Checks before the first measurement: most code is compiled by then. */
const WARM_UP = 5_000;
/** Room for code that is compiled later. A job or an error that is kept has several times as much. */
const MAX_GROWTH_BYTES_PER_CHECK = 100;

const JOB = JSON.stringify(jobAnswer({ id: JOB_ID, status: 'STARTED', progress: 50 }));

const FAULTS: readonly ((response: ServerResponse) => void)[] = [
  (response) => response.writeHead(503).end('busy'),
  (response) => response.socket?.resetAndDestroy(),
  (response) =>
    response.writeHead(200, { 'content-length': 9_000 }).write(JOB, () => response.destroy()),
  (response) => response.end('<html>'),
  (response) => response.writeHead(429, { 'retry-after': '2' }).end(),
];

/** The bytes that are in use after a forced collection of garbage. */
async function measureHeap(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  assert.ok(typeof collect === 'function');
  for (let round = 0; round < 5; round += 1) {
    await turn();
    Reflect.apply(collect, undefined, []);
  }
  return process.memoryUsage().heapUsed;
}

function countOpenResources(): number {
  const kinds = process.getActiveResourcesInfo();
  return kinds.filter((kind) => /Timeout|TCP/.test(kind)).length;
}

test('4,000 checks with faults keep no memory, socket, timer or listener', async (t) => {
  const openBefore = countOpenResources();
  let requests = 0;
  const sockets = new Set<Socket>();
  let maxSockets = 0;
  const server = createServer((_request, response) => {
    requests += 1;
    // Every third response is the next fault.
    const fault = requests % 3 === 0 ? FAULTS[(requests / 3) % FAULTS.length] : undefined;
    if (fault === undefined) response.end(JOB);
    else fault(response);
  });
  server.keepAliveTimeout = 60_000;
  server.on('connection', (socket) => {
    sockets.add(socket);
    maxSockets = Math.max(maxSockets, sockets.size);
    socket.on('close', () => sockets.delete(socket));
  });
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  const client = connect(t, { url: `http://127.0.0.1:${address.port}`, token: 'soak-key' });
  const clock = hastyClock();
  const { signal } = new AbortController();
  const checks = poll(JOB_ID, {
    reader: client,
    scheduler: new RequestScheduler({ clock, random: Math.random, intervalMs: 1_000 }),
    intervalMs: 1_000,
    deadlineMs: Number.MAX_SAFE_INTEGER,
    verbose: false,
    signal,
    clock,
  });
  const counts = { read: 0, failed: 0 };
  let warmBytes = 0;
  for await (const { kind } of checks) {
    counts[kind] += 1;
    const total = counts.read + counts.failed;
    if (total === WARM_UP) warmBytes = await measureHeap();
    if (total === CHECKS) break;
  }
  const growthBytes = ((await measureHeap()) - warmBytes) / (CHECKS - WARM_UP);
  assert.ok(growthBytes < MAX_GROWTH_BYTES_PER_CHECK, `${growthBytes} bytes for each check`);
  assert.ok(counts.read > CHECKS / 2 && counts.failed > CHECKS / 5, JSON.stringify(counts));
  assert.ok(maxSockets <= 2, `${maxSockets} connections at once`);
  assert.equal(getEventListeners(signal, 'abort').length, 0);
  client.close();
  server.close();
  server.closeAllConnections();
  await sleep(50);
  assert.ok(countOpenResources() <= openBefore, `${process.getActiveResourcesInfo()}`);
});
