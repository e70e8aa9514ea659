/** The plain log, for CI systems. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorAnswer } from '../../sandbox/fiddler-server.js';
import { isRedrawn } from '../../src/cli/terminal.ts';
import type { ApiError } from '../../src/fiddler/errors.ts';
import type { JobFields } from '../../src/fiddler/job-fields.ts';
import { type WaitEventDetails, WaitRecorder } from '../../src/wait/record.ts';
import { PLAIN } from '../../src/wait/report/log-lines.ts';
import { WaitLogger } from '../../src/wait/report/wait-logger.ts';
import type { Line } from '../../src/wait/text/sanitize.ts';
import { JOB_ID } from '../bundle/action.ts';
import { fastClock, job, jobIds } from '../bundle/wait-for.ts';
import { FakeClock } from '../fake-clock.ts';
import { play, type Step } from '../wait/play.ts';
import { idOf, OPTIONS, sampleHttpError, sampleJob } from '../wait/samples.ts';
import { run, waitFor } from './command.ts';

const HOSTILE = [
  '--- forged\n--- forged\r\n+++ forged\u2028~~~ forged',
  '::error::forged\n::set-output name=status::SUCCESS',
  '##[error]forged ##vso[task.complete result=Succeeded] ##VSO[x] #\u202e#[group] ##\x01vso[x]',
  '\u001b[31mforged\u001b]8;;https://evil.example\u0007 \u009b2J \u0085::error::x',
];

/** Checks that no CI system obeys a line, and that no terminal obeys a character. */
function assertInert(stream: string): void {
  assert.doesNotMatch(stream, /^\s*(?:---|\+\+\+|~~~|::)/m);
  assert.doesNotMatch(stream, /##(?:vso)?\[/i);
  assert.doesNotMatch(stream.replaceAll('\n', ''), /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e]/u);
}

describe('nothing from outside is obeyed', { concurrency: 2 }, () => {
  test('in the texts of a server, and each line begins with the elapsed time', async (t) => {
    const replies = jobIds(HOSTILE.length).map((id, index) => {
      const text = HOSTILE[index] ?? '';
      const texts = { name: text, error_reason: text, error_message: text, info: { [text]: text } };
      const fields = {
        id,
        ...texts,
        extras: { [text]: { status: 'FAILURE', error_message: text } },
      };
      const busy = { status: 503, body: errorAnswer(503, text, text) };
      return [id, [busy, job(text, fields), job('FAILURE', fields)]] as const;
    });
    const args = ['--json', '--no-fail-fast'];
    const { exitCode, stdout, stderr } = await waitFor(t, Object.fromEntries(replies), args);
    assert.equal(exitCode, 20);
    assert.ok((stderr.match(/forged/g)?.length ?? 0) > 20);
    for (const line of stderr.trimEnd().split('\n')) assert.match(line, /^ {3}0:0\d {2}/);
    assertInert(stderr);
    assertInert(stdout);
    assert.doesNotMatch(stderr, /[▕▏█]/);
  });

  test('in arguments that are refused', async () => {
    const { exitCode, stdout, stderr } = await run(HOSTILE.flatMap((it) => [it, `--${it}`]));
    assert.deepEqual([exitCode, stdout], [2, '']);
    for (const line of stderr.trimEnd().split('\n')) assert.match(line, /^wait-for-job: /);
    assertInert(stderr);
  });
});

describe('the log', { concurrency: 3 }, () => {
  test('has a warning with the time at which it was given', async (t) => {
    const replies = { [JOB_ID]: [job('STARTED'), job('PAUSED'), job('SUCCESS')] };
    const args = ['--interval=61', '--timeout=10m'];
    const { stderr } = await waitFor(t, replies, args, { env: fastClock(100) });
    assert.match(stderr, /^ {3}[1-9]:\d\d {2}.* is in the state PAUSED, which .* does not know/m);
  });

  test('has nothing with --quiet if the job succeeds in spite of errors', async (t) => {
    const replies = { [JOB_ID]: [{ status: 503 }, job('PAUSED'), job('SUCCESS')] };
    const { exitCode, stderr } = await waitFor(t, replies, ['--quiet', '--progress=tty']);
    assert.deepEqual([exitCode, stderr], [0, '']);
  });

  test('has nothing of Node.js itself for many jobs', async (t) => {
    const replies = jobIds(12).map((id) => [id, [job('STARTED', { id }), job('SUCCESS', { id })]]);
    const { exitCode, stderr } = await waitFor(t, Object.fromEntries(replies), ['--quiet']);
    assert.deepEqual([exitCode, stderr], [0, '']);
  });

  test('has the error alone, with a link, with --quiet if it fails', async (t) => {
    const failure = job('FAILURE', { error_reason: 'Bad', error_message: 'row 7' });
    const { stderr } = await waitFor(t, { [JOB_ID]: [job('STARTED'), failure] }, ['--quiet']);
    assert.match(
      stderr,
      /^ {3}0:0\d {2}Error: .* failed with Bad: row 7\n.* {2}See https:.*#the-job-failed\n$/,
    );
  });
});

describe('there is no silence of more than a minute', () => {
  const STARTED: Step = { state: 'STARTED', progress: 40 };
  const BUSY: Step = { statusCode: 503, retryAfterMs: 3_600_000 };
  for (const [what, step, count, intervalSeconds, latencyMs] of [
    ['while nothing changes', STARTED, 1, null, 0],
    ['with an interval of 20 minutes', STARTED, 1, 1_200, 0],
    ['with several jobs at this interval', STARTED, 3, 1_200, 0],
    ['while every request hangs', STARTED, 1, null, 30_001],
    ['while every request for several jobs hangs', STARTED, 3, null, 30_001],
    ['during an hour of Retry-After', BUSY, 1, null, 0],
    ['during an hour of Retry-After for several jobs', BUSY, 3, null, 0],
  ] as const) {
    test(what, async () => {
      const script = { steps: [step], latenciesMs: [latencyMs] };
      const scripts = Array.from({ length: count }, () => script);
      const timeoutSeconds = 3_600;
      const { log } = await play({ scripts, intervalSeconds, timeoutSeconds, failFast: false });
      const seconds = log.lines.map((line) => {
        const [, hours = 0, minutes, rest] = /^ *(?:(\d+):)?(\d+):(\d\d) {2}/.exec(line) ?? [];
        return Number(hours) * 3_600 + Number(minutes) * 60 + Number(rest);
      });
      for (const [index, atSeconds] of [...seconds, timeoutSeconds].entries()) {
        assert.ok(atSeconds - (seconds[index - 1] ?? 0) <= 60, `${seconds}`);
      }
    });
  }
});

/** Returns the bytes of the log of 6 h for 50 jobs, if each check comes to what `check` returns. */
async function logHours(
  check: (round: number, index: number) => Partial<JobFields> | ApiError,
): Promise<number> {
  const clock = new FakeClock();
  const ids = Array.from({ length: 50 }, (_, index) => idOf(index));
  const recorder = new WaitRecorder({ ...OPTIONS, jobIds: ids });
  let bytes = 0;
  const write = ({ text }: Line): void => {
    bytes += Buffer.byteLength(`${text}\n`);
  };
  const logger = new WaitLogger({ info: write, warn: write }, PLAIN, clock);
  const emit = (details: WaitEventDetails): void => {
    const event = { ...details, atMs: clock.nowMs() };
    recorder.apply(event);
    logger.listener(event, recorder.record);
  };
  const wait = async (): Promise<void> => {
    for (let round = 0; clock.nowMs() < 6 * 3_600_000; round += 1) {
      for (const [index, id] of ids.entries()) {
        const result = check(round, index);
        if (result instanceof Error) {
          emit({ kind: 'readFailed', id, error: result, pauseMs: 30_000 });
        } else {
          const fields = sampleJob({ id, ...result });
          const change = recorder.changeOf(fields);
          emit({ kind: 'read', id, job: fields, change, estimatedEndAtMs: null });
        }
      }
      await clock.sleep(30_000);
    }
    emit({ kind: 'ended' });
  };
  await clock.run(wait());
  return bytes;
}

describe('the log of 24 h, extrapolated from its first quarter, stays under 1 MiB for 50 jobs', () => {
  const LONG = '漢'.repeat(5_000);
  const BUSY = sampleHttpError(503, ': busy');
  const LONG_ERROR = sampleHttpError(503, `: ${'x'.repeat(5_000)}`);
  const ERRORS = [500, 502, 503, 504].map((status) => sampleHttpError(status, ': busy'));
  const CHECKS: Readonly<Record<string, Parameters<typeof logHours>[0]>> = {
    'that do not move': () => ({}),
    'whose progress moves at every check': (round) => ({ progress: (round * 7) % 100 }),
    'whose state moves every ten minutes': (round) => ({
      status: Math.floor(round / 20) % 2 ? 'STARTED' : 'RETRY',
    }),
    'with long names': () => ({ name: LONG }),
    'whose server fails': () => BUSY,
    'whose server fails every other time': (round) => (round % 2 ? BUSY : {}),
    'whose server fails with long messages': () => LONG_ERROR,
    'whose server fails in many ways': (round, index) => ERRORS[(round + index) % 4] ?? {},
  };
  for (const [what, check] of Object.entries(CHECKS)) {
    test(what, async () => {
      const bytes = await logHours(check);
      assert.ok(4 * bytes < 2 ** 20, `${((4 * bytes) / 2 ** 20).toFixed(2)} MiB`);
    });
  }
});

describe('the rows are redrawn in place', () => {
  const TERM = 'xterm-256color';
  const CI_SYSTEMS = {
    ...{
      CI: '1',
      CONTINUOUS_INTEGRATION: 'true',
      BUILD_ID: '77',
      TF_BUILD: 'True',
      CIRCLECI: 'true',
    },
    ...{ TEAMCITY_VERSION: '2026.1', JENKINS_URL: 'https://ci.test', BUILDKITE: 'true' },
    ...{ GITLAB_CI: 'true', GITHUB_ACTIONS: 'true', CODEBUILD_BUILD_ID: 'project:1' },
  };
  const CASES: ReadonlyArray<readonly [string, boolean, ...Parameters<typeof isRedrawn>]> = [
    ['at a terminal', true, 'auto', true, { TERM }],
    ['with --progress tty', true, 'tty', false, { CI: 'true' }],
    ['not with --progress plain', false, 'plain', true, { TERM }],
    ['not in a file', false, 'auto', false, { TERM }],
    ['not without TERM', false, 'auto', true, {}],
    ['not with an empty TERM', false, 'auto', true, { TERM: '' }],
    ['not at a dumb terminal', false, 'auto', true, { TERM: 'dumb' }],
  ];
  for (const [title, expected, ...parameters] of CASES) {
    test(title, () => assert.equal(isRedrawn(...parameters), expected));
  }
  for (const [name, value] of Object.entries(CI_SYSTEMS)) {
    test(`not with ${name}, unless it is empty, 0 or false`, () => {
      for (const set of [value, 'true']) {
        assert.equal(isRedrawn('auto', true, { TERM, [name]: set }), false);
      }
      for (const unset of ['', '0', 'false', 'False']) {
        assert.equal(isRedrawn('auto', true, { TERM, [name]: unset }), true);
      }
    });
  }
});
