import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { JobReader, JobReading, ReadOptions } from '../../src/fiddler/client.ts';
import { ApiError, TimeoutError } from '../../src/fiddler/errors.ts';
import { type Check, type FollowOptions, follow } from '../../src/fiddler/follow.ts';
import type { JobFields } from '../../src/fiddler/job-fields.ts';
import { Traffic } from '../../src/fiddler/traffic.ts';
import { FakeClock } from '../fake-clock.ts';
import { trouble } from './trouble.ts';

const ID = '550e8400-e29b-41d4-a716-446655440000';

function answer(status: string, progress: number | null = null, retryAfterMs?: number): JobReading {
  const job: JobFields = {
    id: ID,
    name: 'Upload',
    status,
    progress,
    info: null,
    errorReason: null,
    errorMessage: null,
    extras: null,
  };
  return { job, retryAfterMs };
}

type Reply = JobReading | Error;

const cut = new ApiError('cut', { kind: 'network', label: 'ECONNRESET' });
const untrusted = new ApiError('untrusted', { kind: 'certificate', label: 'CERT_HAS_EXPIRED' });

/** Plays replies in turn, the last one for ever, and notes when it was asked. */
class ScriptedReader implements JobReader {
  readonly askedMs: number[] = [];
  readonly allowedMs: number[] = [];
  readonly #clock: FakeClock;
  readonly #replies: readonly Reply[];
  readonly #latencyMs: (call: number) => number;

  constructor(clock: FakeClock, replies: readonly Reply[], latencyMs: (call: number) => number) {
    this.#clock = clock;
    this.#replies = replies;
    this.#latencyMs = latencyMs;
  }

  readJob(_id: string, { timeoutMs = 0 }: ReadOptions = {}): Promise<JobReading> {
    const call = this.askedMs.push(this.#clock.nowMs()) - 1;
    this.allowedMs.push(timeoutMs);
    this.#clock.pass(this.#latencyMs(call));
    const reply = this.#replies[Math.min(call, this.#replies.length - 1)];
    if (reply === undefined) throw new Error('no reply was scripted');
    return reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply);
  }
}

interface Course {
  readonly checks: readonly Check[];
  readonly askedMs: readonly number[];
  readonly allowedMs: readonly number[];
  /** The final state, or what was thrown. */
  readonly end: unknown;
  readonly endMs: number;
}

interface CourseOptions extends Partial<Omit<FollowOptions, 'reader' | 'clock' | 'traffic'>> {
  readonly latencyMs?: (call: number) => number;
  /** What the clock shows when the wait begins. */
  readonly startMs?: number;
}

async function followReplies(
  replies: readonly Reply[],
  options: CourseOptions = {},
): Promise<Course> {
  const clock = new FakeClock();
  const { latencyMs = () => 0, startMs = 0, ...rest } = options;
  clock.pass(startMs);
  const reader = new ScriptedReader(clock, replies, latencyMs);
  const checks: Check[] = [];
  const all = async (): Promise<unknown> => {
    const iterator = follow(ID, {
      intervalMs: 6_000,
      timeoutMs: 1_800_000,
      verbose: false,
      signal: undefined,
      ...rest,
      traffic: new Traffic({
        clock,
        random: () => 0,
        intervalMs: rest.intervalMs === undefined ? 6_000 : rest.intervalMs,
      }),
      reader,
      clock,
    });
    for (;;) {
      const { done, value } = await iterator.next();
      if (done) return value.status;
      checks.push(value);
    }
  };
  const end = await clock.run(all()).catch((error: unknown) => error);
  return {
    checks,
    askedMs: reader.askedMs,
    allowedMs: reader.allowedMs,
    end,
    endMs: clock.nowMs(),
  };
}

describe('checks of a healthy job', () => {
  test('the first check is made at once, and a finished job costs no more than that', async () => {
    const { askedMs, end } = await followReplies([answer('SUCCESS')]);
    assert.deepEqual(askedMs, [0]);
    assert.equal(end, 'SUCCESS');
  });

  for (const status of ['SUCCESS', 'FAILURE', 'REVOKED']) {
    test(`${status} ends the wait`, async () => {
      const { end, checks } = await followReplies([answer('PENDING'), answer(status)]);
      assert.equal(end, status);
      assert.equal(checks.length, 2);
    });
  }

  for (const status of [
    'PENDING',
    'STARTED',
    'RETRY',
    'PAUSED',
    'success',
    ' SUCCESS',
    'Success',
  ]) {
    test(`${JSON.stringify(status)} is waited on until the deadline`, async () => {
      const { end } = await followReplies([answer(status)], { timeoutMs: 60_000 });
      assert.ok(end instanceof TimeoutError);
    });
  }

  test('the interval runs from one question to the next, however long an answer takes', async () => {
    const { askedMs } = await followReplies(
      [answer('STARTED'), answer('STARTED'), answer('STARTED'), answer('SUCCESS')],
      { intervalMs: 1_000, latencyMs: (call) => [300, 0, 2_500][call] ?? 0 },
    );
    assert.deepEqual(askedMs, [0, 1_000, 2_000, 4_500]);
  });

  test('Retry-After on a good answer is the least pause', async () => {
    const { askedMs } = await followReplies([answer('STARTED', 1, 20_000), answer('SUCCESS')]);
    assert.deepEqual(askedMs, [0, 20_000]);
  });
});

test('a check tells the job that it read', async () => {
  const { checks } = await followReplies([answer('SUCCESS', 100)]);
  assert.deepEqual(checks, [{ kind: 'answer', job: answer('SUCCESS', 100).job }]);
});

test('without an interval the job sets the pace, whatever the clock shows at the beginning', async () => {
  const { askedMs, end } = await followReplies([answer('PENDING', 0)], {
    intervalMs: null,
    timeoutMs: 20_000,
    startMs: 500_000,
  });
  assert.deepEqual(
    askedMs.map((atMs) => atMs - 500_000),
    [0, 1_000, 2_000, 4_000, 8_000, 16_000, 20_000],
  );
  assert.ok(end instanceof TimeoutError);
  assert.equal(end.waitedMs, 20_000);
});

describe('the deadline', () => {
  test('no sleep reaches past it, and the last check is made at it', async () => {
    const { askedMs, end } = await followReplies([answer('STARTED', 40)], { timeoutMs: 15_000 });
    assert.deepEqual(askedMs, [0, 6_000, 12_000, 15_000]);
    assert.ok(end instanceof TimeoutError);
    assert.equal(end.waitedMs, 15_000);
    assert.equal(end.lastJob?.progress, 40);
    assert.equal(`${end.tally}`, '4 checks: 4 × STARTED');
  });

  test('a SUCCESS that the last check brings still counts', async () => {
    const { end } = await followReplies([answer('STARTED'), answer('SUCCESS')], {
      timeoutMs: 5_000,
    });
    assert.equal(end, 'SUCCESS');
  });

  test('a check that comes late at it has what is left of 5 s', async () => {
    const { allowedMs, askedMs } = await followReplies([answer('STARTED')], {
      timeoutMs: 8_000,
      latencyMs: (call) => (call === 0 ? 7_000 : 0),
    });
    assert.deepEqual(askedMs, [0, 7_000, 8_000]);
    assert.deepEqual(allowedMs, [13_000, 6_000, 5_000]);
  });

  test('a check that fails within a second more than it was allowed was not slept through', async () => {
    for (const [latencyMs, checks] of [
      [16_000, 1],
      [16_001, 2],
    ] as const) {
      const { askedMs } = await followReplies([trouble(503)], {
        timeoutMs: 10_000,
        latencyMs: () => latencyMs,
        startMs: 100_000,
      });
      assert.equal(askedMs.length, checks, `${latencyMs} ms`);
    }
  });

  test('the check after a machine slept far past it has 5 s again', async () => {
    const { allowedMs } = await followReplies([trouble(503), answer('SUCCESS')], {
      timeoutMs: 60_000,
      latencyMs: (call) => (call === 0 ? 3_600_000 : 0),
    });
    assert.deepEqual(allowedMs, [30_000, 5_000]);
  });

  test('the check after a machine slept 5 s past it has 5 s again, too', async () => {
    const { allowedMs } = await followReplies([trouble(503), answer('SUCCESS')], {
      timeoutMs: 60_000,
      latencyMs: (call) => (call === 0 ? 65_000 : 0),
    });
    assert.deepEqual(allowedMs, [30_000, 5_000]);
  });

  test('a check that was asked at it is the last one, even if the machine sleeps', async () => {
    const { askedMs, end } = await followReplies([trouble(503)], {
      timeoutMs: 6_000,
      latencyMs: (call) => (call === 1 ? 3_600_000 : 0),
    });
    assert.deepEqual(askedMs, [0, 6_000]);
    assert.ok(end instanceof TimeoutError);
  });

  test('a job whose turn comes too late for it is not asked for any more', async () => {
    const clock = new FakeClock();
    const reader = new ScriptedReader(clock, [answer('STARTED')], () => 0);
    const traffic = new Traffic({ clock, random: () => 0, intervalMs: null });
    const options = { reader, clock, traffic, intervalMs: null, timeoutMs: 0, verbose: false };
    const waits = Array.from({ length: 200 }, async () => {
      for await (const { kind } of follow(ID, { ...options, signal: undefined })) {
        assert.equal(kind, 'answer');
      }
    });
    const ends = await clock.run(Promise.allSettled(waits));
    const errors = ends.map((end) => (end.status === 'rejected' ? end.reason : null));
    assert.ok(errors.every((error) => error instanceof TimeoutError));
    const unasked = errors.filter(({ hadLastCheck }) => !hadLastCheck).length;
    assert.equal(unasked, 200 - reader.askedMs.length);
    assert.ok(reader.askedMs.length < 150, `${reader.askedMs.length}`);
  });

  test('a timeout of 0 checks once', async () => {
    const { askedMs, end, allowedMs } = await followReplies([answer('STARTED')], { timeoutMs: 0 });
    assert.deepEqual(askedMs, [0]);
    assert.deepEqual(allowedMs, [5_000]);
    assert.ok(end instanceof TimeoutError);
  });

  test('a check has 30 s to answer, but not more than 5 s past it, so that the last one has 5 s', async () => {
    const { allowedMs } = await followReplies([answer('STARTED')], {
      timeoutMs: 60_000,
      intervalMs: 25_000,
    });
    assert.deepEqual(allowedMs, [30_000, 30_000, 15_000, 5_000]);
  });

  const UNDER_WAY: ReadonlyArray<{ what: string; reply: Reply; ends: string }> = [
    { what: 'brings SUCCESS', reply: answer('SUCCESS'), ends: 'SUCCESS' },
    { what: 'brings STARTED', reply: answer('STARTED'), ends: 'TimeoutError' },
    { what: 'fails', reply: trouble(503, 1_000), ends: 'TimeoutError' },
    { what: 'is cut', reply: cut, ends: 'TimeoutError' },
  ];
  for (const { what, reply, ends } of UNDER_WAY) {
    test(`a request that is under way at it and ${what} counts as the last check`, async () => {
      const { askedMs, end, endMs } = await followReplies([answer('STARTED'), reply], {
        timeoutMs: 10_000,
        latencyMs: (call) => (call === 1 ? 6_000 : 0),
      });
      assert.deepEqual(askedMs, [0, 6_000]);
      assert.equal(end instanceof Error ? end.name : end, ends);
      assert.equal(endMs, 12_000);
    });
  }

  test('a check that is cut before it is not the last one', async () => {
    const { askedMs } = await followReplies([answer('STARTED'), cut], {
      timeoutMs: 10_000,
      latencyMs: (call) => (call === 1 ? 3_999 : 0),
    });
    assert.deepEqual(askedMs, [0, 6_000, 10_000]);
  });

  test('Retry-After reaches no further than the deadline', async () => {
    const { askedMs } = await followReplies([trouble(429, 3_600_000)], { timeoutMs: 60_000 });
    assert.deepEqual(askedMs, [0, 60_000]);
  });

  test('the timeout tells of the last error and of everything that was met', async () => {
    const { end } = await followReplies([answer('STARTED'), trouble(503)], { timeoutMs: 20_000 });
    assert.ok(end instanceof TimeoutError);
    assert.equal(end.lastError?.label, 'HTTP 503');
    assert.equal(end.cause, end.lastError);
    assert.equal(`${end.tally}`, '4 checks: 3 × HTTP 503, 1 × STARTED');
  });

  test('a machine that slept past the deadline makes one more check, and no burst', async () => {
    const slept = await followReplies([answer('STARTED'), trouble(503), answer('SUCCESS')], {
      timeoutMs: 60_000,
      latencyMs: (call) => (call === 1 ? 3_600_000 : 0),
    });
    assert.deepEqual(slept.askedMs, [0, 6_000, 3_606_000]);
    assert.equal(slept.end, 'SUCCESS');
  });

  test('a machine that sleeps again and again past the deadline is not waited on for ever', async () => {
    const { askedMs, end } = await followReplies([trouble(503)], {
      timeoutMs: 60_000,
      latencyMs: () => 3_600_000,
    });
    assert.equal(askedMs.length, 2);
    assert.ok(end instanceof TimeoutError);
  });
});

describe('errors that may pass', () => {
  for (const statusCode of [408, 425, 429, 500, 502, 503, 504, 410, 206]) {
    test(`HTTP ${statusCode} is waited out before and after the job was read`, async () => {
      const { end } = await followReplies([
        trouble(statusCode),
        answer('STARTED'),
        trouble(statusCode),
        answer('SUCCESS'),
      ]);
      assert.equal(end, 'SUCCESS');
    });
  }

  test('the pause grows from the interval by doubling to 30 s, and is normal after an answer', async () => {
    const { askedMs } = await followReplies(
      [...Array<Error>(8).fill(trouble(503)), answer('STARTED'), answer('SUCCESS')],
      { intervalMs: 1_000 },
    );
    const pausesMs = askedMs.slice(1).map((atMs, index) => atMs - (askedMs[index] ?? 0));
    assert.deepEqual(
      pausesMs,
      [1, 2, 4, 8, 16, 24, 24, 24, 1].map((seconds) => seconds * 1_000),
    );
  });

  test('without an interval the pause grows from 1 s', async () => {
    const { askedMs } = await followReplies([trouble(503)], {
      intervalMs: null,
      timeoutMs: 20_000,
    });
    assert.deepEqual(askedMs, [0, 1_000, 3_000, 7_000, 15_000, 20_000]);
  });

  test('the pause begins anew after an answer', async () => {
    const errors = [trouble(503), trouble(503), trouble(503)];
    const { askedMs } = await followReplies(
      [...errors, answer('STARTED'), trouble(503), answer('SUCCESS')],
      { intervalMs: 1_000 },
    );
    assert.deepEqual(askedMs, [0, 1_000, 3_000, 7_000, 8_000, 9_000]);
  });

  test('scattered errors over a long wait never add up', async () => {
    const replies = Array.from({ length: 200 }, (_, index) =>
      index % 2 === 0 ? answer('STARTED') : trouble([503, 404, 401][index % 3] ?? 500),
    );
    const { end } = await followReplies([...replies, answer('SUCCESS')], { timeoutMs: 86_400_000 });
    assert.equal(end, 'SUCCESS');
  });

  test('Retry-After lengthens the pause, and never shortens it', async () => {
    const longer = await followReplies([trouble(503, 20_000), answer('SUCCESS')]);
    assert.deepEqual(longer.askedMs, [0, 20_000]);
    const shorter = await followReplies([trouble(503, 1_000), answer('SUCCESS')]);
    assert.deepEqual(shorter.askedMs, [0, 6_000]);
  });

  test('an error tells how long the pause is, and the last one that there is none', async () => {
    const { checks } = await followReplies([trouble(503)], { timeoutMs: 6_000 });
    assert.deepEqual(
      checks.map((check) => (check.kind === 'error' ? check.pauseMs : 'answer')),
      [6_000, null],
    );
  });
});

describe('errors that asking again does not mend', () => {
  const PERMANENT: ReadonlyArray<readonly [string, ApiError]> = [
    ...[400, 401, 403, 404, 301, 302, 307, 308].map(
      (statusCode) => [`HTTP ${statusCode}`, trouble(statusCode)] as const,
    ),
    ['an untrusted certificate', untrusted],
  ];
  for (const [what, error] of PERMANENT) {
    test(`${what} ends the wait at once where the job was never read`, async () => {
      const { askedMs, end } = await followReplies([error]);
      assert.equal(askedMs.length, 1);
      assert.equal(end, error);
    });

    test(`${what} ends the wait the third time in a row once the job was read`, async () => {
      const { askedMs, end } = await followReplies([answer('STARTED'), error]);
      assert.equal(askedMs.length, 4);
      assert.equal(end, error);
    });
  }

  test('are waited out with growing pauses once the job was read', async () => {
    const { askedMs } = await followReplies(
      [answer('STARTED'), trouble(404), trouble(404), answer('SUCCESS')],
      { intervalMs: 1_000 },
    );
    assert.deepEqual(askedMs, [0, 1_000, 2_000, 4_000]);
  });

  test('two in a row and an answer are forgiven', async () => {
    const row = [answer('STARTED'), trouble(404), trouble(404)];
    const { end } = await followReplies([...row, ...row, answer('SUCCESS')]);
    assert.equal(end, 'SUCCESS');
  });

  test('a defect is not waited out', async () => {
    const defect = new TypeError('x is not a function');
    const { end } = await followReplies([defect]);
    assert.equal(end, defect);
  });
});

test('an aborted signal ends the sleep with its reason', async () => {
  const controller = new AbortController();
  const clock = new FakeClock();
  const reader = new ScriptedReader(clock, [answer('STARTED')], () => 0);
  const checks = follow(ID, {
    reader,
    clock,
    intervalMs: 6_000,
    timeoutMs: 1_800_000,
    verbose: false,
    signal: controller.signal,
    traffic: new Traffic({ clock, random: () => 0, intervalMs: 6_000 }),
  });
  await checks.next();
  const next = checks.next();
  controller.abort(new Error('stop'));
  await assert.rejects(next, { message: 'stop' });
  assert.equal(reader.askedMs.length, 1);
});

test('with more jobs than can be checked as often as wished, those likeliest to end soon go first', async () => {
  const clock = new FakeClock();
  const traffic = new Traffic({ clock, random: () => 0, intervalMs: null });
  const checks = { soon: 0, late: 0 };
  const waits = Array.from({ length: 300 }, async (_, index) => {
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
    const options = {
      reader,
      clock,
      traffic,
      intervalMs: null,
      timeoutMs: 300_000,
      verbose: false,
    };
    for await (const { kind: met } of follow(ID, { ...options, signal: undefined })) {
      assert.equal(met, 'answer');
    }
  });
  await clock.run(Promise.allSettled(waits));
  const [soon, late] = [checks.soon / 30, checks.late / 270];
  assert.ok(soon > 1.4 * late, `${soon} and ${late} checks of each`);
});
