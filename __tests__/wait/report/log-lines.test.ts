import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { recordOf, type Seen, uuid } from '../../../preview/record-of.ts';
import type { JobRecord } from '../../../src/wait/record.ts';
import {
  renderChange,
  renderError,
  renderHeartbeat,
  renderLoweredRate,
  renderOverview,
  renderRoundTime,
  renderTitle,
  renderUnknownState,
} from '../../../src/wait/report/log-lines.ts';
import { renderResults } from '../../../src/wait/report/results.ts';
import {
  failedWithTasks,
  finished,
  idOf,
  JOB_ID,
  sampleHttpError,
  sampleJob,
  sampleRecord,
  sampleWait,
} from '../samples.ts';

describe('the title', () => {
  const [one, two] = [sampleRecord(), sampleRecord()];
  const TITLES: ReadonlyArray<[jobs: readonly JobRecord[], timeoutSeconds: number, string]> = [
    [[one], 1_800, `Waiting for job ${JOB_ID}, at most 30 min`],
    [[one, two], 90, 'Waiting for 2 jobs, at most 1 min 30 s'],
    [[one], 0, `Checking job ${JOB_ID} once`],
    [[one, two], 0, 'Checking 2 jobs once'],
  ];
  for (const [jobs, timeoutSeconds, title] of TITLES) {
    test(`of ${jobs.length} for ${timeoutSeconds} s is "${title}"`, () => {
      assert.equal(renderTitle({ ...sampleWait(...jobs), timeoutSeconds }).text, title);
    });
  }
});

describe('more jobs than can be checked at the interval', () => {
  for (const [count, intervalSeconds, roundTime] of [
    [1, 0.1, null],
    [3, 0.1, '0.2 s'],
    [90, 6, null],
    [120, 6, '8 s'],
    [90, null, null],
    [91, null, '6.1 s'],
    [300, null, '20 s'],
  ] as const) {
    test(`${count} jobs, interval ${intervalSeconds}: each is checked every ${roundTime}`, () => {
      const jobs = Array.from({ length: count }, () => sampleRecord());
      const line = renderRoundTime({ ...sampleWait(...jobs), intervalSeconds }, 900);
      const expected = `With ${count} jobs and at most 900 requests a minute, each job is checked about every ${roundTime}, those likeliest to end soon first.`;
      assert.equal(line?.text ?? null, roundTime === null ? null : expected);
    });
  }
});

describe('the line for a change', () => {
  const change = (seen: readonly Seen[], jobs = 1): string => {
    const [record = assert.fail()] = recordOf([{ id: uuid(1), name: 'Upload', seen }]).jobs;
    return renderChange(record, jobs, (seen.at(-1)?.[0] ?? 0) * 1_000).text;
  };

  test('has the elapsed time and the words of the Python client', () => {
    assert.equal(change([[6.9, 'PENDING', null]]), '   0:06  Upload: PENDING');
    assert.equal(change([[3_723, 'PAUSED', null]]), '1:02:03  Upload: PAUSED');
  });

  test('has the start of the id if there are several jobs', () => {
    assert.equal(change([[6, 'PENDING', null]], 2), '   0:06  Upload (3c6ef362): PENDING');
  });

  for (const [progress, bar] of [
    [0, '░░░░░░░░░░'],
    [0.1, '█░░░░░░░░░'],
    [12.5, '██░░░░░░░░'],
    [50, '█████░░░░░'],
    [99.9, '█████████░'],
    [100, '██████████'],
  ] as const) {
    test(`shows ${progress} % as ${bar}`, () => {
      const state = `STARTED, progress: ${progress.toFixed(1)}%`;
      assert.equal(change([[6, 'STARTED', progress]]), `   0:06  Upload: ${state}  ${bar}`);
    });
  }

  for (const [secondsPerStep, left] of [
    [1, '10 s'],
    [5, '40 s'],
    [8, '1 min'],
    [60, '8 min'],
    [600, '1 h 20 min'],
    [36_000, '80 h'],
  ] as const) {
    test(`ends with about ${left} left if progress is steady`, () => {
      const steps = [0, 1, 2].map((step): Seen => [step * secondsPerStep, 'STARTED', step * 10]);
      assert.match(change(steps), RegExp(`%  ██░{8}  about ${left} left$`));
    });
  }

  test('has no estimate for a final state', () => {
    const steps = [0, 5, 9].map((seconds): Seen => [seconds, 'STARTED', seconds * 10]);
    assert.match(change(steps), / left$/);
    assert.doesNotMatch(change([...steps, [10, 'FAILURE', 100]]), / left$/);
  });
});

describe('the line for an error', () => {
  const error = sampleHttpError(503, ': busy');

  test('has the error and the pause before the next check', () => {
    assert.equal(
      renderError(error, 12_000, 6_000).text,
      `   0:06  ${error.message}; next check in 12 s`,
    );
  });

  test('says that it was the last check', () => {
    assert.equal(
      renderError(error, null, 6_000).text,
      `   0:06  ${error.message}; that was the last check`,
    );
  });
});

test('a lowered rate is given in whole requests', () => {
  assert.match(renderLoweredRate(123.4, 6_000).text, /^ {3}0:06 .* at most 123 a minute$/);
});

test('an unknown state is named, with its job and the states that are waited for', () => {
  const { text } = renderUnknownState(sampleJob({ status: 'PAUSED' }));
  assert.match(text, RegExp(`\\[${JOB_ID}\\] .*PAUSED.*SUCCESS, FAILURE or REVOKED`));
});

describe('the heartbeat', () => {
  test('of a job has its state and since when it is unchanged', () => {
    const record = sampleRecord({
      observations: [
        { atMs: 0, status: 'PENDING', progress: 0 },
        { atMs: 30_000, status: 'STARTED', progress: 12.5 },
      ],
    });
    assert.equal(
      renderHeartbeat(record, 105_000).text,
      '   1:45  Ingestion dataset Upload: still STARTED, progress: 12.5%, unchanged for 1:15',
    );
  });

  test('of a job that was never read has the error', () => {
    const record = sampleRecord({ job: null, observations: [] });
    const line = `   1:00  job ${JOB_ID} could not be read yet`;
    assert.equal(renderHeartbeat(record, 60_000).text, line);
    const failing = { ...record, lastError: 'HTTP 503' };
    assert.equal(renderHeartbeat(failing, 60_000).text, `${line} (HTTP 503)`);
  });

  test('does not call a job unchanged if the last check failed', () => {
    const record = sampleRecord({ lastReadAtMs: 3_000, lastError: 'HTTP 503' });
    assert.equal(
      renderHeartbeat(record, 60_000).text,
      '   1:00  Ingestion dataset Upload: last seen STARTED, progress: 12.5% at 0:03, not read since (HTTP 503)',
    );
  });

  const running = (index: number, atMs: number): JobRecord =>
    sampleRecord({
      job: sampleJob({ id: idOf(index), name: 'Upload' }),
      observations: [{ atMs, status: 'STARTED', progress: 12.5 }],
    });

  test('of several jobs has how many are done and which run longest', () => {
    const jobs = [running(1, 9_000), finished(), running(2, 3_000), running(3, 6_000)];
    assert.equal(
      renderOverview(sampleWait(...jobs), 30_000).text,
      '   0:30  1 of 4 done, 2 running longest: Upload (00000002): STARTED, progress: 12.5%; Upload (00000003): STARTED, progress: 12.5%',
    );
  });

  test('of several jobs says which could not be read', () => {
    const unread = { ...running(1, 3_000), lastReadAtMs: 9_000, lastError: 'ECONNRESET' };
    assert.match(
      renderOverview(sampleWait(unread, running(2, 6_000)), 30_000).text,
      /\(00000001\): last seen .* at 0:09, not read since \(ECONNRESET\); .*\(00000002\): STARTED/,
    );
  });

  test('of several jobs of which none was read has how many are done', () => {
    const never = sampleRecord({ job: null, observations: [] });
    assert.equal(renderOverview(sampleWait(never, never), 30_000).text, '   0:30  0 of 2 done');
  });
});

describe('the lines after the wait', () => {
  const resultsOf = (...jobs: readonly JobRecord[]): readonly string[] =>
    renderResults(sampleWait(...jobs)).map(({ text }) => text);

  test('leave the failure of a single job to the annotation', () => {
    assert.deepEqual(resultsOf(finished({ status: 'FAILURE' })), []);
  });

  test('list the first 20 failing tasks of a job and count the others', () => {
    const [title, ...tasks] = resultsOf(failedWithTasks(25));
    assert.equal(title, '25 failing tasks of Ingestion dataset Upload:');
    assert.equal(tasks.length, 21);
    assert.equal(tasks[19], '  - task-19: message 19');
    assert.equal(tasks[20], '  and 5 more');
  });

  test('list the failing tasks of ten jobs and count the other jobs', () => {
    const lines = resultsOf(...Array.from({ length: 12 }, () => failedWithTasks(1)));
    assert.equal(lines.filter((line) => line === '  - task-0: message 0').length, 10);
    assert.equal(lines.at(-1), 'More jobs whose failing tasks are not listed: 2.');
  });
});
