/** One step that waits for several jobs, and its log. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Reply } from '../../sandbox/fiddler-server.js';
import { foldLog } from './action.ts';
import { job, jobIds, type Outcome, refusal, type WaitOptions, waitForJobs } from './wait-for.ts';

const [A = '', B = '', C = ''] = jobIds(3);

function jobOf(id: string, status: string, fields = {}): Reply {
  return job(status, { id, ...fields });
}

/** The output `jobs`, an id and a status each. */
function statusesIn({ outputs }: Outcome): unknown {
  const jobs: unknown = JSON.parse(outputs['jobs'] ?? '');
  return Array.isArray(jobs) ? jobs.map(({ id, status }) => `${id} ${status}`) : jobs;
}

describe('several jobs', { concurrency: 4 }, () => {
  test('let the step succeed if each is SUCCESS, once each and in the order given', async () => {
    const result = await waitForJobs(
      {
        [C]: [jobOf(C, 'SUCCESS')],
        [A]: [jobOf(A, 'STARTED'), jobOf(A, 'SUCCESS')],
        [B]: [jobOf(B, 'SUCCESS')],
      },
      { inputs: { 'job-id': `${A.toUpperCase()}\n${B}, ${A}\r\n${C}\n` } },
    );
    assert.equal(result.exitCode, 0);
    assert.deepEqual(result.errors, []);
    assert.equal(result.requests.length, 4);
    assert.equal(result.outputs['status'], 'SUCCESS');
    assert.deepEqual(statusesIn(result), [`${A} SUCCESS`, `${B} SUCCESS`, `${C} SUCCESS`]);
    const results = foldLog(result.log).lines.slice(-3);
    for (const [index, id] of [A, B, C].entries()) {
      assert.match(
        results[index] ?? '',
        RegExp(`Upload\\[${id}\\] succeeded after \\d(\\.\\d)? s$`),
      );
    }
  });

  test('are not awaited after the first that did not succeed', async () => {
    const { exitCode, outputs, errors, elapsedMs } = await waitForJobs({
      [A]: [jobOf(A, 'STARTED')],
      [B]: [
        // By then the first check of every job has ended.
        ...Array.from({ length: 10 }, () => jobOf(B, 'STARTED')),
        jobOf(B, 'FAILURE', { error_reason: 'Bad', error_message: 'row 7' }),
      ],
      [C]: [jobOf(C, 'SUCCESS')],
    });
    assert.equal(exitCode, 1);
    assert.ok(elapsedMs < 5_000, `${elapsedMs} ms`);
    assert.equal(outputs['status'], 'FAILURE');
    assert.equal(outputs['error-reason'], 'Bad');
    assert.equal(errors.length, 1);
    assert.match(errors[0] ?? '', RegExp(`^.*\\[${B}\\] failed with Bad: row 7`));
    assert.match(
      errors[0] ?? '',
      /\nStopped waiting for 1 other job \(fail-fast\)\. Set `fail-fast: false` to wait for all jobs\.\n1 of 3 jobs succeeded\.$/,
    );
  });

  test('are all awaited if fail-fast is false, and the annotation names each that failed', async () => {
    const result = await waitForJobs(
      {
        [A]: [refusal(403)],
        [B]: [jobOf(B, 'REVOKED')],
        [C]: [
          jobOf(C, 'STARTED'),
          jobOf(C, 'STARTED'),
          jobOf(C, 'FAILURE', { error_reason: 'Bad' }),
        ],
      },
      { inputs: { 'fail-fast': 'false' } },
    );
    const { exitCode, outputs, errors } = result;
    assert.equal(exitCode, 1);
    assert.equal(outputs['status'], 'FAILURE');
    assert.equal(errors.length, 1);
    for (const id of [A, B, C]) assert.ok(errors[0]?.includes(id), id);
    assert.match(errors[0] ?? '', /0 of 3 jobs succeeded/);
    assert.deepEqual(statusesIn(result), [`${A} null`, `${B} REVOKED`, `${C} FAILURE`]);
  });
});

test('the annotation names ten jobs with long messages, and stays below 4,096 characters', async () => {
  const ids = jobIds(12);
  const message = `ERROR row 7 ${'x'.repeat(30_000)} caused by: disk full`;
  const replies = ids.map((id) => [
    id,
    [jobOf(id, 'FAILURE', { error_reason: 'Bad', error_message: message, extras: {} })],
  ]);
  const { errors } = await waitForJobs(Object.fromEntries(replies), {
    inputs: { 'fail-fast': 'false' },
  });
  const annotation = errors[0] ?? '';
  assert.ok(annotation.length < 4_096, `${annotation.length} characters`);
  const lines = annotation.split('\n');
  for (const [index, id] of ids.slice(0, 10).entries()) {
    assert.match(lines[index] ?? '', RegExp(`\\[${id}\\] failed with Bad: ERROR row 7 `));
    assert.match(lines[index] ?? '', / more characters\) …x* caused by: disk full$/);
  }
  assert.deepEqual(lines.slice(10), ['2 more did not succeed.', '0 of 12 jobs succeeded.']);
});

describe('a long log', { concurrency: 3 }, () => {
  const task = { status: 'FAILURE', error_message: '漢'.repeat(950) };
  const extras = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [`task-${index}`, task]),
  );
  const replies = jobIds(10).map((id) => [id, [jobOf(id, 'FAILURE', { extras })]]);

  /** More than 500 kB, twice as much as pipes and streams hold. */
  function writeLongLog(options: WaitOptions): Promise<Outcome> {
    const inputs = { 'fail-fast': 'false' };
    return waitForJobs(Object.fromEntries(replies), { ...options, inputs });
  }

  test('that is read late is read whole, whatever signals arrive', async () => {
    const { log, errors, exitCode } = await writeLongLog({
      unreadMs: 3_000,
      onStart: async (action, { requests }) => {
        while (requests.length < 10 && action.exitCode === null) await sleep(10);
        for (const signalName of ['SIGINT', 'SIGINT', 'SIGTERM'] as const) {
          await sleep(300);
          action.kill(signalName);
        }
      },
    });
    assert.equal(exitCode, 1);
    assert.ok(Buffer.byteLength(log) > 500_000, `${Buffer.byteLength(log)} bytes`);
    assert.equal(errors.length, 1);
  });

  test('that is not read keeps the step for 5 s at most, with outputs and summary', async () => {
    let exitedMs = Number.NaN;
    const { outputs, summary, exitCode } = await writeLongLog({
      unreadMs: 8_000,
      onStart: (action) => {
        const startMs = performance.now();
        action.once('exit', () => {
          exitedMs = performance.now() - startMs;
        });
      },
    });
    assert.equal(exitCode, 1);
    assert.ok(exitedMs > 5_000 && exitedMs < 7_500, `${exitedMs} ms`);
    assert.equal(outputs['status'], 'FAILURE');
    assert.notEqual(summary, '');
  });

  test('whose reader leaves changes neither outputs nor exit code', async () => {
    const { outputs, summary, exitCode } = await writeLongLog({ closesLog: true });
    assert.equal(exitCode, 1);
    assert.equal(outputs['status'], 'FAILURE');
    assert.notEqual(summary, '');
  });
});
