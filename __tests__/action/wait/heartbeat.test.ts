import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Labelled, renderHeartbeat, renderOverview } from '../../../src/action/wait/log.ts';
import type { JobRecord } from '../../../src/action/wait/record.ts';
import { cleaner } from '../sample-cleaner.ts';
import { finished, idOf, JOB_ID, sampleJob, sampleRecord, sampleWait } from '../samples.ts';

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
