import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { JobRecord } from '../../../src/wait/record.ts';
import {
  type LogStyle,
  PLAIN,
  renderChange,
  renderError,
  renderHeartbeat,
  renderLoweredRate,
  renderOptions,
  renderOverview,
  renderRoundTime,
  renderTitle,
  renderUnknownState,
} from '../../../src/wait/report/log-lines.ts';
import {
  finished,
  idOf,
  JOB_ID,
  OPTIONS,
  sampleHttpError,
  sampleJob,
  sampleRecord,
  sampleWait,
} from '../samples.ts';

describe('the title', () => {
  const other = idOf(2);
  const TITLES: ReadonlyArray<[ids: readonly string[], timeoutSeconds: number, string]> = [
    [[JOB_ID], 1_800, `Waiting for job ${JOB_ID}, at most 30 min`],
    [[JOB_ID, other], 90, 'Waiting for 2 jobs, at most 1 min 30 s'],
    [[JOB_ID], 0, `Checking job ${JOB_ID} once`],
    [[JOB_ID, other], 0, 'Checking 2 jobs once'],
  ];
  for (const [jobIds, timeoutSeconds, title] of TITLES) {
    test(`of ${jobIds.length} for ${timeoutSeconds} s is "${title}"`, () => {
      assert.equal(renderTitle({ ...OPTIONS, jobIds, timeoutSeconds }).text, title);
    });
  }
});

test('what was asked for is listed, and where each value came from', () => {
  const sources = {
    jobIds: 'Input `job-id`',
    site: 'FIDDLER_URL',
    interval: 'JOB_POLL_INTERVAL',
    timeout: 'default',
  };
  const options = { ...OPTIONS, jobIds: [JOB_ID, idOf(2)], intervalSeconds: 0.5, sources };
  assert.deepEqual(
    renderOptions(options).map(({ text }) => text),
    [
      'Site: https://acme.fiddler.ai (FIDDLER_URL)',
      'Interval: 0.5 s (JOB_POLL_INTERVAL)',
      'Timeout: 30 min (default)',
      'Jobs (Input `job-id`):',
      `  ${JOB_ID}`,
      `  ${idOf(2)}`,
    ],
  );
  assert.equal(renderOptions(OPTIONS)[1]?.text, 'Interval: adaptive (default)');
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
      const line = renderRoundTime({ ...sampleWait(...jobs), intervalSeconds }, 900, 6_000);
      const expected = `   0:06  ${count} jobs at 900 requests/min at most: each is checked about every ${roundTime}, those likely to end soon first`;
      assert.equal(line?.text ?? null, roundTime === null ? null : expected);
    });
  }
});

describe('the line for a change', () => {
  const changed = (
    status: string,
    progress: number | null,
    overrides: Partial<JobRecord> = {},
  ): JobRecord =>
    sampleRecord({ job: sampleJob({ name: 'Upload', status, progress }), ...overrides });
  const BARS: LogStyle = { hasBars: true, hasColors: false };
  const COLORS: LogStyle = { hasBars: true, hasColors: true };

  for (const [status, progress, style, shown] of [
    ['PENDING', null, PLAIN, 'PENDING'],
    ['PAUSED', null, COLORS, 'PAUSED'],
    ['STARTED', 12.5, PLAIN, 'STARTED, 12.5 %'],
    ['STARTED', 12.5, BARS, 'STARTED, 12.5 %  ▕█▎        ▏'],
    ['STARTED', null, BARS, 'STARTED'],
    ['STARTED', 12.5, COLORS, '\u001b[36mSTARTED\u001b[0m, 12.5 %  ▕█▎        ▏'],
    ['FAILURE', 50, COLORS, '\u001b[31mFAILURE\u001b[0m, 50 %  ▕█████     ▏'],
    ['\u001b[31mred', null, COLORS, 'red'],
    ['##[error]x', 0.1, COLORS, '## [error]x, 0.1 %  ▕▏         ▏'],
  ] as const) {
    test(`has bars and colors only if the log shows them: ${JSON.stringify(shown)}`, () => {
      const { text } = renderChange(changed(status, progress), 1, 6_900, style);
      assert.equal(text, `   0:06  Upload: ${shown}`);
    });
  }

  test('has the elapsed time, aligned up to ten hours', () => {
    const { text } = renderChange(changed('PAUSED', null), 1, 3_723_000, PLAIN);
    assert.equal(text, '1:02:03  Upload: PAUSED');
  });

  test('has the start of the id if there are several jobs', () => {
    const { text } = renderChange(changed('PENDING', null), 2, 6_000, PLAIN);
    assert.equal(text, '   0:06  Upload (550e8400): PENDING');
  });

  for (const [leftSeconds, left] of [
    [9.999, null],
    [10, '10 s'],
    [12.4, '10 s'],
    [42, '40 s'],
    [54.9, '55 s'],
    [55, '1 min'],
    [80, '1 min 30 s'],
    [480, '8 min'],
    [590, '10 min'],
    [3_500, '58 min'],
    [4_700, '1 h 20 min'],
    [288_000, '80 h'],
  ] as const) {
    test(`${left === null ? 'has no estimate' : `ends with about ${left} left`} ${leftSeconds} s before the end`, () => {
      const record = changed('STARTED', 50, { estimatedEndAtMs: 6_000 + leftSeconds * 1_000 });
      const { text } = renderChange(record, 1, 6_000, PLAIN);
      const end = left === null ? '' : `  about ${left} left`;
      assert.equal(text, `   0:06  Upload: STARTED, 50 %${end}`);
    });
  }

  test('has no estimate for a final state', () => {
    const record = changed('FAILURE', 50, { estimatedEndAtMs: 60_000 });
    assert.equal(renderChange(record, 1, 6_000, PLAIN).text, '   0:06  Upload: FAILURE, 50 %');
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
  assert.equal(
    renderLoweredRate(123.4, 6_000).text,
    '   0:06  Rate limited (429): slowing to 123 requests/min',
  );
});

test('an unknown state is named, with its job and the states that are waited for', () => {
  assert.equal(
    renderUnknownState(sampleJob({ status: 'PAUSED' }), OPTIONS.names).text,
    `Ingestion dataset Upload[${JOB_ID}] is in the state PAUSED, which this action does not know. Still waiting for SUCCESS, FAILURE or REVOKED.`,
  );
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
      '   1:45  Ingestion dataset Upload: still STARTED, 12.5 %, unchanged for 1:15',
    );
  });

  test('of a job that was never read has the error', () => {
    const record = sampleRecord({ job: null, observations: [] });
    const line = `   1:00  job ${JOB_ID}: never read`;
    assert.equal(renderHeartbeat(record, 60_000).text, line);
    const failing = { ...record, lastError: 'HTTP 503' };
    assert.equal(renderHeartbeat(failing, 60_000).text, `${line}: HTTP 503`);
  });

  test('does not call a job unchanged if the last check failed', () => {
    const record = sampleRecord({ lastReadAtMs: 3_000, lastError: 'HTTP 503' });
    assert.equal(
      renderHeartbeat(record, 60_000).text,
      '   1:00  Ingestion dataset Upload: last state: STARTED, 12.5 % at 0:03; HTTP 503 since',
    );
  });

  const running = (index: number, atMs: number): JobRecord =>
    sampleRecord({
      job: sampleJob({ id: idOf(index), name: 'Upload' }),
      observations: [{ atMs, status: 'STARTED', progress: 12.5 }],
    });

  test('of several jobs has how many are finished and which run longest', () => {
    const jobs = [running(1, 9_000), finished(), running(2, 3_000), running(3, 6_000)];
    assert.equal(
      renderOverview(sampleWait(...jobs), 30_000).text,
      '   0:30  1 of 4 jobs finished; running longest: Upload (00000002): STARTED, 12.5 %; Upload (00000003): STARTED, 12.5 %',
    );
  });

  test('of several jobs says which could not be read', () => {
    const unread = { ...running(1, 3_000), lastReadAtMs: 9_000, lastError: 'ECONNRESET' };
    assert.equal(
      renderOverview(sampleWait(unread, running(2, 6_000)), 30_000).text,
      '   0:30  0 of 2 jobs finished; running longest: Upload (00000001): last state: STARTED, 12.5 % at 0:09; ECONNRESET since; Upload (00000002): STARTED, 12.5 %',
    );
  });

  test('of several jobs of which none was read has how many are finished', () => {
    const never = sampleRecord({ job: null, observations: [] });
    const { text } = renderOverview(sampleWait(never, never), 30_000);
    assert.equal(text, '   0:30  0 of 2 jobs finished');
  });
});
