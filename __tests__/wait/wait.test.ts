import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Cancelled } from '../../src/wait/cancelled.ts';
import { play, type Scenario, type Step } from './play.ts';

const STARTED: Step = { state: 'STARTED', progress: 40 };
const SUCCESS: Step = { state: 'SUCCESS', progress: 100 };
const FAILURE: Step = { state: 'FAILURE', progress: 50 };
const BUSY: Step = { statusCode: 503, retryAfterMs: undefined };

/** Returns a wait for jobs with these steps, each request of which takes `latencyMs`. */
function waitFor(
  jobs: ReadonlyArray<readonly Step[]>,
  { latencyMs = 0, ...options }: Partial<Scenario> & { readonly latencyMs?: number } = {},
): Scenario {
  return {
    scripts: jobs.map((steps) => ({ steps, latenciesMs: [latencyMs] })),
    intervalSeconds: 6,
    timeoutSeconds: 1_200,
    failFast: true,
    ...options,
  };
}

test('a wait emits what happens, each event with its time', async () => {
  const { events } = await play(waitFor([[STARTED, STARTED, BUSY, SUCCESS]], { latencyMs: 100 }));
  assert.deepEqual(
    events.map((event) => [
      event.atMs,
      event.kind,
      ...(event.kind === 'read' ? [event.job.status, event.change] : []),
      ...(event.kind === 'readFailed' ? [event.error.label] : []),
    ]),
    [
      [0, 'began'],
      [100, 'read', 'STARTED', 'state'],
      [6_100, 'read', 'STARTED', null],
      [12_100, 'readFailed', 'HTTP 503'],
      [18_950, 'read', 'SUCCESS', 'state'],
      [18_950, 'jobEnded'],
      [18_950, 'ended'],
    ],
  );
});

test('the estimated end of a job is counted from the beginning of the wait', async () => {
  const steps = [0, 10, 20, 30].map((progress): Step => ({ state: 'STARTED', progress }));
  const { events } = await play(waitFor([[...steps, SUCCESS]]));
  assert.deepEqual(
    events.flatMap((event) => (event.kind === 'read' ? [event.estimatedEndAtMs] : [])),
    [null, null, 60_000, 60_000, null],
  );
});

describe('the elapsed time is the time that was waited', () => {
  const slow = waitFor([[STARTED, SUCCESS]], { latencyMs: 4_000 });
  const timeout = waitFor([[STARTED]], { timeoutSeconds: 100 });
  const several = waitFor([[SUCCESS], [STARTED, SUCCESS], [STARTED, STARTED, SUCCESS]]);
  for (const [of, scenario, seconds] of [
    ['a job that is already done', waitFor([[SUCCESS]]), 0],
    ['a job whose responses take 4 s', slow, 10],
    ['a timeout', timeout, 100],
    ['a timeout of errors only', waitFor([[BUSY]], { timeoutSeconds: 100 }), 100],
    ['several jobs, until the last one is done', several, 12],
  ] as const) {
    test(`for ${of}`, async () => {
      const { record } = await play(scenario);
      assert.equal(record.elapsedSeconds, seconds);
    });
  }
});

describe('how the wait for each job ends', () => {
  const endsOf = async (scenario: Scenario): Promise<readonly unknown[]> => {
    const { record } = await play(scenario);
    return record.jobs.map(({ end }) => (end?.kind === 'error' ? end.error.name : end?.kind));
  };

  for (const [what, steps] of [
    ['a failure', [STARTED, FAILURE]],
    ['a revocation', [STARTED, { state: 'REVOKED', progress: 50 }]],
    ['a permanent error', [{ statusCode: 401, retryAfterMs: undefined }]],
  ] as const) {
    test(`fail-fast skips the other jobs after ${what}`, async () => {
      const [, other] = await endsOf(waitFor([steps, [STARTED, STARTED, STARTED, SUCCESS]]));
      assert.equal(other, 'skipped');
    });
  }

  test('fail-fast skips no job whose last check is under way at the deadline', async () => {
    const ends = await endsOf({
      ...waitFor([], { intervalSeconds: 60, timeoutSeconds: 10 }),
      scripts: [
        { steps: [STARTED, FAILURE], latenciesMs: [0, 500] },
        { steps: [STARTED, SUCCESS], latenciesMs: [0, 1_000] },
      ],
    });
    assert.deepEqual(ends, ['final', 'final']);
  });

  test('a job that is not found is retried for 15 s by itself, while the others go on', async () => {
    const notFound: Step = { statusCode: 404, retryAfterMs: undefined };
    const young = [notFound, notFound, notFound, SUCCESS];
    const scenario = waitFor([[notFound], young, [STARTED, SUCCESS]], { intervalSeconds: null });
    const { record } = await play({ ...scenario, failFast: false });
    assert.deepEqual(
      record.jobs.map(({ end, endedAtMs }) => [
        end?.kind === 'error' ? end.error.name : end?.kind,
        endedAtMs,
      ]),
      [
        ['NotFound', 15_000],
        ['final', 7_875],
        ['final', 1_000],
      ],
    );
  });

  test('a cancelled wait ends for every job that is not final, with the name of the signal', async () => {
    const controller = new AbortController();
    controller.abort(new Cancelled('SIGTERM'));
    const { record } = await play(waitFor([[STARTED], [STARTED]], { signal: controller.signal }));
    const cancelled = { kind: 'cancelled', signalName: 'SIGTERM' };
    assert.deepEqual(
      record.jobs.map(({ end }) => end),
      [cancelled, cancelled],
    );
  });
});

describe('the tasks of a failed job', () => {
  const others = { latencyMs: 100, intervalSeconds: 60, timeoutSeconds: 600, failFast: false };

  test('are read as soon as it failed, while other jobs go on', async () => {
    const { reader } = await play(waitFor([[FAILURE], [STARTED]], others));
    assert.deepEqual(reader.sentMs().slice(0, 4), [0, 0, 100, 60_000]);
  });

  test('are not read again if the last check had them', async () => {
    const { reader, record } = await play(waitFor([[{ ...FAILURE, extras: { t1: {} } }]]));
    assert.equal(reader.requests.length, 1);
    assert.deepEqual(record.jobs[0]?.job?.extras, { t1: {} });
  });

  test('slow down the other jobs if reading them is refused with 429', async () => {
    const refused: Step = { statusCode: 429, retryAfterMs: 90_000 };
    const { reader } = await play(waitFor([[FAILURE, refused], [STARTED]], others));
    assert.deepEqual(reader.sentMs().slice(0, 4), [0, 0, 100, 90_200]);
  });

  test('are not read if no time is left, and the log says so', async () => {
    const { reader, log, record } = await play({
      ...waitFor([], { intervalSeconds: 60, timeoutSeconds: 1 }),
      scripts: [{ steps: [STARTED, FAILURE], latenciesMs: [0, 4_900] }],
    });
    assert.equal(reader.requests.length, 2);
    assert.equal(record.jobs[0]?.job?.status, 'FAILURE');
    assert.equal(record.jobs[0]?.tasksError, 'no time left');
    assert.ok(
      log.lines.includes('   0:05  Could not fetch the failed tasks of id-0: no time left'),
    );
  });

  for (const count of [10, 26, 60]) {
    test(`are read within the rate limits, and those of ten jobs at most (of ${count})`, async () => {
      const jobs = Array.from({ length: count }, () => [FAILURE]);
      const { reader, elapsedMs, record } = await play(waitFor(jobs, { failFast: false }));
      const sentMs = reader.sentMs();
      assert.equal(sentMs.length, count + 10);
      const unread = record.jobs.filter(({ tasksError }) => tasksError !== '');
      assert.equal(unread.length, count - 10);
      for (const { tasksError } of unread) {
        assert.equal(tasksError, 'only those of the first 10 failed jobs are fetched');
      }
      for (const [index, atMs] of sentMs.entries()) {
        assert.ok((sentMs[index + 30] ?? Number.POSITIVE_INFINITY) - atMs >= 1_000, `${sentMs}`);
      }
      assert.ok(elapsedMs < 1_000 + count * 70, `${elapsedMs}`);
    });
  }
});

test('a defect is thrown instead of reported as an end of the wait', async () => {
  await assert.rejects(play(waitFor([[]])), { message: 'a script has steps' });
});
