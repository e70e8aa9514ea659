/** The live view, at a real pseudo-terminal with a terminal emulator behind it. */
import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { describe, test } from 'node:test';
import { LiveView } from '../../../src/cli/live-view.ts';
import { JOB_ID } from '../../bundle/action.ts';
import { job, jobIds } from '../../bundle/wait-for.ts';
import { FakeClock } from '../../fake-clock.ts';
import { sampleRecord, sampleWait } from '../../wait/samples.ts';
import type { Replies } from '../command.ts';
import { HISTORY, waitAtTerminal } from './terminal.ts';

const RUNNING = { [JOB_ID]: [job('STARTED', { progress: 40 })] };
const ESCAPE = '\u001b';
const CTRL_C = '\u0003';

/** Returns jobs that succeed one after the other. */
function severalJobs(count: number, name = 'Upload'): Replies {
  const replies = jobIds(count).map((id, index) => {
    const fields = { id, name, progress: 40 };
    const checks = Array.from({ length: 1 + 2 * index }, () => job('STARTED', fields));
    return [id, [...checks, job('SUCCESS', fields)]] as const;
  });
  return Object.fromEntries(replies);
}

/** Returns the lines that are left when such jobs have succeeded, without times. */
function endedLines(count: number, name = 'Upload'): readonly string[] {
  const jobs = jobIds(count).map((id) => `${name}[${id}] succeeded after N s`);
  return [...jobs, `All ${count} jobs succeeded after N s`];
}

function withoutTimes(lines: readonly string[]): readonly string[] {
  return lines.map((text) => text.replace(/^ +0:\d\d {2}/, '').replace(/[\d.]+ s$/, 'N s'));
}

describe('at the end, each job is one line below what stood there before', {
  concurrency: 2,
}, () => {
  for (const [title, size, resized, name] of [
    ['in a usual window', {}, null, 'Upload'],
    ['in a window of two rows', { rows: 2 }, null, 'Upload'],
    ['in a window of ten columns', { columns: 10 }, null, 'Upload'],
    ['in a window of no size', { rows: 0, columns: 0 }, null, 'x'.repeat(200)],
    ['in a window that becomes wider', {}, { rows: 24, columns: 120 }, 'x'.repeat(200)],
    ['in a window that becomes taller', {}, { rows: 50, columns: 80 }, 'x'.repeat(200)],
    ['in a window that becomes too short for the rows', {}, { rows: 3, columns: 80 }, 'Upload'],
    ['in a window that becomes as narrow as the rows', {}, { rows: 24, columns: 60 }, 'Upload'],
    ['with names of wide characters', {}, null, '漢'.repeat(100)],
    ['with names of emoji', {}, null, '🚀'.repeat(100)],
    [
      'with names that take more columns there than counted',
      { columns: 60 },
      null,
      '👩‍👩‍👧'.repeat(100),
    ],
  ] as const) {
    test(title, async (t) => {
      const actions = resized === null ? [] : [{ after: '1 of 3', ...resized }];
      const { lines, frames, exitCode } = await waitAtTerminal(t, severalJobs(3, name), {
        ...size,
        actions,
      });
      assert.deepEqual(withoutTimes(lines), [...HISTORY, ...endedLines(3, name)]);
      assert.equal(exitCode, 0);
      if (resized !== null || name.includes('\u200d')) return;
      const { rows, columns } = { rows: 24, columns: 80, ...size };
      for (const frame of frames) {
        assert.ok(frame.length < (rows || 24));
        for (const { text, width } of frame) assert.ok(width < (columns || 80), text);
      }
    });
  }
});

test('a window of no size counts as 80 columns and 24 rows', async (t) => {
  const { frames } = await waitAtTerminal(t, severalJobs(30, 'x'.repeat(200)), {
    ...{ rows: 0, columns: 0 },
    actions: [{ after: 'STARTED', type: CTRL_C }],
  });
  assert.equal(frames[1]?.length, 23);
  assert.ok(frames.some(([row]) => row?.text.includes('xxx… (00000000)  STARTED')));
});

test('nothing but one line is left of a single job', async (t) => {
  const { lines } = await waitAtTerminal(t, severalJobs(1));
  assert.deepEqual(withoutTimes(lines), [...HISTORY, ...endedLines(1).slice(0, 1)]);
});

test('a resize redraws the rows at once, and only while there are any', () => {
  let writes = 0;
  const screen = Object.assign(new EventEmitter(), { write: () => (writes += 1) });
  const view = new LiveView(screen, false, new FakeClock());
  const wait = sampleWait(sampleRecord());
  view.listener({ kind: 'began', requestsPerMinute: 60, atMs: 0 }, wait);
  const before = writes;
  screen.emit('resize');
  assert.equal(writes, before + 1);
  view.listener({ kind: 'ended', atMs: 0 }, wait);
  assert.equal(screen.listenerCount('resize'), 0);
});

test('60 jobs in 20 rows: 17 at a time, and each is a line at the end', async (t) => {
  const ids = jobIds(60);
  const replies = ids.map((id, index) => {
    const ends = job('SUCCESS', { id });
    return [id, index < 20 ? [job('STARTED', { id }), ends] : [ends]] as const;
  });
  const { lines, frames, exitCode } = await waitAtTerminal(t, Object.fromEntries(replies), {
    rows: 20,
    args: ['--timeout=60'],
  });
  assert.equal(exitCode, 0);
  assert.deepEqual(lines.slice(0, HISTORY.length), HISTORY);
  const ended = lines.slice(HISTORY.length, -1);
  assert.deepEqual(ended.map((text) => /\[(.+)\] succeeded/.exec(text)?.[1]).toSorted(), ids);
  assert.equal(Math.max(...frames.map(({ length }) => length)), 19);
  const full = frames.find(({ length }) => length === 19) ?? [];
  assert.deepEqual(
    full.slice(-2).map(({ text }) => text.split(' · ')[0]),
    ['and 43 more', '0 of 60 jobs finished'],
  );
});

test('a window that becomes narrower than the rows loses nothing that stood there', async (t) => {
  const actions = [{ after: '1 of 3', rows: 24, columns: 30 }];
  const { lines } = await waitAtTerminal(t, severalJobs(3), { actions });
  assert.deepEqual(lines.slice(0, HISTORY.length), HISTORY);
  assert.deepEqual(withoutTimes(lines).slice(-3), endedLines(3).slice(-3));
});

test('the reason of a failure stays while other jobs run', async (t) => {
  const [failing = '', running = ''] = jobIds(2);
  const fields = { error_reason: 'ValidationError', error_message: 'a column is missing' };
  const started = Array.from({ length: 15 }, () => job('STARTED', { id: running }));
  const { lines, frames, exitCode } = await waitAtTerminal(
    t,
    {
      [failing]: [job('FAILURE', { id: failing, ...fields })],
      [running]: [...started, job('SUCCESS', { id: running })],
    },
    { args: ['--no-fail-fast'] },
  );
  assert.equal(exitCode, 20);
  assert.match(lines[HISTORY.length] ?? '', / failed with ValidationError: a column is missing$/);
  const whole = '1 of 2 jobs finished · 1 without success · ';
  assert.ok(frames.some((frame) => frame.at(-1)?.text.startsWith(whole)));
});

test('the label of an error stays in the row until a check succeeds', async (t) => {
  const { frames } = await waitAtTerminal(
    t,
    { [JOB_ID]: [job('STARTED'), { status: 503 }, job('SUCCESS')] },
    { columns: 40 },
  );
  assert.ok(frames.some(([row]) => row?.text.endsWith('HTTP 503')));
});

test('Ctrl+C ends the command within a second', async (t) => {
  const actions = [{ after: '40 %', type: CTRL_C }];
  const { exitCode, report, lines } = await waitAtTerminal(t, RUNNING, { actions });
  assert.equal(exitCode, 130);
  assert.ok(Number(report['endedAfterSeconds']) < 1, `${report['endedAfterSeconds']} s`);
  assert.deepEqual(lines.slice(0, HISTORY.length), HISTORY);
  assert.match(lines[HISTORY.length] ?? '', /^ +0:00 {2}Error: .* cancelled .* SIGINT/);
});

test('typed text is left for the next program', async (t) => {
  const actions = [{ after: '0:00', type: 'ls\n' }];
  const { report } = await waitAtTerminal(t, severalJobs(2), { actions });
  assert.equal(report['unreadBytes'], 'ls\n'.length);
});

describe('a terminal that is not redrawn gets no escape sequences', { concurrency: 2 }, () => {
  for (const [title, env, args] of [
    ['in a CI', { CI: 'true' }, []],
    ['if it is dumb', { TERM: 'dumb' }, []],
    ['with --progress plain', {}, ['--progress=plain']],
    ['with --quiet', {}, ['--quiet']],
  ] as const) {
    test(title, async (t) => {
      const { output, exitCode } = await waitAtTerminal(t, severalJobs(2), { env, args });
      assert.equal(exitCode, 0);
      assert.ok(!output.includes(ESCAPE), output);
    });
  }
});

test('NO_COLOR leaves the view without colors', async (t) => {
  const [withColors, without] = [
    await waitAtTerminal(t, severalJobs(1)),
    await waitAtTerminal(t, severalJobs(1), { env: { NO_COLOR: '1' } }),
  ];
  const isColored = (sequence: string): boolean => /^\[[\d;]*m/.test(sequence);
  assert.ok(withColors.output.split(ESCAPE).some(isColored));
  assert.ok(!without.output.split(ESCAPE).some(isColored));
  assert.ok(without.frames.some(([row]) => row?.text.includes('STARTED')));
});
