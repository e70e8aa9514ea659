import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { renderResults } from '../../../src/action/report/results.ts';
import {
  renderChange,
  renderHeartbeat,
  renderLoweredRate,
  renderOverview,
  renderRoundTime,
  renderTitle,
  renderTrouble,
  renderUnknownState,
} from '../../../src/action/wait/log.ts';
import type { JobRecord } from '../../../src/action/wait/record.ts';
import type { JobFields } from '../../../src/fiddler/job/job-fields.ts';
import { cleaner } from '../sample-cleaner.ts';
import {
  finished,
  httpError,
  JOB_ID,
  sampleJob,
  sampleRecord,
  sampleWait,
  TOKEN,
} from '../samples.ts';

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
});

describe('a limit of requests that was met', () => {
  test('is told in whole requests', () => {
    assert.match(renderLoweredRate(123.4, 6_000, cleaner).text, /0:06.*\b123\b(?!\.)/);
  });
});

describe('more jobs than can be checked as often as asked for', () => {
  const STRETCHES = [
    { jobs: 1, intervalMs: 100, says: null },
    { jobs: 90, intervalMs: 6_000, says: null },
    { jobs: 120, intervalMs: 6_000, says: /120 jobs.*900.*\b8 s\b/ },
    { jobs: 90, intervalMs: null, says: null },
    { jobs: 91, intervalMs: null, says: /91 jobs.*900.*\b6\.1 s\b/ },
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
