/** Many jobs that share the traffic. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { JobReader } from '../../../src/fiddler/client.ts';
import { TimeoutError } from '../../../src/fiddler/errors.ts';
import { type FollowOptions, follow } from '../../../src/fiddler/follow/follow.ts';
import { FakeClock } from '../../fake-clock.ts';
import { JOB_ID } from '../sample-job.ts';
import { answer, followOptions, ScriptedReader } from './replies.ts';

async function followAnswers(options: FollowOptions): Promise<void> {
  for await (const { kind } of follow(JOB_ID, options)) assert.equal(kind, 'answer');
}

describe('the deadline', () => {
  test('a job whose turn comes too late for it is not asked for any more', async () => {
    const clock = new FakeClock();
    const reader = new ScriptedReader(clock, [answer('STARTED')]);
    const options = followOptions(clock, { intervalMs: null, timeoutMs: 0 });
    const waits = Array.from({ length: 200 }, () => followAnswers({ ...options, reader }));
    const ends = await clock.run(Promise.allSettled(waits));
    const errors = ends.map((end) => (end.status === 'rejected' ? end.reason : null));
    assert.ok(errors.every((error) => error instanceof TimeoutError));
    const unasked = errors.filter(({ hadLastCheck }) => !hadLastCheck).length;
    assert.equal(unasked, 200 - reader.askedMs.length);
    assert.ok(reader.askedMs.length < 150, `${reader.askedMs.length}`);
    for (const [index, atMs] of reader.askedMs.entries()) {
      assert.equal(reader.allowedMs[index], Math.min(5_000, 5_800 - atMs));
    }
  });

  test('jobs that waited for their turn while the machine slept past it are asked once more', async () => {
    const clock = new FakeClock();
    const done: JobReader = {
      async readJob() {
        return answer(clock.nowMs() > 60_000 ? 'SUCCESS' : 'STARTED');
      },
    };
    const options = followOptions(clock, { intervalMs: 1_000, timeoutMs: 60_000 });
    const sleepsAt = async (): Promise<void> => {
      await clock.sleep(30_000);
      clock.pass(3_600_000);
    };
    const waits = Array.from({ length: 100 }, () => followAnswers({ ...options, reader: done }));
    const ends = await clock.run(Promise.allSettled([...waits, sleepsAt()]));
    assert.equal(ends.filter(({ status }) => status === 'rejected').length, 0);
  });
});

describe('with more jobs than can be checked as often as wished, those likeliest to end soon go first', () => {
  test('where the action chooses when', () => goFirst(null));
  test('where an interval is set', () => goFirst(1_000));
});

async function goFirst(intervalMs: number | null): Promise<void> {
  const clock = new FakeClock();
  const options = followOptions(clock, { intervalMs, timeoutMs: 300_000 });
  const checks = { soon: 0, late: 0 };
  const waits = Array.from({ length: 300 }, (_, index) => {
    // One in ten should have ended after a minute, and has stalled just before.
    const [kind, lastsMs] =
      index % 10 === 0 ? (['soon', 60_000] as const) : (['late', 3e6] as const);
    const reader: JobReader = {
      async readJob() {
        const nowMs = clock.nowMs();
        if (nowMs > 60_000 && nowMs < 300_000) checks[kind] += 1;
        return answer('STARTED', Math.min(95, (nowMs / lastsMs) * 100));
      },
    };
    return followAnswers({ ...options, reader });
  });
  await clock.run(Promise.allSettled(waits));
  const [soon, late] = [checks.soon / 30, checks.late / 270];
  assert.ok(soon > 1.4 * late, `${soon} and ${late} checks of each`);
}
