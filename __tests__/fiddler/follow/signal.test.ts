import assert from 'node:assert/strict';
import { test } from 'node:test';
import { follow } from '../../../src/fiddler/follow/follow.ts';
import { FakeClock } from '../../fake-clock.ts';
import { JOB_ID } from '../sample-job.ts';
import { answer, followOptions, ScriptedReader } from './replies.ts';

test('an aborted signal ends the sleep with its reason', async () => {
  const controller = new AbortController();
  const clock = new FakeClock();
  const reader = new ScriptedReader(clock, [answer('STARTED')]);
  const options = followOptions(clock, { signal: controller.signal });
  const checks = follow(JOB_ID, { ...options, reader });
  await checks.next();
  const next = checks.next();
  controller.abort(new Error('stop'));
  await assert.rejects(next, { message: 'stop' });
  assert.equal(reader.askedMs.length, 1);
});

test('an aborted signal gives the turns back that requests under way have', async () => {
  const controller = new AbortController();
  const clock = new FakeClock();
  const { signal } = controller;
  const options = followOptions(clock, { signal, intervalMs: 1_000 });
  const silent = {
    readJob: (): Promise<never> =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
  };
  const checks = Array.from({ length: 30 }, () => follow(JOB_ID, { ...options, reader: silent }));
  const asked = Promise.allSettled(checks.map((one) => one.next()));
  await clock.run(clock.sleep(10_000));
  controller.abort(new Error('stop'));
  await asked;
  const reader = new ScriptedReader(clock, [answer('SUCCESS')]);
  const other = follow(JOB_ID, { ...options, signal: undefined, reader });
  const { value } = await clock.run(other.next());
  assert.deepEqual(value, { kind: 'answer', job: answer('SUCCESS').job });
  assert.ok(clock.nowMs() < 20_000, `${clock.nowMs()}`);
});
