/** The log as GitHub's page shows it, and as it is anywhere else. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorAnswer, type Reply } from '../../sandbox/fiddler-server.js';
import { commandsIn, foldLog, JOB_ID, NO_RUNNER, runAction, TOKEN } from './action.ts';
import { job, jobIds, refusal, waitFor, waitForJobs } from './wait-for.ts';

const TASKS = { load: { status: 'FAILURE', error_message: 'row 7 is bad' } };
/** Control characters other than line breaks. */
const ESCAPES = /[^\P{Cc}\n]/u;
const RUN: readonly Reply[] = [
  job('STARTED', { progress: 12.5 }),
  job('RETRY', { progress: 12.5 }),
  job('SUCCESS', { progress: 100 }),
];

function withoutTimes(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replace(/^ +\d:\d\d {2}/, ''));
}

describe('on a runner the log', { concurrency: 4 }, () => {
  test('begins with a group of what was asked for, and where each value came from', async () => {
    const { log, requests } = await waitFor([job('SUCCESS')], {
      inputs: { interval: '', timeout: '' },
      env: { JOB_WAIT_TIMEOUT: '90m' },
    });
    assert.deepEqual(foldLog(log).groups, [
      {
        title: `Waiting for job ${JOB_ID}, at most 1 h 30 min`,
        lines: [
          `Site: http://${requests[0]?.headers.host} (Input \`url\`)`,
          'Interval: adaptive (default)',
          'Timeout: 1 h 30 min (JOB_WAIT_TIMEOUT)',
          'Jobs (Input `job-id`):',
          `  ${JOB_ID}`,
        ],
      },
    ]);
  });

  test('has progress at the top level, with bars, and the state alone in color', async () => {
    const { log } = await waitFor(RUN);
    assert.deepEqual(withoutTimes(foldLog(log).lines).slice(0, -1), [
      'Ingestion dataset Upload: \u001b[36mSTARTED\u001b[0m, 12.5 %  ▕█▎        ▏',
      'Ingestion dataset Upload: \u001b[33mRETRY\u001b[0m, 12.5 %  ▕█▎        ▏',
      'Ingestion dataset Upload: \u001b[32mSUCCESS\u001b[0m, 100 %  ▕██████████▏',
    ]);
  });

  test('has bars, but no color with NO_COLOR', async () => {
    const { log } = await waitFor(RUN, { env: { NO_COLOR: '1' } });
    assert.equal(
      withoutTimes(foldLog(log).lines)[0],
      'Ingestion dataset Upload: STARTED, 12.5 %  ▕█▎        ▏',
    );
    assert.doesNotMatch(log, ESCAPES);
  });

  test('ends with the results, a group of failing tasks for each failed job, and the error', async () => {
    const [a = '', b = '', c = ''] = jobIds(3);
    const failure = (id: string): Reply =>
      job('FAILURE', { id, error_reason: 'Bad', error_message: 'why', extras: TASKS });
    const { log } = await waitForJobs(
      { [a]: [failure(a)], [b]: [failure(b)], [c]: [job('SUCCESS', { id: c })] },
      { inputs: { 'fail-fast': 'false' } },
    );
    const { lines, groups } = foldLog(log);
    const results = lines.slice(-3).map((line) => line.replace(/\d(\.\d)? s$/, '… s'));
    assert.deepEqual(results, [
      `Ingestion dataset Upload[${a}] failed with Bad: why`,
      `Ingestion dataset Upload[${b}] failed with Bad: why`,
      `Ingestion dataset Upload[${c}] succeeded after … s`,
    ]);
    assert.deepEqual(
      groups.slice(1),
      [a, b].map((id) => ({
        title: `1 failing task of Ingestion dataset Upload[${id}]`,
        lines: ['  load: row 7 is bad'],
      })),
    );
    assert.deepEqual(commandsIn(log), [
      'add-mask',
      ...Array.from({ length: 3 }, () => ['group', 'endgroup']).flat(),
      'error',
    ]);
  });

  test('lists the failed jobs and counts the others, with more than ten', async () => {
    const ids = jobIds(11);
    const replies = ids.map((id, index): [string, Reply[]] => [
      id,
      [job(index === 4 ? 'REVOKED' : 'SUCCESS', { id })],
    ]);
    const { log } = await waitForJobs(Object.fromEntries(replies), {
      inputs: { 'fail-fast': 'false' },
    });
    const results = foldLog(log).lines.filter((line) => !/^ +\d:\d\d {2}/.test(line));
    assert.equal(results.length, 2, log);
    assert.match(results[0] ?? '', RegExp(`\\[${ids[4]}\\] was revoked`));
    assert.equal(results[1], '10 of 11 jobs succeeded');
  });
});

describe('anywhere else', { concurrency: 4 }, () => {
  test('the log is plain text, with warnings and the error', async () => {
    const echo = errorAnswer(503, 'X', `::error::${TOKEN} ##[error]x`);
    const { log, outputs, exitCode } = await waitFor(
      [
        { status: 503, body: echo },
        job('PAUSED', { progress: 12.5 }),
        job('FAILURE', { error_reason: 'Bad', error_message: 'why', extras: TASKS }),
      ],
      { env: NO_RUNNER },
    );
    assert.equal(exitCode, 1);
    assert.deepEqual(commandsIn(log), []);
    assert.doesNotMatch(log, ESCAPES);
    assert.doesNotMatch(log, /▕|%0A/);
    assert.ok(!log.includes(TOKEN), log);
    const lines = log.trimEnd().split('\n');
    assert.equal(lines[0], `Waiting for job ${JOB_ID}, at most 30 s`);
    assert.match(log, /^Warning: .* is in the state PAUSED, which this action does not know\./m);
    assert.match(log, /^ +0:0\d {2}Ingestion dataset Upload: PAUSED, 12\.5 %$/m);
    assert.deepEqual(lines.slice(-4, -1), [
      `1 failing task of Ingestion dataset Upload[${JOB_ID}]`,
      '  load: row 7 is bad',
      `Error: Ingestion dataset Upload[${JOB_ID}] failed with Bad: why`,
    ]);
    // GITHUB_OUTPUT is set.
    assert.equal(outputs['error-reason'], 'Bad');
    assert.equal(outputs['jobs-file'], '');
  });

  test('no output is printed, with GITHUB_OUTPUT or without', async () => {
    const { log, exitCode } = await waitFor([job('SUCCESS', { progress: 100 })], {
      env: { ...NO_RUNNER, GITHUB_OUTPUT: undefined, GITHUB_STEP_SUMMARY: undefined },
    });
    assert.equal(exitCode, 0);
    assert.deepEqual(commandsIn(log), []);
    assert.match(log.trimEnd().split('\n').at(-1) ?? '', /\] succeeded after \d(\.\d)? s$/);
  });

  test('an error in the inputs is plain text, a line for each', async () => {
    const { log, exitCode } = await runAction({
      inputs: { token: 'hunter2 hunter2', 'job-id': '42', url: 'https://acme.fiddler.ai' },
      env: NO_RUNNER,
    });
    assert.equal(exitCode, 1);
    assert.deepEqual(commandsIn(log), []);
    assert.ok(!log.includes('hunter2'), log);
    const lines = log.trimEnd().split('\n');
    assert.equal(lines.length, 3, log);
    assert.match(lines[0] ?? '', /^Error: Input `token` contains whitespace/);
    assert.match(lines[1] ?? '', /^Input `job-id`: "42" is not a UUID\./);
  });

  test('GITHUB_ACTIONS with another value than true is no runner', async () => {
    const { log } = await waitFor([refusal(400)], { env: { GITHUB_ACTIONS: 'false' } });
    assert.deepEqual(commandsIn(log), []);
    assert.match(log, /^Error: Job .*\nCheck `job-id`/m);
  });
});
