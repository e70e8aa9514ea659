/** Thousands of checks with random faults on the real client and server, and nothing left behind. */
import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { test } from 'node:test';
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { jobAnswer, type Reply } from '../../sandbox/fiddler-server.js';
import type { Clock } from '../../src/fiddler/clock.ts';
import { follow } from '../../src/fiddler/follow/follow.ts';
import { Traffic } from '../../src/fiddler/traffic/traffic.ts';
import { serve } from '../set-up.ts';
import { connect } from './connect.ts';
import { JOB_ID as ID } from './sample-job.ts';

const CHECKS = 4_000;

const STARTED: Reply = { body: jobAnswer({ id: ID, status: 'STARTED', progress: 50 }) };
const WHOLE = JSON.stringify(jobAnswer({ id: ID, status: 'STARTED' }));

/** Two of three answers are good. */
const REPLIES: readonly Reply[] = [
  STARTED,
  STARTED,
  { status: 503, body: 'busy' },
  STARTED,
  STARTED,
  ({ socket }) => socket.resetAndDestroy(),
  STARTED,
  STARTED,
  ({ socket }) =>
    socket.end(`HTTP/1.1 200 OK\r\ncontent-length: ${WHOLE.length + 9}\r\n\r\n${WHOLE}`),
  STARTED,
  STARTED,
  { body: '<html>' },
  STARTED,
  STARTED,
  { status: 429, headers: { 'retry-after': '2' } },
];

/** Sleeps take no real time, and time passes by them alone. */
function quickClock(): Clock {
  let nowMs = 0;
  return {
    nowMs: () => nowMs,
    async sleep(delayMs, signal) {
      signal?.throwIfAborted();
      await turn();
      signal?.throwIfAborted();
      nowMs += Math.max(0, delayMs);
    },
  };
}

/** The garbage that is there says nothing about what is kept. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') Reflect.apply(collect, undefined, []);
}

function openResources(): number {
  return process.getActiveResourcesInfo().filter((kind) => /Timeout|TCPSocketWrap/.test(kind))
    .length;
}

test('a soak of checks and faults leaves no socket, timer, listener or memory behind', async (t) => {
  let asked = 0;
  const server = await serve(t, {
    replies: {
      [ID]: [
        (request, response) => {
          const reply = REPLIES[(asked * 7 + Math.floor(asked / 13)) % REPLIES.length];
          asked += 1;
          if (typeof reply === 'function') return reply(request, response);
          if (typeof reply !== 'object') throw new Error('no such reply');
          const { status = 200, headers = {}, body = '' } = reply;
          response.writeHead(status, headers);
          response.end(typeof body === 'string' ? body : JSON.stringify(body));
        },
      ],
    },
  });
  const before = openResources();
  const client = connect(t, server);
  const clock = quickClock();
  const { signal } = new AbortController();
  const counts = { answer: 0, error: 0 };
  const heapBytes: number[] = [];
  let mostConnections = 0;
  const checks = follow(ID, {
    reader: client,
    traffic: new Traffic({ clock, random: Math.random, intervalMs: 1_000 }),
    intervalMs: 1_000,
    deadlineMs: 10 ** 9,
    verbose: false,
    signal,
    clock,
  });
  for await (const { kind } of checks) {
    counts[kind] += 1;
    mostConnections = Math.max(mostConnections, server.connections());
    const total = counts.answer + counts.error;
    if (total % 500 === 0) {
      collectGarbage();
      heapBytes.push(process.memoryUsage().heapUsed);
    }
    if (total === CHECKS) break;
  }
  assert.ok(counts.answer > CHECKS / 2 && counts.error > CHECKS / 5, JSON.stringify(counts));
  assert.ok(mostConnections <= 2, `${mostConnections} connections at once`);
  assert.equal(getEventListeners(signal, 'abort').length, 0);
  client.close();
  await server.close();
  await sleep(50);
  assert.ok(openResources() <= before, `${process.getActiveResourcesInfo()}`);
  const [first = 0] = heapBytes;
  const last = heapBytes.at(-1) ?? 0;
  assert.ok(last < first * 1.5, `${heapBytes}`);
});
