/** Signals, in each phase of the command. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawnSync } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Reply } from '../../sandbox/fiddler-server.js';
import { JOB_ID } from '../bundle/action.ts';
import { job, jobIds } from '../bundle/wait-for.ts';
import { makeFolder, type Owner } from '../fixtures.ts';
import { type Ended, type Replies, type RunOptions, untilRequests, waitFor } from './command.ts';

const STARTED = job('STARTED', { progress: 40 });
const hangs: Reply = () => {};
const drips: Reply = (_request, response) => {
  response.writeHead(200).write(' ');
};

interface Interruption extends RunOptions {
  readonly args?: readonly string[];
  readonly signal?: NodeJS.Signals;
  /** Called right after the signal. */
  readonly afterSignal?: (child: ChildProcess) => unknown;
  /** Whether the command is still reading the key, before its first request. */
  readonly isReadingKey?: boolean;
}

/** Returns true once the process handles SIGHUP, as Node by itself does not. */
function catchesSignals(pid: number): boolean {
  const [, mask = '0'] =
    /^SigCgt:\s*(\w+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return BigInt(`0x${mask}`) % 2n === 1n;
}

/** Sends signals to the command, or to the process that its runner started. */
async function interrupt(
  t: Owner,
  replies: Replies,
  { args = [], signal = 'SIGTERM', afterSignal, isReadingKey = false, ...options }: Interruption,
): Promise<Ended & { readonly endedAfterMs: number }> {
  let endedAfterMs = Number.NaN;
  const pidOf = ({ pid }: ChildProcess): number =>
    Number(options.runner ? readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8') : pid);
  const ended = await waitFor(
    t,
    replies,
    ['--interval=30', '--timeout=90', ...args],
    options,
    async (child, server) => {
      if (!isReadingKey) {
        await untilRequests(server, Object.values(replies).flat().length);
        while (child.exitCode === null && !catchesSignals(pidOf(child))) await sleep(20);
      }
      await sleep(isReadingKey ? 600 : 150);
      const startMs = performance.now();
      child.once('exit', () => {
        endedAfterMs = performance.now() - startMs;
      });
      if (child.exitCode !== null) return;
      process.kill(pidOf(child), signal);
      afterSignal?.(child);
      // A command that does not end would hold up the test.
      setTimeout(() => Number.isNaN(endedAfterMs) && process.kill(pidOf(child), 'SIGKILL'), 3_000);
    },
  );
  return { ...ended, endedAfterMs };
}

describe('a signal ends the command within a second, the files and the JSON written,', {
  concurrency: 4,
}, () => {
  for (const [when, replies, signal, code] of [
    ['during a request that hangs', [hangs], 'SIGHUP', 129],
    ['during a response that drips', [drips], 'SIGINT', 130],
    ['between two checks', [STARTED], 'SIGTERM', 143],
    ['in a pause after an error', [{ status: 503 }], 'SIGINT', 130],
    ['while failing tasks are read', [job('FAILURE'), hangs], 'SIGTERM', 20],
  ] as const) {
    test(when, async (t) => {
      const folder = makeFolder(t);
      const [summary, dotenv] = [join(folder, 'summary.md'), join(folder, 'job.env')];
      const args = ['--json', '--summary', summary, '--dotenv', dotenv];
      const ended = await interrupt(t, { [JOB_ID]: replies }, { signal, args });
      assert.equal(ended.exitCode, code);
      assert.ok(ended.endedAfterMs < 1_000, `${ended.endedAfterMs} ms`);
      assert.equal(JSON.parse(ended.stdout)[0].id, JOB_ID);
      assert.match(readFileSync(dotenv, 'utf8'), /^FIDDLER_JOB_ID=550e8400/);
      assert.match(readFileSync(summary, 'utf8'), /^#/);
      assert.equal(readdirSync(folder).length, 2);
    });
  }
});

describe('a signal ends the command within a second', { concurrency: 4 }, () => {
  for (const what of ['standard input', 'named pipe']) {
    test(`while it waits for a key from a silent ${what}`, async (t) => {
      const file = join(makeFolder(t), 'pipe');
      spawnSync('mkfifo', [file]);
      const pipe = openSync(file, 'r+');
      t.after(() => closeSync(pipe));
      const args = ['--token-file', what === 'named pipe' ? file : '-'];
      const options = { args, input: pipe, isReadingKey: true };
      const ended = await interrupt(t, { [JOB_ID]: [STARTED] }, options);
      // A shell makes 143 of both.
      assert.ok(ended.exitCode === 143 || ended.exitCode === null, ended.stderr);
      assert.ok(ended.endedAfterMs < 1_000, `${ended.endedAfterMs} ms`);
    });
  }

  // More than pipes and streams contain.
  const info = { text: 'x'.repeat(500_000) };
  const task = { status: 'FAILURE', error_message: '漢'.repeat(950) };
  const extras = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [index, task]));
  const failing = jobIds(10).map((id) => [id, [job('FAILURE', { id, extras })]] as const);
  for (const [what, replies, args, codes] of [
    ['JSON', { [JOB_ID]: [job('SUCCESS', { info })] }, ['--json'], [74, 143]],
    ['log', Object.fromEntries(failing), ['--verbose', '--no-fail-fast'], [20]],
  ] as const) {
    test(`while nothing reads its ${what}`, async (t) => {
      const ended = await interrupt(t, replies, { args, readAfter: sleep(6_000) });
      assert.ok(ended.endedAfterMs < 1_000, `${ended.endedAfterMs} ms`);
      assert.ok(
        codes.some((code) => code === ended.exitCode),
        `${ended.exitCode}`,
      );
    });
  }

  test('whatever signals follow while it writes, all of it', async (t) => {
    const reader = new EventEmitter();
    const ended = await interrupt(
      t,
      { [JOB_ID]: [job('STARTED', { info })] },
      {
        ...{ signal: 'SIGINT', args: ['--json'], readAfter: once(reader, 'starts') },
        afterSignal: async (child) => {
          await sleep(100);
          assert.ok(child.kill('SIGTERM') && child.kill('SIGHUP'));
          reader.emit('starts');
        },
      },
    );
    assert.equal(ended.exitCode, 130);
    assert.deepEqual(JSON.parse(ended.stdout)[0].info, info);
    assert.ok(ended.endedAfterMs < 1_000, `${ended.endedAfterMs} ms`);
  });

  const runner = ['unshare', '--fork', '--pid', '--mount-proc'];
  const isAllowed = spawnSync('unshare', [...runner.slice(1), 'true']).status === 0;
  const skip = !isAllowed && 'PID namespaces are not permitted here';
  test('as process 1 of a container', { skip }, async (t) => {
    const ended = await interrupt(t, { [JOB_ID]: [hangs] }, { runner, args: ['--json'] });
    assert.equal(ended.exitCode, 143);
    assert.equal(JSON.parse(ended.stdout)[0].id, JOB_ID);
    assert.ok(ended.endedAfterMs < 1_000, `${ended.endedAfterMs} ms`);
  });
});
