/** What runners and machines do to the process: cancel it, stop it, let it sleep. */
import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Reply } from '../../sandbox/fiddler-server.js';
import { job, type Outcome, waitFor } from './wait-for.ts';

const STARTED = job('STARTED', { progress: 40 });
const SUCCESS = job('SUCCESS');

interface Interrupted extends Outcome {
  /** What the log had told by then. */
  readonly toldBefore: string;
  /** From the interruption to the end of the process. */
  readonly endedAfterMs: number;
}

/** @param interrupt is called once, when the server has seen `afterRequests` requests */
async function waitInterrupted(
  replies: readonly Reply[],
  inputs: Readonly<Record<string, string>>,
  afterRequests: number,
  interrupt: (action: ChildProcess) => unknown,
): Promise<Interrupted> {
  let told = '';
  let toldBefore = '';
  let interruptedMs = Number.NaN;
  const result = await waitFor(replies, {
    inputs,
    onStart: async (action, { requests }) => {
      action.stdout?.on('data', (chunk) => {
        told += String(chunk);
      });
      while (requests.length < afterRequests && action.exitCode === null) await sleep(10);
      await sleep(100);
      toldBefore = told;
      interruptedMs = performance.now();
      interrupt(action);
    },
  });
  return { ...result, toldBefore, endedAfterMs: performance.now() - interruptedMs };
}

describe('a cancelled step', { concurrency: 3 }, () => {
  const drips: Reply = (_request, response) => {
    response.writeHead(200).write(' ');
  };
  const busy: Reply = { status: 503 };
  const moments = [
    { when: 'while it sleeps', replies: [STARTED], tells: /STARTED/, status: 'STARTED' },
    { when: 'while the first request hangs', replies: [() => {}], tells: /::group::/, status: '' },
    { when: 'while a body drips', replies: [drips], tells: /::group::/, status: '' },
    { when: 'while errors are waited out', replies: [busy], tells: /HTTP 503/, status: '' },
  ];
  for (const { when, replies, tells, status } of moments) {
    for (const signalName of ['SIGINT', 'SIGTERM'] as const) {
      test(`by ${signalName} ${when} ends within a second, with outputs and summary`, async () => {
        const result = await waitInterrupted(replies, { interval: '30' }, 1, (action) =>
          action.kill(signalName),
        );
        assert.match(result.toldBefore, tells);
        assert.ok(result.endedAfterMs < 1_000, `${result.endedAfterMs} ms`);
        assert.equal(result.exitCode, 1);
        assert.equal(result.errors.length, 1);
        assert.match(
          result.errors[0] ?? '',
          RegExp(`cancelled after [\\d.]+ s \\(${signalName}\\)`),
        );
        assert.equal(result.outputs['status'], status);
        assert.equal(result.outputs['error-reason'], 'Cancelled');
        assert.match(result.summary, /cancelled/);
      });
    }
  }

  for (const { of, name } of [
    { of: 'words', name: '@a '.repeat(1_200_000) },
    { of: 'escapes', name: '%25'.repeat(1_200_000) },
    { of: 'a terminal’s sequences', name: '\u009d'.repeat(600_000) },
  ]) {
    test(`that has read names of megabytes of ${of} ends within a second, too`, async () => {
      const long = job('STARTED', { name, error_message: name.slice(0, 400_000) });
      const result = await waitInterrupted([long], { interval: '0.1' }, 3, (action) =>
        action.kill('SIGTERM'),
      );
      assert.ok(result.endedAfterMs < 1_000, `${result.endedAfterMs} ms`);
      assert.equal(result.outputs['error-reason'], 'Cancelled');
    });
  }

  test('takes no harm from more signals', async () => {
    const result = await waitInterrupted([STARTED], { interval: '30' }, 1, (action) => {
      for (const signalName of ['SIGINT', 'SIGINT', 'SIGTERM', 'SIGINT'] as const)
        action.kill(signalName);
    });
    assert.equal(result.exitCode, 1);
    assert.equal(result.errors.length, 1);
    assert.equal(result.outputs['error-reason'], 'Cancelled');
    assert.notEqual(result.summary, '');
  });
});

/** Stops the process for a while, as a machine that sleeps does: its clock goes on. */
async function putToSleep(action: ChildProcess, forMs: number): Promise<void> {
  action.kill('SIGSTOP');
  await sleep(forMs);
  action.kill('SIGCONT');
}

describe('a machine that sleeps', { concurrency: 3 }, () => {
  test('past the deadline makes one check before it gives up', async () => {
    const { exitCode, requests, outputs } = await waitInterrupted(
      [STARTED],
      { interval: '0.5', timeout: '1.5' },
      2,
      (action) => putToSleep(action, 2_500),
    );
    assert.equal(exitCode, 1);
    assert.equal(requests.length, 3);
    assert.equal(outputs['error-reason'], 'TimeoutError');
  });

  test('past the deadline sees a job that ended meanwhile', async () => {
    const { exitCode } = await waitInterrupted(
      [STARTED, STARTED, SUCCESS],
      { interval: '0.5', timeout: '1.5' },
      2,
      (action) => putToSleep(action, 2_500),
    );
    assert.equal(exitCode, 0);
  });

  test('makes no burst of checks when it wakes', async () => {
    const { requests } = await waitInterrupted(
      [...Array<Reply>(8).fill(STARTED), SUCCESS],
      { interval: '0.5', timeout: '30' },
      2,
      (action) => putToSleep(action, 3_000),
    );
    const gapsMs = requests.slice(1).map(({ atMs }, index) => atMs - (requests[index]?.atMs ?? 0));
    for (const gapMs of gapsMs) assert.ok(gapMs > 350, `${gapsMs}`);
  });

  test('while it asks, past the deadline, asks once more', async () => {
    const hangs: Reply = () => {};
    const { exitCode } = await waitInterrupted(
      [STARTED, hangs, SUCCESS],
      { interval: '0.3', timeout: '1' },
      2,
      (action) => putToSleep(action, 8_000),
    );
    assert.equal(exitCode, 0);
  });
});
