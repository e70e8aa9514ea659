/** Over all sequences of states and errors, through the real wait on a fake clock. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { type JobScript, play, type Scenario, type Step } from './play.ts';

const states = fc.constantFrom('PENDING', 'STARTED', 'RETRY', 'FAILURE', 'REVOKED', 'SUCCESS');
const unfinished = fc.record({
  state: fc.constantFrom('PENDING', 'STARTED', 'RETRY'),
  progress: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: unfinished },
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
      statusCode: fc.constantFrom(302, 400, 401, 404, 408, 429, 500, 501, 502, 503),
      retryAfterMs: fc.constantFrom(undefined, 1_000, 60_000, 80_000_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ errorKind: fc.constantFrom('network', 'invalid-body', 'certificate') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ proxyStatusCode: fc.constantFrom(403, 407, 502) }),
  },
);

const script: fc.Arbitrary<JobScript> = fc.record({
  steps: fc.array(step, { minLength: 1, maxLength: 12 }),
  latenciesMs: fc.array(fc.constantFrom(0, 100, 4_000, 29_000), { minLength: 1, maxLength: 4 }),
});

const scenario: fc.Arbitrary<Scenario> = fc.record({
  scripts: fc.array(script, { minLength: 1, maxLength: 4 }),
  intervalSeconds: fc.constantFrom(null, 6, 60),
  timeoutSeconds: fc.constantFrom(0, 5, 60, 600),
  failFast: fc.boolean(),
});

/** Jobs that go on for ever and would exceed both rate limits if there were none. */
const manyScripts: fc.Arbitrary<JobScript[]> = fc.array(
  fc.record({
    steps: fc.array(
      fc.oneof(
        { weight: 9, arbitrary: fc.constant<Step>({ state: 'STARTED', progress: null }) },
        { weight: 1, arbitrary: fc.constant<Step>({ statusCode: 503, retryAfterMs: undefined }) },
      ),
      { minLength: 1 },
    ),
    latenciesMs: fc.constantFrom([0], [100], [0, 29_000]),
  }),
  { minLength: 60, maxLength: 140 },
);

/** A job that never ends, whose checks succeed. */
const healthy: fc.Arbitrary<JobScript> = fc.record({
  steps: fc.array(unfinished, { minLength: 1, maxLength: 30 }),
  latenciesMs: fc.constantFrom([0], [50, 200], [2_000]),
});

/** Permanent errors end the wait for a job, the others are retried; 429 would slow all jobs. */
const permanentError = fc.constantFrom<Step[]>(
  ...[302, 400, 401, 403, 404, 501].map((statusCode) => ({ statusCode, retryAfterMs: undefined })),
  ...[403, 407].map((proxyStatusCode) => ({ proxyStatusCode })),
  { errorKind: 'certificate' },
);
const transientError: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    statusCode: fc.constantFrom(408, 425, 500, 502, 503, 504),
    retryAfterMs: fc.constantFrom(undefined, 1_000, 60_000),
  }),
  fc.constantFrom<Step>(
    { errorKind: 'network' },
    { errorKind: 'invalid-body' },
    { proxyStatusCode: 502 },
  ),
);

/** A job whose checks hang, fail, or both. */
const faulty: fc.Arbitrary<JobScript> = fc.record({
  steps: fc.oneof(
    fc.array(transientError, { minLength: 1, maxLength: 3 }),
    fc.array(fc.oneof(transientError, permanentError, unfinished), { minLength: 1, maxLength: 6 }),
  ),
  // 60 s is longer than a request may take.
  latenciesMs: fc.constantFrom([0], [60_000], [0, 60_000], [5_000, 29_000]),
});

describe('for any states and errors in any order', () => {
  test('a wait succeeds only if every job was last read as SUCCESS, and ends within 6 s of its deadline', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (one) => {
        const { record, reader, verdict, elapsedMs } = await play(one);
        const timeoutMs = one.timeoutSeconds * 1_000;
        const allSucceeded = record.jobs.every(({ id }) => reader.lastState.get(id) === 'SUCCESS');
        assert.equal(verdict.succeeded, allSucceeded);
        assert.ok(elapsedMs <= timeoutMs + 6_000, `${elapsedMs}`);
        for (const { id, end, endedAtMs } of record.jobs) {
          assert.ok(end !== null && endedAtMs !== null);
          const last = reader.lastState.get(id);
          assert.equal(end.kind === 'final', /^(SUCCESS|FAILURE|REVOKED)$/.test(last ?? ''));
          const isTimeout = end.kind === 'error' && end.error.name === 'TimeoutError';
          if (isTimeout) assert.ok(endedAtMs >= timeoutMs, `${endedAtMs}`);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('many jobs get at most 30 requests in any second and 900 in any minute, and end in time', async () => {
    await fc.assert(
      fc.asyncProperty(manyScripts, fc.constantFrom(5, 65), async (scripts, timeoutSeconds) => {
        const often = { intervalSeconds: 0.1, timeoutSeconds, failFast: false };
        const { reader, elapsedMs } = await play({ scripts, ...often });
        const sentMs = reader.sentMs();
        for (const [index, atMs] of sentMs.entries()) {
          const after30Ms = (sentMs[index + 30] ?? Number.POSITIVE_INFINITY) - atMs;
          const after900Ms = (sentMs[index + 900] ?? Number.POSITIVE_INFINITY) - atMs;
          assert.ok(after30Ms >= 1_000 && after900Ms >= 60_000, `${atMs}`);
        }
        assert.ok(elapsedMs <= timeoutSeconds * 1_000 + 6_000, `${elapsedMs}`);
      }),
      { numRuns: 8 },
    );
  });

  test('healthy jobs are polled at most 10 s apart, whatever other jobs meet', async () => {
    const mixed = fc.record({
      healthyJobs: fc.array(healthy, { minLength: 1, maxLength: 10 }),
      faultyJobs: fc.array(faulty, { minLength: 1, maxLength: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(mixed, async ({ healthyJobs, faultyJobs }) => {
        const scripts = [...faultyJobs, ...healthyJobs];
        const timeoutSeconds = 120;
        const options = { intervalSeconds: null, timeoutSeconds, failFast: false };
        const { reader } = await play({ scripts, ...options });
        for (const index of healthyJobs.keys()) {
          const job = `id-${faultyJobs.length + index}`;
          const sentMs = [0, ...reader.sentMs(job), timeoutSeconds * 1_000];
          for (const [next, atMs] of sentMs.slice(1).entries()) {
            const gapMs = atMs - (sentMs[next] ?? 0);
            // Times are floating-point numbers.
            assert.ok(gapMs < 10_001, `${job}: ${gapMs} ms until ${atMs}`);
          }
        }
      }),
      { numRuns: 80 },
    );
  });

  test('a job that is never read is requested at most 5 times in 10 s and 3 times a minute after', async () => {
    const transient = fc.constantFrom<Step>(
      { statusCode: 503, retryAfterMs: undefined },
      { statusCode: 429, retryAfterMs: undefined },
      { errorKind: 'network' },
      { errorKind: 'invalid-body' },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(transient, { minLength: 1 }), async (steps) => {
        const scripts = [{ steps, latenciesMs: [0] }];
        const options = { intervalSeconds: null, timeoutSeconds: 1_800, failFast: true };
        const sentMs = (await play({ scripts, ...options })).reader.sentMs();
        const early = sentMs.filter((atMs) => atMs <= 10_000);
        assert.ok(early.length <= 5, `${early}`);
        // The last check, at the deadline, is made whatever the pause is.
        const late = sentMs.filter((atMs) => atMs > 10_000 && atMs < 1_800_000);
        for (const [index, atMs] of late.entries()) {
          assert.ok((late[index + 3] ?? Number.POSITIVE_INFINITY) - atMs >= 60_000, `${late}`);
        }
      }),
      { numRuns: 40 },
    );
  });
});
