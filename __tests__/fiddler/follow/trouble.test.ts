/** Several jobs whose server is in trouble, with what happens at the end of a request in real order. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { JobReader } from '../../../src/fiddler/client.ts';
import { follow } from '../../../src/fiddler/follow/follow.ts';
import { FakeClock } from '../../fake-clock.ts';
import { trouble } from '../trouble.ts';
import { answer, followOptions } from './replies.ts';

const LATENCY_MS = 50;

interface Asked {
  readonly job: string;
  readonly atMs: number;
}

/** @param isWell tells whether the server answers what it is asked then */
async function followJobs(
  jobs: readonly string[],
  isWell: (atMs: number) => boolean,
  latencyMs: (job: string, atMs: number) => number = () => LATENCY_MS,
): Promise<readonly Asked[]> {
  const clock = new FakeClock();
  const options = followOptions(clock, { intervalMs: null, timeoutMs: 60_000 });
  const asked: Asked[] = [];
  const reader: JobReader = {
    async readJob(job) {
      const atMs = clock.nowMs();
      asked.push({ job, atMs });
      await clock.sleep(latencyMs(job, atMs));
      if (!isWell(atMs)) throw trouble(429);
      return answer(atMs > 20_000 ? 'SUCCESS' : 'STARTED');
    },
  };
  const followOne = async (job: string): Promise<void> => {
    for await (const { kind } of follow(job, { ...options, reader })) assert.ok(kind);
  };
  await clock.run(Promise.allSettled(jobs.map(followOne)));
  return asked;
}

describe('a server that fails whatever it is asked', () => {
  test('is asked once a second at most after ten failures, however many jobs there are', async () => {
    const clock = new FakeClock();
    const options = followOptions(clock, { intervalMs: null, timeoutMs: 120_000 });
    const askedMs: number[] = [];
    const reader: JobReader = {
      async readJob() {
        askedMs.push(clock.nowMs());
        await clock.sleep(LATENCY_MS);
        throw trouble(503);
      },
    };
    const followOne = async (job: string): Promise<void> => {
      for await (const { kind } of follow(job, { ...options, reader })) assert.ok(kind);
    };
    const jobs = Array.from({ length: 100 }, (_, index) => `${index}`);
    await clock.run(Promise.allSettled(jobs.map(followOne)));
    const later = askedMs.filter((atMs) => atMs > 1_000 && atMs < 120_000);
    assert.ok(later.length > 50, `${later.length}`);
    for (const [index, atMs] of later.entries()) {
      assert.ok((later[index + 1] ?? Number.POSITIVE_INFINITY) - atMs >= 1_000, `${later}`);
    }
  });
});

describe('jobs in trouble among healthy ones', () => {
  test('do not hold those up, though they are asked first', async () => {
    const clock = new FakeClock();
    const options = followOptions(clock, { intervalMs: null, timeoutMs: 60_000 });
    const readMs = new Map<string, number>();
    const reader: JobReader = {
      async readJob(job) {
        await clock.sleep(LATENCY_MS);
        if (job.startsWith('bad')) throw trouble(500);
        readMs.set(job, clock.nowMs());
        return answer('SUCCESS');
      },
    };
    const followOne = async (job: string): Promise<void> => {
      for await (const { kind } of follow(job, { ...options, reader })) assert.ok(kind);
    };
    const jobs = Array.from(
      { length: 100 },
      (_, index) => `${index < 20 ? 'bad' : 'good'} ${index}`,
    );
    await clock.run(Promise.allSettled(jobs.map(followOne)));
    assert.equal(readMs.size, 80);
    assert.ok(Math.max(...readMs.values()) < 20_000, `${[...readMs.values()]}`);
  });

  test('with a Retry-After of their own hold up nobody else', async () => {
    const clock = new FakeClock();
    const options = followOptions(clock, { intervalMs: null, timeoutMs: 60_000 });
    let askedBad = 0;
    let goodMs = Number.POSITIVE_INFINITY;
    const reader: JobReader = {
      async readJob(job) {
        await clock.sleep(LATENCY_MS);
        if (job === 'bad') {
          askedBad += 1;
          throw trouble(503, 3_600_000);
        }
        if (clock.nowMs() < 8_000) return answer('STARTED');
        goodMs = clock.nowMs();
        return answer('SUCCESS');
      },
    };
    const followOne = async (job: string): Promise<void> => {
      for await (const { kind } of follow(job, { ...options, reader })) assert.ok(kind);
    };
    await clock.run(Promise.allSettled(['bad', 'good'].map(followOne)));
    assert.ok(goodMs < 13_000, `${goodMs}`);
    assert.equal(askedBad, 2, 'once, and at the deadline');
  });
});

describe('a server that refuses', () => {
  test('is tried by one request at a time, with pauses that double', async () => {
    const asked = await followJobs(['a', 'b', 'c'], () => false);
    const atMs = asked.map((request) => request.atMs);
    assert.deepEqual(atMs.slice(0, 7), [0, 0, 0, 1_050, 3_100, 7_150, 15_200]);
  });

  test('is asked by everybody as soon as the trial is answered', async () => {
    const asked = await followJobs(['a', 'b', 'c'], (atMs) => atMs > 0);
    assert.deepEqual(asked.slice(3, 6), [
      { job: 'a', atMs: 1_050 },
      { job: 'b', atMs: 1_100 },
      { job: 'c', atMs: 1_100 },
    ]);
  });

  test('is tried by the next where the job that tried is given up', async () => {
    const clock = new FakeClock();
    const options = followOptions(clock, { intervalMs: null, timeoutMs: 60_000 });
    const stop = new AbortController();
    const triedMs: number[] = [];
    const reader: JobReader = {
      async readJob(job, { signal } = {}) {
        if (clock.nowMs() === 0) throw trouble(503);
        triedMs.push(clock.nowMs());
        if (job === 'second') return answer('SUCCESS');
        setImmediate(() => stop.abort(new Error('given up')));
        return clock.sleep(30_000, signal).then(() => answer('STARTED'));
      },
    };
    const followOne = async (job: string, signal?: AbortSignal): Promise<void> => {
      for await (const { kind } of follow(job, { ...options, reader, signal })) assert.ok(kind);
    };
    const ends = await clock.run(
      Promise.allSettled([followOne('first', stop.signal), followOne('second')]),
    );
    assert.deepEqual(
      ends.map(({ status }) => status),
      ['rejected', 'fulfilled'],
    );
    assert.deepEqual(triedMs, [1_000, 1_000]);
  });

  test('is tried though a request from before the trouble has no answer yet', async () => {
    const asked = await followJobs(
      ['slow', 'b', 'c'],
      (atMs) => atMs > 0,
      (job, atMs) => (job === 'slow' && atMs === 0 ? 25_000 : LATENCY_MS),
    );
    assert.equal(asked[3]?.atMs, 1_050);
    assert.ok(asked.filter(({ atMs }) => atMs < 20_000).length > 10);
  });
});
