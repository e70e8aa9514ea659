import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { renderOutputs } from '../../../src/action/report/outputs.ts';
import { Cleaner } from '../../../src/action/text/cleaner.ts';
import { play, type Scenario, type Step } from './play.ts';

const STARTED: Step = { state: 'STARTED', progress: 40 };
const SUCCESS: Step = { state: 'SUCCESS', progress: 100 };
const BUSY: Step = { status: 503, retryAfterMs: undefined };

/** One job, whose requests are answered at once. */
function waitFor(steps: readonly Step[], options: Partial<Scenario> = {}): Scenario {
  return {
    courses: [{ steps, latenciesMs: [0] }],
    intervalSeconds: 6,
    timeoutSeconds: 1_200,
    failFast: true,
    ...options,
  };
}

describe('a silent wait has a heartbeat', () => {
  /** The elapsed seconds that the lines of a log begin with. */
  function secondsIn(lines: readonly string[]): readonly number[] {
    return lines.flatMap((line) => {
      const [, minutes, seconds] = /^ *(\d+):(\d\d) /.exec(line) ?? [];
      return minutes === undefined ? [] : [Number(minutes) * 60 + Number(seconds)];
    });
  }

  for (const intervalSeconds of [null, 6, 60, 1_200]) {
    test(`at least once a minute, so that 20 silent minutes are about 20 lines (interval ${intervalSeconds})`, async () => {
      const { runner } = await play(waitFor([STARTED], { intervalSeconds }));
      const seconds = secondsIn(runner.lines);
      assert.ok(seconds.length >= 20 && seconds.length <= 22, `${seconds}`);
      for (const [index, atSeconds] of [...seconds.slice(1), 1_200].entries()) {
        assert.ok(atSeconds - (seconds[index] ?? 0) <= 60, `${seconds}`);
      }
    });
  }

  test('the same for several jobs', async () => {
    const courses = [1, 2, 3].map(() => ({ steps: [STARTED], latenciesMs: [0] }));
    const { runner } = await play(waitFor([], { courses }));
    const seconds = secondsIn(runner.lines).filter((atSeconds) => atSeconds > 0);
    assert.ok(seconds.length >= 19 && seconds.length <= 21, `${seconds}`);
    for (const [index, atSeconds] of [...seconds, 1_200].entries()) {
      assert.ok(atSeconds - (seconds[index - 1] ?? 0) <= 60, `${seconds}`);
    }
  });

  test('also where the job could not be read for an hour of Retry-After', async () => {
    const { runner } = await play(waitFor([{ status: 503, retryAfterMs: 3_600_000 }]));
    const seconds = secondsIn(runner.lines);
    assert.ok(seconds.length >= 20 && seconds.length <= 22, `${seconds}`);
  });

  test('which does not call a job unchanged that cannot be read any more', async () => {
    const { runner } = await play(waitFor([STARTED, { status: 503, retryAfterMs: 3_600_000 }]));
    const lines = runner.lines.join('\n');
    assert.match(lines, /last seen STARTED, progress: 40\.0% at 0:00, not read since \(HTTP 503\)/);
    assert.doesNotMatch(lines, /still|unchanged/);
  });

  test('but none where something is told each minute anyway', async () => {
    const steps = [0, 10, 20, 30, 40, 50].map((progress): Step => ({ state: 'STARTED', progress }));
    const { runner } = await play(
      waitFor([...steps, SUCCESS], { intervalSeconds: 50, timeoutSeconds: 600 }),
    );
    assert.doesNotMatch(runner.lines.join('\n'), /still/);
  });
});

describe('the output elapsed is the seconds that were waited', () => {
  const WAITS: ReadonlyArray<{ of: string; scenario: Scenario; elapsed: string }> = [
    { of: 'a job that is done already', scenario: waitFor([SUCCESS]), elapsed: '0.0' },
    {
      of: 'a job that is done at the third check',
      scenario: waitFor([STARTED, STARTED, SUCCESS]),
      elapsed: '12.0',
    },
    {
      of: 'a job whose answers take 4 s',
      scenario: waitFor([], {
        courses: [{ steps: [STARTED, SUCCESS], latenciesMs: [4_000] }],
      }),
      elapsed: '10.0',
    },
    {
      of: 'a timeout',
      scenario: waitFor([STARTED], { timeoutSeconds: 100 }),
      elapsed: '100.0',
    },
    {
      of: 'a timeout that was spent with errors',
      scenario: waitFor([BUSY], { timeoutSeconds: 100 }),
      elapsed: '100.0',
    },
    {
      of: 'several jobs, up to the last of them',
      scenario: waitFor([], {
        courses: [[SUCCESS], [STARTED, SUCCESS], [STARTED]].map((steps) => ({
          steps: [...steps, SUCCESS],
          latenciesMs: [0],
        })),
        intervalSeconds: 20,
      }),
      elapsed: '20.0',
    },
  ];
  for (const { of, scenario, elapsed } of WAITS) {
    test(`for ${of}`, async () => {
      const { wait, verdict } = await play(scenario);
      assert.equal(renderOutputs(wait, verdict, '[]', new Cleaner([])).elapsed, elapsed);
    });
  }
});

describe('the tasks of a job that failed', () => {
  const FAILURE: Step = { state: 'FAILURE', progress: 50 };
  const STARTED: Step = { state: 'STARTED', progress: 50 };

  test('are read as soon as it failed, though others go on', async () => {
    const { reader } = await play(
      waitFor([], {
        courses: [
          { steps: [FAILURE], latenciesMs: [100] },
          { steps: [STARTED], latenciesMs: [100] },
        ],
        intervalSeconds: 60,
        timeoutSeconds: 600,
        failFast: false,
      }),
    );
    assert.deepEqual(reader.askedMs.slice(0, 4), [0, 0, 100, 60_000]);
  });

  test('slow the checks of the others where they are refused as one request too many', async () => {
    const REFUSED: Step = { status: 429, retryAfterMs: 90_000 };
    const { reader } = await play(
      waitFor([], {
        courses: [
          { steps: [FAILURE, REFUSED], latenciesMs: [100] },
          { steps: [STARTED], latenciesMs: [100] },
        ],
        intervalSeconds: 60,
        timeoutSeconds: 600,
        failFast: false,
      }),
    );
    assert.deepEqual(reader.askedMs.slice(0, 4), [0, 0, 100, 90_200]);
  });

  test('are not asked for where no time is left, and that is said', async () => {
    const { reader, runner, wait } = await play(
      waitFor([], {
        courses: [{ steps: [STARTED, FAILURE], latenciesMs: [0, 4_900] }],
        intervalSeconds: 60,
        timeoutSeconds: 1,
      }),
    );
    assert.equal(reader.askedMs.length, 2);
    assert.equal(wait.jobs[0]?.job?.status, 'FAILURE');
    assert.ok(
      runner.lines.some((line) => /tasks of .* could not be read: no time was left/.test(line)),
    );
  });
});

describe('jobs that all fail at once', () => {
  const FAILURE: Step = { state: 'FAILURE', progress: 50 };
  for (const jobs of [10, 26, 60]) {
    test(`are read once more for their tasks within the limits, ten at most (of ${jobs})`, async () => {
      const courses = Array.from({ length: jobs }, () => ({ steps: [FAILURE], latenciesMs: [0] }));
      const { reader, elapsedMs, wait } = await play(waitFor([], { courses, failFast: false }));
      const { askedMs } = reader;
      assert.equal(askedMs.length, jobs + 10);
      const unasked = wait.jobs.filter(({ tasksTrouble }) => tasksTrouble !== '');
      assert.equal(unasked.length, jobs - 10);
      for (const { tasksTrouble } of unasked)
        assert.equal(tasksTrouble, 'only those of 10 jobs are');
      for (const [index, atMs] of askedMs.entries()) {
        assert.ok((askedMs[index + 30] ?? Number.POSITIVE_INFINITY) - atMs >= 1_000, `${askedMs}`);
      }
      assert.ok(elapsedMs < 1_000 + jobs * 70, `${elapsedMs}`);
    });
  }
});
