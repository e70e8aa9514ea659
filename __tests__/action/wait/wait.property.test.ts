/** Over all sequences of states and faults, through the real loop on a fake clock. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { type Course, play, type Scenario, type Step } from './play.ts';

const states = fc.constantFrom('PENDING', 'STARTED', 'RETRY', 'FAILURE', 'REVOKED', 'SUCCESS');
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      state: fc.constantFrom('PENDING', 'STARTED', 'RETRY'),
      progress: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      state: fc.oneof(states, fc.string({ minLength: 1 })),
      progress: fc.constant(null),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      status: fc.constantFrom(302, 400, 401, 404, 408, 429, 500, 502, 503),
      retryAfterMs: fc.constantFrom(undefined, 1_000, 60_000, 80_000_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ trouble: fc.constantFrom('network', 'answer', 'certificate') }),
  },
);

const course: fc.Arbitrary<Course> = fc.record({
  steps: fc.array(step, { minLength: 1, maxLength: 12 }),
  latenciesMs: fc.array(fc.constantFrom(0, 100, 4_000, 29_000), { minLength: 1, maxLength: 4 }),
});

const scenario: fc.Arbitrary<Scenario> = fc.record({
  courses: fc.array(course, { minLength: 1, maxLength: 4 }),
  intervalSeconds: fc.constantFrom(null, 6, 60),
  timeoutSeconds: fc.constantFrom(0, 5, 60, 600),
  failFast: fc.boolean(),
});

/** Enough for more than 30 requests in a second, were it not for the limits. */
const manyJobs = fc.array(course, { minLength: 40, maxLength: 80 });

describe('whatever states and faults come in whatever order', () => {
  test('a wait is green exactly where every job was last read as SUCCESS', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (one) => {
        const { wait, reader, verdict } = await play(one);
        const allSucceeded = wait.jobs.every(({ id }) => reader.lastState.get(id) === 'SUCCESS');
        assert.equal(verdict.succeeded, allSucceeded);
        for (const { id, end } of wait.jobs) {
          assert.ok(end !== null);
          const last = reader.lastState.get(id);
          assert.equal(end.kind === 'final', /^(SUCCESS|FAILURE|REVOKED)$/.test(last ?? ''));
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('no wait ends later than 6 s after its deadline, and none before it without a cause', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (one) => {
        const { wait, elapsedMs } = await play(one);
        assert.ok(elapsedMs <= one.timeoutSeconds * 1_000 + 6_000, `${elapsedMs}`);
        for (const { end, endedAtMs } of wait.jobs) {
          if (end?.kind === 'error' && end.error.name === 'TimeoutError') {
            assert.ok((endedAtMs ?? 0) >= one.timeoutSeconds * 1_000);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('the server gets at most 30 requests in any second', async () => {
    await fc.assert(
      fc.asyncProperty(manyJobs, async (courses) => {
        const often = { intervalSeconds: 0.1, timeoutSeconds: 5, failFast: false };
        const { reader } = await play({ courses, ...often });
        assert.ok(reader.askedMs.length > 30);
        for (const [index, atMs] of reader.askedMs.entries()) {
          assert.ok((reader.askedMs[index + 30] ?? Number.POSITIVE_INFINITY) - atMs >= 1_000);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('a job that never answers well is asked at most 5 times in 10 s and 3 times a minute after', async () => {
    const transient = fc.constantFrom<Step>(
      { status: 503, retryAfterMs: undefined },
      { status: 429, retryAfterMs: undefined },
      { trouble: 'network' },
      { trouble: 'answer' },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(transient, { minLength: 1 }), async (steps) => {
        const courses = [{ steps, latenciesMs: [0] }];
        const { reader } = await play({
          courses,
          intervalSeconds: null,
          timeoutSeconds: 1_800,
          failFast: true,
        });
        const early = reader.askedMs.filter((atMs) => atMs <= 10_000);
        assert.ok(early.length <= 5, `${early}`);
        // The last check, at the deadline, comes whatever the pause is.
        const late = reader.askedMs.filter((atMs) => atMs > 10_000 && atMs < 1_800_000);
        for (const [index, atMs] of late.entries()) {
          assert.ok((late[index + 3] ?? Number.POSITIVE_INFINITY) - atMs >= 60_000, `${late}`);
        }
      }),
      { numRuns: 100 },
    );
  });
});
