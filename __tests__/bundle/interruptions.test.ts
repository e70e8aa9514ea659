/** Signals, and a machine that sleeps. */
import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Reply } from '../../sandbox/fiddler-server.js';
import { job, type Outcome, waitFor } from './wait-for.ts';

const STARTED = job('STARTED', { progress: 40 });
const FAILURE = job('FAILURE', { error_reason: 'SchemaError' });
const SUCCESS = job('SUCCESS');
const hangs: Reply = () => {};
const drips: Reply = (_request, response) => {
  response.writeHead(200).write(' ');
};

interface Interrupted extends Outcome {
  /** From the interruption to the end of the process. */
  readonly endedAfterMs: number;
}

interface InterruptedWait {
  readonly replies: readonly Reply[];
  readonly inputs: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Called once, after so many requests and a log that matches. */
  readonly interrupt: (action: ChildProcess) => unknown;
  readonly afterRequests: number;
  readonly afterLog?: RegExp;
}

async function waitInterrupted({
  replies,
  inputs,
  env = {},
  interrupt,
  afterRequests,
  afterLog = /^/,
}: InterruptedWait): Promise<Interrupted> {
  let log = '';
  let interruptedMs = Number.NaN;
  const result = await waitFor(replies, {
    inputs,
    env,
    onStart: async (action, { requests }) => {
      action.stdout?.on('data', (chunk) => {
        log += String(chunk);
      });
      const isReady = (): boolean => requests.length >= afterRequests && afterLog.test(log);
      while (!isReady() && action.exitCode === null) await sleep(10);
      await sleep(100);
      interruptedMs = performance.now();
      interrupt(action);
    },
  });
  return { ...result, endedAfterMs: performance.now() - interruptedMs };
}

const CANCELLED = {
  status: '',
  reason: 'Cancelled',
  says: 'the wait was cancelled after [\\d.]+ s',
};
const PHASES = [
  { when: 'while it sleeps', replies: [STARTED], logs: /STARTED/, status: 'STARTED' },
  { when: 'while the first request hangs', replies: [hangs], logs: /::group::/ },
  { when: 'while a body drips', replies: [drips], logs: /::group::/ },
  { when: 'while it pauses after an error', replies: [{ status: 503 }], logs: /HTTP 503/ },
  { when: 'while it pauses after a 429', replies: [{ status: 429 }], logs: /HTTP 429/ },
  {
    when: 'while failing tasks are read',
    replies: [FAILURE, hangs],
    logs: /FAILURE/,
    status: 'FAILURE',
    reason: 'SchemaError',
    says: 'failed with SchemaError',
  },
];

describe('a step that is cancelled', { concurrency: 2 }, () => {
  for (const phase of PHASES) {
    const { when, replies, logs, status, reason, says } = { ...CANCELLED, ...phase };
    for (const signalName of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      test(`by ${signalName} ${when} ends within a second, with outputs and summary`, async () => {
        const result = await waitInterrupted({
          replies,
          inputs: { interval: '30' },
          afterRequests: replies.length,
          afterLog: logs,
          interrupt: (action) => action.kill(signalName),
        });
        assert.ok(result.endedAfterMs < 1_000, `${result.endedAfterMs} ms`);
        assert.equal(result.exitCode, 1);
        assert.equal(result.errors.length, 1);
        const cause = reason === 'Cancelled' ? ` by ${signalName} \\(` : '';
        assert.match(result.errors[0] ?? '', RegExp(says + cause));
        assert.equal(result.outputs['status'], status);
        assert.equal(result.outputs['error-reason'], reason);
        assert.notEqual(result.summary, '');
      });
    }
  }

  test('by SIGBREAK, the second signal of a runner on Windows, ends as by SIGTERM', async () => {
    const result = await waitInterrupted({
      replies: [STARTED],
      inputs: { interval: '30' },
      env: { NODE_OPTIONS: `--require=${join(import.meta.dirname, 'sigbreak.cjs')}` },
      afterRequests: 1,
      afterLog: /STARTED/,
      interrupt: (action) => action.kill('SIGUSR2'),
    });
    assert.ok(result.endedAfterMs < 1_000, `${result.endedAfterMs} ms`);
    assert.equal(result.exitCode, 1);
    assert.match(result.errors[0] ?? '', / by SIGBREAK \(last state: STARTED, 40 %\)\.\n/);
    assert.equal(result.outputs['error-reason'], 'Cancelled');
    assert.notEqual(result.summary, '');
  });

  test('after responses with megabytes of text ends within a second, too', async () => {
    const long = job('STARTED', {
      name: '@a '.repeat(700_000),
      error_message: '%25'.repeat(400_000),
      info: { resource_name: '\u009d'.repeat(300_000) },
    });
    const result = await waitInterrupted({
      replies: [long],
      inputs: {},
      afterRequests: 3,
      interrupt: (action) => action.kill('SIGTERM'),
    });
    assert.ok(result.endedAfterMs < 1_000, `${result.endedAfterMs} ms`);
    assert.equal(result.outputs['status'], 'STARTED');
    assert.equal(result.outputs['error-reason'], 'Cancelled');
  });
});

/** Stops the process like a machine that sleeps: its clock goes on. */
async function putToSleep(action: ChildProcess, forMs: number): Promise<void> {
  action.kill('SIGSTOP');
  await sleep(forMs);
  action.kill('SIGCONT');
}

describe('a machine that sleeps', { concurrency: 3 }, () => {
  test('past the deadline makes one check before it gives up, and sees a job that ended', async () => {
    const { exitCode, requests } = await waitInterrupted({
      replies: [STARTED, STARTED, SUCCESS],
      inputs: { interval: '0.5', timeout: '1.5' },
      afterRequests: 2,
      interrupt: (action) => putToSleep(action, 2_500),
    });
    assert.equal(exitCode, 0);
    assert.equal(requests.length, 3);
  });

  test('makes no burst of checks when it wakes', async () => {
    const { requests } = await waitInterrupted({
      replies: [...Array<Reply>(6).fill(STARTED), SUCCESS],
      inputs: { interval: '0.5' },
      afterRequests: 2,
      interrupt: (action) => putToSleep(action, 3_000),
    });
    assert.equal(requests.length, 7);
    // The third is the first after it wakes.
    const [from, to] = [requests[2]?.atMs ?? 0, requests[6]?.atMs ?? 0];
    assert.ok(to - from > 1_850, `${to - from} ms`);
  });

  test('past the deadline during a request sends another', async () => {
    const { exitCode } = await waitInterrupted({
      replies: [STARTED, hangs, SUCCESS],
      inputs: { interval: '0.3', timeout: '1' },
      afterRequests: 2,
      interrupt: (action) => putToSleep(action, 8_000),
    });
    assert.equal(exitCode, 0);
  });
});
