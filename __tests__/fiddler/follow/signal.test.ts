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
