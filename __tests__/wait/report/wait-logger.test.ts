/** What a wait logs, from the real wait on a fake clock. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type JobScript, type Played, play, type Scenario, type Step } from '../play.ts';

const STARTED: Step = { state: 'STARTED', progress: 40 };
const SUCCESS: Step = { state: 'SUCCESS', progress: 100 };

async function logOf(
  steps: readonly Step[],
  { count = 1, ...options }: Partial<Scenario> & { readonly count?: number } = {},
): Promise<Played['log']> {
  const { log } = await play({
    scripts: Array.from({ length: count }, () => ({ steps, latenciesMs: [0] })),
    intervalSeconds: 6,
    timeoutSeconds: 1_200,
    failFast: false,
    ...options,
  });
  return log;
}

/** Returns the elapsed seconds with which the lines begin. */
function secondsIn(lines: readonly string[]): readonly number[] {
  return lines.flatMap((line) => {
    const [, minutes, seconds] = /^ *(\d+):(\d\d) /.exec(line) ?? [];
    return minutes === undefined ? [] : [Number(minutes) * 60 + Number(seconds)];
  });
}

describe('the changes that are logged', () => {
  const steps: readonly Step[] = [
    { state: 'PENDING', progress: 0 },
    { state: 'STARTED', progress: 0 },
    { state: 'STARTED', progress: 50 },
    { state: 'STARTED', progress: 50 },
    SUCCESS,
  ];
  const all = ['PENDING, 0 %', 'STARTED, 0 %', 'STARTED, 50 %', 'SUCCESS, 100 %'];
  const [pending = '', started = '', , success = ''] = all;
  for (const [count, changes, what] of [
    [1, all, 'of state and progress'],
    [10, all, 'of state and progress'],
    [11, [pending, started, success], 'of state'],
    [100, [pending, started, success], 'of state'],
    [101, [success], 'to a final state'],
  ] as const) {
    test(`are those ${what} for ${count} jobs`, async () => {
      const { lines } = await logOf(steps, { count, intervalSeconds: 10 });
      const logged = lines.filter((line) => / Upload(?: \(id-7\))?: /.test(line));
      assert.equal(logged.length, changes.length);
      for (const [index, change] of changes.entries()) {
        assert.ok(logged[index]?.endsWith(`: ${change}`), logged[index]);
      }
    });
  }
});

describe('progress is logged if it moved by a point since the last line, or after a minute', () => {
  const moves = (...progress: ReadonlyArray<number | null>): readonly Step[] => [
    ...progress.map((value): Step => ({ state: 'STARTED', progress: value })),
    SUCCESS,
  ];
  const PROGRESS: ReadonlyArray<
    readonly [what: string, seconds: number, steps: readonly Step[], logged: readonly string[]]
  > = [
    ['a point', 6, moves(0, 1, 2), ['0:00 0', '0:06 1', '0:12 2']],
    ['less than a point', 6, moves(0, 0.9, 0.99), ['0:00 0']],
    [
      'less than a point each, a point in all',
      6,
      moves(0, 0.4, 0.8, 1.2, 2.1),
      ['0:00 0', '0:18 1.2'],
    ],
    ['a point back', 6, moves(50, 49.5, 49), ['0:00 50', '0:12 49']],
    ['less than a point, after a minute', 30, moves(0, 0.1, 0.2, 0.3), ['0:00 0', '1:00 0.2']],
    ['progress that appears', 6, moves(null, 0.1), ['0:00 ', '0:06 0.1']],
  ];
  for (const [what, intervalSeconds, steps, logged] of PROGRESS) {
    test(what, async () => {
      const { lines } = await logOf(steps, { intervalSeconds });
      assert.deepEqual(
        lines.flatMap((line) => {
          const [, time, progress = ''] =
            /^ *(\S+) .*: STARTED(?:, ([\d.]+) %)?(?: {2}about .*)?$/.exec(line) ?? [];
          return time === undefined ? [] : [`${time} ${progress}`];
        }),
        logged,
      );
    });
  }
});

test('the time between checks is logged first if there are too many jobs for the interval', async () => {
  const { lines } = await logOf([SUCCESS], { count: 89, intervalSeconds: null });
  assert.match(lines[0] ?? '', /^ {3}0:00 {2}89 jobs at 880 requests\/min .* every 6\.1 s, those/);
  const { lines: few } = await logOf([SUCCESS], { count: 88, intervalSeconds: null });
  assert.doesNotMatch(few.join('\n'), /is checked about every/);
});

describe('the errors that are logged', () => {
  const busy: Step = { statusCode: 503, retryAfterMs: undefined };
  const errorsIn = ({ lines }: Played['log']): readonly string[] =>
    lines.filter((line) => line.includes('next check'));

  test('are all of them for a single job', async () => {
    const log = await logOf([STARTED, busy, busy, { errorKind: 'network' }, SUCCESS], {
      intervalSeconds: 1,
    });
    assert.deepEqual(
      errorsIn(log).map((line) => /\d {2}(.*);/.exec(line)?.[1]),
      ['HTTP 503', 'HTTP 503', 'network'],
    );
  });

  test('are for several jobs those of the same kind once a minute', async () => {
    const log = await logOf([busy], { count: 5, intervalSeconds: 1, timeoutSeconds: 600 });
    const seconds = secondsIn(errorsIn(log));
    assert.ok(seconds.length >= 7 && seconds.length <= 10, `${seconds}`);
    for (const [index, atSeconds] of seconds.slice(1).entries()) {
      assert.ok(atSeconds - (seconds[index] ?? 0) >= 60, `${seconds}`);
    }
  });

  test('are for several jobs one of each kind', async () => {
    const log = await logOf([busy, { errorKind: 'network' }, SUCCESS], {
      count: 2,
      intervalSeconds: 1,
    });
    assert.deepEqual(
      errorsIn(log).map((line) => /\d {2}(.*);/.exec(line)?.[1]),
      ['HTTP 503', 'network'],
    );
  });
});

test('one of several jobs that can no longer be read is logged at once', async () => {
  const scripts = [404, 200].map((statusCode): JobScript => {
    const step: Step = statusCode === 200 ? STARTED : { statusCode, retryAfterMs: undefined };
    return { steps: [step], latenciesMs: [0] };
  });
  const { log } = await play({
    ...{ scripts, intervalSeconds: 1, timeoutSeconds: 60, failFast: false },
  });
  assert.deepEqual(
    log.lines.filter((line) => line.includes('Stopped')),
    ['   0:15  Stopped polling job id-0: HTTP 404'],
  );
});

describe('a lowered rate', () => {
  const refused: Step = { statusCode: 429, retryAfterMs: undefined };
  const lowered = /Rate limited \(429\): slowing to \d+ requests\/min/;

  test('is logged for several jobs', async () => {
    const { lines } = await logOf([STARTED, refused, SUCCESS], { count: 2 });
    assert.equal(lines.filter((line) => lowered.test(line)).length, 1);
  });

  test('is not logged for a single job, whose next check is logged anyway', async () => {
    const { lines } = await logOf([STARTED, refused, SUCCESS]);
    assert.doesNotMatch(lines.join('\n'), lowered);
    assert.match(lines.join('\n'), /HTTP 429; next check in/);
  });
});

test('unknown states cause one warning', async () => {
  const paused: Step = { state: 'PAUSED', progress: null };
  const { warnings } = await logOf([paused, STARTED, paused, SUCCESS], { count: 3 });
  assert.equal(warnings.length, 1);
  assert.match(warnings[0] ?? '', /is in the state PAUSED, which this action does not know/);
});

describe('a silent wait has a heartbeat', () => {
  for (const intervalSeconds of [null, 6, 60, 1_200]) {
    test(`at least once a minute, about 20 lines in 20 minutes (interval ${intervalSeconds})`, async () => {
      const { lines } = await logOf([STARTED], { intervalSeconds });
      const seconds = secondsIn(lines);
      assert.ok(seconds.length >= 20 && seconds.length <= 22, `${seconds}`);
      for (const [index, atSeconds] of [...seconds.slice(1), 1_200].entries()) {
        assert.ok(atSeconds - (seconds[index] ?? 0) <= 60, `${seconds}`);
      }
    });
  }

  test('also for several jobs', async () => {
    const { lines } = await logOf([STARTED], { count: 3 });
    const seconds = secondsIn(lines).filter((atSeconds) => atSeconds > 0);
    assert.ok(seconds.length >= 19 && seconds.length <= 21, `${seconds}`);
    for (const [index, atSeconds] of [...seconds, 1_200].entries()) {
      assert.ok(atSeconds - (seconds[index - 1] ?? 0) <= 60, `${seconds}`);
    }
  });

  test('also while the job cannot be read for an hour of Retry-After', async () => {
    const seconds = secondsIn((await logOf([{ statusCode: 503, retryAfterMs: 3_600_000 }])).lines);
    assert.ok(seconds.length >= 20 && seconds.length <= 22, `${seconds}`);
  });

  test('that does not call a job unchanged once it cannot be read', async () => {
    const log = await logOf([STARTED, { statusCode: 503, retryAfterMs: 3_600_000 }]);
    const lines = log.lines.join('\n');
    assert.match(lines, /Upload: last state: STARTED, 40 % at 0:00; HTTP 503 since$/m);
    assert.doesNotMatch(lines, /still|unchanged/);
  });

  test('with an overview a minute for several jobs, whatever else is logged', async () => {
    const steps = [0, 10, 20, 30, 40, 50].map((progress): Step => ({ state: 'STARTED', progress }));
    const { lines } = await logOf([...steps, SUCCESS], { count: 2, intervalSeconds: 49 });
    assert.deepEqual(
      secondsIn(lines.filter((line) => line.includes(' jobs finished'))),
      [60, 120, 180, 240],
    );
  });

  test('except, for a single job, while there is a line a minute anyway', async () => {
    const steps = [0, 10, 20, 30, 40, 50].map((progress): Step => ({ state: 'STARTED', progress }));
    const { lines } = await logOf([...steps, SUCCESS], { intervalSeconds: 50 });
    assert.doesNotMatch(lines.join('\n'), /still/);
  });
});
