import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { renderResults } from '../../../src/action/report/results.ts';
import { Cleaner } from '../../../src/action/text/cleaner.ts';
import {
  type Labelled,
  renderChange,
  renderGrant,
  renderHeartbeat,
  renderOverview,
  renderRoundTime,
  renderTitle,
  renderTrouble,
  renderUnknownState,
} from '../../../src/action/wait/log.ts';
import type { JobRecord } from '../../../src/action/wait/record.ts';
import type { JobFields } from '../../../src/fiddler/job-fields.ts';
import {
  finished,
  httpError,
  idOf,
  JOB_ID,
  sampleJob,
  sampleRecord,
  sampleTimeout,
  sampleWait,
  TOKEN,
  unfinished,
} from '../samples.ts';

const cleaner = new Cleaner([TOKEN]);
const HOSTILE = `\n::error::owned\r##[error]owned\u2028\u001b[31m${TOKEN}`;

function change(job: Partial<JobFields>, elapsedMs = 6_000): string {
  const labelled = { label: 'Upload', job: sampleJob(job) };
  return renderChange(labelled, [], elapsedMs, cleaner).text;
}

describe('the title of the group', () => {
  test('names the job and how long it is waited for', () => {
    const { text } = renderTitle(sampleWait(sampleRecord()), cleaner);
    assert.match(text, RegExp(`^Waiting for .*${JOB_ID}.*30 min`));
  });

  test('says that there is one check where there is no time to wait', () => {
    const [one, two] = [sampleRecord(), sampleRecord()];
    const title = (...jobs: readonly JobRecord[]): string =>
      renderTitle({ ...sampleWait(...jobs), timeoutSeconds: 0 }, cleaner).text;
    assert.equal(title(one), `Checking job ${JOB_ID} once`);
    assert.equal(title(one, two), 'Checking 2 jobs once');
  });

  test('counts the jobs where there are several', () => {
    const { text } = renderTitle(sampleWait(sampleRecord(), sampleRecord()), cleaner);
    assert.match(text, /^Waiting for 2 jobs/);
  });
});

describe('a change', () => {
  const CHANGES = [
    { job: { status: 'STARTED', progress: 12.5 }, says: /Upload: STARTED, progress: 12\.5%/ },
    { job: { status: 'STARTED', progress: 0 }, says: /Upload: STARTED, progress: 0\.0%/ },
    { job: { status: 'PAUSED', progress: 100 }, says: /Upload: PAUSED, progress: 100\.0%/ },
    { job: { status: 'PENDING', progress: null }, says: /Upload: PENDING$/ },
  ];
  for (const { job, says } of CHANGES) {
    test(`to ${job.status} at ${job.progress} is in the Python client's words`, () => {
      assert.match(change(job), says);
    });
  }

  for (const [elapsedMs, shown] of [
    [0, '0:00'],
    [6_900, '0:06'],
    [3_723_000, '1:02:03'],
  ] as const) {
    test(`after ${elapsedMs} ms tells ${shown} first`, () => {
      assert.ok(change({}, elapsedMs).trimStart().startsWith(`${shown} `));
    });
  }
});

describe('trouble', () => {
  test('tells what was met and when the next check is', () => {
    const check = { kind: 'error', error: httpError(503, ': busy'), pauseMs: 12_000 } as const;
    assert.match(renderTrouble(check, 6_000, cleaner).text, /0:06.*HTTP 503: busy.*\b12 s\b/);
  });

  test('tells that there is no next check', () => {
    const check = { kind: 'error', error: httpError(503), pauseMs: null } as const;
    assert.match(renderTrouble(check, 6_000, cleaner).text, /HTTP 503.*last check/);
  });

  test('with the limit of requests tells the limit in whole requests', () => {
    assert.match(renderGrant(123.4, 6_000, cleaner).text, /0:06.*\b123\b(?!\.)/);
  });
});

describe('while nothing changes', () => {
  test('a line tells the state and since when', () => {
    const record = sampleRecord({
      observations: [
        { atMs: 0, status: 'PENDING', progress: 0 },
        { atMs: 30_000, status: 'STARTED', progress: 12.5 },
      ],
    });
    const { text } = renderHeartbeat(record, 105_000, cleaner);
    assert.match(text, /1:45.*Ingestion dataset Upload.*STARTED, progress: 12\.5%.*1:15/);
  });

  test('a line tells that the job was never read, and why', () => {
    const record = sampleRecord({ job: null, observations: [] });
    assert.match(
      renderHeartbeat(record, 60_000, cleaner).text,
      RegExp(`1:00.*${JOB_ID}.*not.* yet$`),
    );
    const { text } = renderHeartbeat({ ...record, trouble: 'HTTP 503' }, 60_000, cleaner);
    assert.match(text, /could not be read yet \(HTTP 503\)$/);
  });

  test('a line does not say that the state is unchanged where the last check failed', () => {
    const record = sampleRecord({ lastReadAtMs: 3_000, trouble: 'HTTP 503' });
    const { text } = renderHeartbeat(record, 60_000, cleaner);
    assert.match(
      text,
      /Upload: last seen STARTED, progress: 12\.5% at 0:03, not read since \(HTTP 503\)$/,
    );
  });

  const running = (index: number, atMs: number): JobRecord =>
    sampleRecord({
      id: idOf(index),
      job: sampleJob({ id: idOf(index), name: `job-${index}` }),
      observations: [{ atMs, status: 'STARTED', progress: 12.5 }],
    });
  const labelOf = ({ job }: JobRecord): Labelled | null => job && { label: job.name, job };

  test('a line tells how many jobs are done, and which run longest', () => {
    const jobs = [running(1, 9_000), finished(), running(2, 3_000), running(3, 6_000)];
    const { text } = renderOverview(sampleWait(...jobs), 30_000, labelOf, cleaner);
    assert.match(text, /0:30.*\b1 of 4 done.*job-2: STARTED.*job-3: STARTED/);
    assert.doesNotMatch(text, /job-1/);
  });

  test('a line tells which of the jobs that run longest could not be read', () => {
    const unread = { ...running(1, 3_000), lastReadAtMs: 9_000, trouble: 'ECONNRESET' };
    const jobs = sampleWait(unread, running(2, 6_000));
    const { text } = renderOverview(jobs, 30_000, labelOf, cleaner);
    assert.match(
      text,
      /job-1: last seen .* at 0:09, not read since \(ECONNRESET\); job-2: STARTED/,
    );
  });

  test('a line tells how many jobs are done where none was read', () => {
    const never = sampleRecord({ job: null, observations: [] });
    const { text } = renderOverview(sampleWait(never, never), 30_000, labelOf, cleaner);
    assert.match(text, /\b0 of 2 done$/);
  });
});

describe('more jobs than can be checked as often as asked for', () => {
  const STRETCHES = [
    { jobs: 1, intervalMs: 100, says: null },
    { jobs: 90, intervalMs: 6_000, says: null },
    { jobs: 120, intervalMs: 6_000, says: /120 jobs.*900.*\b8 s\b/ },
    { jobs: 150, intervalMs: null, says: null },
    { jobs: 300, intervalMs: null, says: /300 jobs.*900.*\b20 s\b/ },
    { jobs: 3, intervalMs: 100, says: /3 jobs.*900.*\b0\.2 s\b/ },
  ];
  for (const { jobs, intervalMs, says } of STRETCHES) {
    test(`${jobs} jobs every ${intervalMs} ms: ${says === null ? 'nothing' : 'the stretch'} is told`, () => {
      const text = renderRoundTime(jobs, intervalMs, 900, cleaner)?.text ?? null;
      if (says === null) assert.equal(text, null);
      else assert.match(text ?? '', says);
    });
  }
});

test('a state that is not known is named, with its job and what is waited for', () => {
  const { text } = renderUnknownState(sampleJob({ status: 'PAUSED' }), cleaner);
  assert.match(text, RegExp(`${JOB_ID}.*PAUSED.*SUCCESS.*FAILURE.*REVOKED`));
});

describe('after the group', () => {
  const resultsOf = (...jobs: readonly JobRecord[]): readonly string[] =>
    renderResults(sampleWait(...jobs), cleaner).map(({ text }) => text);
  const failing = (count: number): JobRecord => {
    const tasks = Array.from({ length: count }, (_, index) => [
      `task-${index}`,
      { status: 'FAILURE', error_message: `message ${index}` },
    ]);
    return finished({ status: 'FAILURE', extras: Object.fromEntries(tasks) });
  };

  test('a line tells that the one job succeeded', () => {
    const [line = '', ...others] = resultsOf(finished());
    assert.match(line, /Ingestion dataset Upload\[550e8400-.*success/);
    assert.deepEqual(others, []);
  });

  test('a line tells the result of each of several jobs', () => {
    const timeout = { kind: 'error', error: sampleTimeout() } as const;
    const jobs = [
      finished({ id: idOf(1) }),
      finished({ id: idOf(2), status: 'FAILURE' }),
      finished({ id: idOf(3), status: 'REVOKED' }),
      unfinished(timeout, sampleJob({ id: idOf(4) })),
    ];
    const lines = resultsOf(...jobs);
    assert.equal(lines.length, 4);
    [/success/, /failed/, /revoked/, /not done/].forEach((result, index) => {
      assert.match(lines[index] ?? '', result);
      assert.ok(lines[index]?.includes(idOf(index + 1)), lines[index]);
    });
  });

  test('the failing tasks of a failure are listed with their messages', () => {
    const lines = resultsOf(failing(2)).join('\n');
    assert.match(lines, /2 failing tasks[\s\S]*task-0: message 0[\s\S]*task-1: message 1/);
  });

  test('of very many failing tasks 20 are listed, and the others are counted', () => {
    const lines = resultsOf(failing(25));
    assert.equal(lines.filter((line) => /task-\d/.test(line)).length, 20);
    assert.match(lines.join('\n'), /25 failing tasks[\s\S]*\b5 more/);
  });

  test('a success lists no failing tasks', () => {
    const { extras } = failing(1).job ?? assert.fail();
    assert.doesNotMatch(resultsOf(finished({ extras })).join('\n'), /task-0/);
  });
});

describe('hostile text is no command and shows no token', () => {
  const job = sampleJob({ id: JOB_ID, name: HOSTILE, status: HOSTILE });
  const record = sampleRecord({ job });
  const failed = finished({
    name: HOSTILE,
    status: 'FAILURE',
    errorMessage: HOSTILE,
    extras: { [HOSTILE]: { status: 'FAILURE', error_message: HOSTILE } },
  });
  const labelled = { label: HOSTILE, job };
  const error = httpError(503, HOSTILE);
  const LINES = {
    change: [renderChange(labelled, [], 0, cleaner)],
    trouble: [renderTrouble({ kind: 'error', error, pauseMs: null }, 0, cleaner)],
    heartbeat: [renderHeartbeat(record, 0, cleaner)],
    overview: [renderOverview(sampleWait(record, record), 0, () => labelled, cleaner)],
    'unknown state': [renderUnknownState(job, cleaner)],
    result: renderResults(sampleWait(failed, failed), cleaner),
  };
  for (const [what, lines] of Object.entries(LINES)) {
    test(`in the line of a ${what}`, () => {
      assert.ok(lines.length > 0);
      for (const { text } of lines) {
        assert.match(text, /owned/);
        assert.doesNotMatch(text, /^\s*::|##\[|[\p{Cc}\p{Zl}]/u);
        assert.ok(!text.includes(TOKEN), text);
      }
    });
  }
});
