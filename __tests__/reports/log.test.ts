import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Seen, uuid, waitOf } from '../../preview/course.ts';
import { renderResults } from '../../src/action/report/results.ts';
import { Cleaner } from '../../src/action/text/cleaner.ts';
import { Journal } from '../../src/action/wait/journal.ts';
import { renderChange, renderHeartbeat } from '../../src/action/wait/log.ts';
import { newWaitRecord, noteAnswer, noteEnd } from '../../src/action/wait/record.ts';
import { RecordingRunner } from '../action/recording-runner.ts';
import { FakeClock } from '../fake-clock.ts';
import { sampleJob } from '../fiddler/sample-job.ts';

const cleaner = new Cleaner([]);

function changeAfter(...seen: readonly Seen[]): string {
  const [record = assert.fail()] = waitOf([{ id: uuid(1), name: 'Upload', seen }]).jobs;
  const job = record.job ?? assert.fail();
  const elapsedMs = (seen.at(-1)?.[0] ?? 0) * 1_000;
  return renderChange({ label: job.name, job }, record.observations, elapsedMs, cleaner).text;
}

describe('the line for a change', () => {
  test('has the Python client’s words after the elapsed time', () => {
    assert.equal(changeAfter([6, 'PENDING', null]), '   0:06  Upload: PENDING');
    assert.equal(changeAfter([3_723, 'STARTED', null]), '1:02:03  Upload: STARTED');
  });

  for (const [progress, bar] of [
    [0, '░░░░░░░░░░'],
    [0.1, '█░░░░░░░░░'],
    [12.5, '██░░░░░░░░'],
    [50, '█████░░░░░'],
    [99.9, '█████████░'],
    [100, '██████████'],
  ] as const) {
    test(`draws ${progress} % as ${bar}`, () => {
      assert.equal(
        changeAfter([6, 'STARTED', progress]),
        `   0:06  Upload: STARTED, progress: ${progress.toFixed(1)}%  ${bar}`,
      );
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
    test(`ends with about ${left} left where progress allows to tell`, () => {
      const steps = [0, 1, 2].map((step): Seen => [step * secondsPerStep, 'STARTED', step * 10]);
      assert.match(changeAfter(...steps), RegExp(`%  ██░{8}  about ${left} left$`));
    });
  }

  test('ends with no estimate where the job is done', () => {
    const seen: readonly Seen[] = [
      [0, 'STARTED', 0],
      [5, 'STARTED', 50],
      [9, 'STARTED', 90],
    ];
    assert.match(changeAfter(...seen), / left$/);
    assert.doesNotMatch(changeAfter(...seen, [10, 'FAILURE', 95]), / left$/);
  });
});

test('the heartbeat tells how long nothing changed', () => {
  const [record = assert.fail()] = waitOf([
    { id: uuid(1), name: 'Upload', seen: [[30, 'STARTED', 40]] },
  ]).jobs;
  assert.equal(
    renderHeartbeat(record, 150_000, cleaner).text,
    '   2:30  Upload: still STARTED, progress: 40.0%, unchanged for 2:00',
  );
});

/** What the log says when so many jobs end, one each 100 ms; all that a runner would print. */
async function logOf(
  jobs: number,
  extras: Readonly<Record<string, unknown>> | null,
): Promise<readonly string[]> {
  const clock = new FakeClock();
  const runner = new RecordingRunner();
  const ids = Array.from({ length: jobs }, (_, index) => uuid(index));
  const wait = newWaitRecord(ids, 1_800);
  const elapsedMs = (): number => clock.nowMs();
  const journal = new Journal(wait, { runner, cleaner, clock, elapsedMs });
  journal.begin(null, 900);
  const course: readonly Seen[] = [
    [0, 'PENDING', 0],
    [1, 'STARTED', 0],
    [2, 'STARTED', 50],
    [3, 'FAILURE', 100],
  ];
  const play = async (): Promise<void> => {
    for (const [, status, progress] of course) {
      for (const record of wait.jobs) {
        await clock.sleep(100);
        const job = sampleJob({ id: record.id, name: 'Upload', status, progress, extras });
        journal.answer(record, job, noteAnswer(record, job, clock.nowMs()));
      }
    }
    for (const record of wait.jobs) {
      if (record.end === null) noteEnd(record, { kind: 'abandoned' }, clock.nowMs());
    }
    journal.end();
  };
  await clock.run(play());
  return [...runner.lines, ...renderResults(wait, cleaner).map(({ text }) => text)];
}

describe('the log of many jobs', () => {
  const tasks = Object.fromEntries(
    Array.from({ length: 50 }, (_, index) => [
      `task-${index}`,
      { status: 'FAILURE', error_message: `row ${index}` },
    ]),
  );

  test('has under 4,000 lines for 1,000 jobs that fail with many tasks', async () => {
    const lines = await logOf(1_000, tasks);
    assert.ok(lines.length > 2_000 && lines.length < 4_000, `${lines.length}`);
    assert.ok(lines.includes('More jobs whose failing tasks are not listed: 990.'));
  });

  test('tells jobs of the same name apart from the first line on', async () => {
    const lines = await logOf(3, null);
    assert.match(lines[1] ?? '', RegExp(`Upload \\(${uuid(0).slice(0, 8)}\\): PENDING`));
  });

  test('lists the first 20 failing tasks of a job and counts the others', async () => {
    const lines = await logOf(1, tasks);
    assert.ok(lines.includes('50 failing tasks of Upload:'));
    assert.equal(lines.filter((line) => line.startsWith('  - task-')).length, 20);
    assert.ok(lines.includes('  and 30 more'));
  });
});
