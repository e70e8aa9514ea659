/** Standard output and standard error: what they have, and what happens if nothing reads them. */
import assert from 'node:assert/strict';
import { closeSync, openSync } from 'node:fs';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { JOB_ID } from '../bundle/action.ts';
import { job, jobIds } from '../bundle/wait-for.ts';
import { type OnStart, waitFor } from './command.ts';

const STARTED = job('STARTED', { progress: 40 });
const SUCCESS = job('SUCCESS', { progress: 100 });
const FAILURE = job('FAILURE', { error_reason: 'Bad', error_message: 'row 7' });

describe('standard output', { concurrency: 3 }, () => {
  for (const [what, reply] of [
    ['succeeds', SUCCESS],
    ['fails', FAILURE],
    ['cannot be read', { status: 401 }],
  ] as const) {
    test(`has nothing without --json if the job ${what}`, async (t) => {
      assert.equal((await waitFor(t, { [JOB_ID]: [reply] })).stdout, '');
    });
  }

  test('has one line of JSON with every field of the jobs whole', async (t) => {
    const fields = {
      name: 'Upload ##vso[task.complete] 漢😀',
      info: { text: '##[error]'.repeat(30_000), lines: 'a\r\n::error::b\u2028c' },
      error_reason: 'Bad\n---',
      error_message: 'x'.repeat(19_000),
      progress: 12.5,
    };
    const { stdout } = await waitFor(t, { [JOB_ID]: [job('REVOKED', fields)] }, ['--json']);
    assert.deepEqual(JSON.parse(stdout), [{ id: JOB_ID, status: 'REVOKED', ...fields }]);
    assert.match(stdout, /^[^\r\n]+\n$/);
  });

  test('has all of a JSON document of 300 kB, however late it is read', async (t) => {
    const info = { text: 'x'.repeat(300_000) };
    const replies = { [JOB_ID]: [job('SUCCESS', { info })] };
    const { exitCode, stdout } = await waitFor(t, replies, ['--json'], { readAfter: sleep(2_000) });
    assert.equal(exitCode, 0);
    assert.deepEqual(JSON.parse(stdout)[0].info, info);
  });

  test('may be closed by its reader if there is nothing to print', async (t) => {
    const leave: OnStart = ({ stdout }) => stdout?.destroy();
    const { exitCode } = await waitFor(t, { [JOB_ID]: [STARTED, SUCCESS] }, [], {}, leave);
    assert.equal(exitCode, 0);
  });
});

describe('neither the checks nor the exit code nor the JSON depend on standard error', {
  concurrency: 3,
}, () => {
  for (const [last, code] of [
    [SUCCESS, 0],
    [FAILURE, 20],
  ] as const) {
    for (const what of ['whose reader leaves', 'that is closed', 'whose disk is full']) {
      test(`${what} (${code})`, async (t) => {
        const full = openSync('/dev/full', 'w');
        t.after(() => closeSync(full));
        const { exitCode, stdout, requests } = await waitFor(
          t,
          { [JOB_ID]: [STARTED, { status: 503 }, STARTED, last] },
          ['--json'],
          {
            ...(what.includes('closed') ? { runner: ['sh', '-c', 'exec "$0" "$@" 2>&-'] } : {}),
            ...(what.includes('full') ? { stderr: full } : {}),
          },
          ({ stderr }) => what.includes('reader') && stderr?.destroy(),
        );
        assert.equal(exitCode, code);
        // A failed job is read once more for its tasks.
        assert.equal(requests.length, code === 0 ? 4 : 5);
        assert.equal(JSON.parse(stdout).length, 1);
      });
    }
  }

  test('that is read late, and then has everything', async (t) => {
    const task = { status: 'FAILURE', error_message: '漢'.repeat(950) };
    const extras = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [index, task]));
    const replies = jobIds(10).map((id) => [id, [job('FAILURE', { id, extras })]] as const);
    const { exitCode, stderr } = await waitFor(
      t,
      Object.fromEntries(replies),
      ['--no-fail-fast', '--verbose'],
      { readAfter: sleep(2_000) },
    );
    assert.equal(exitCode, 20);
    assert.ok(Buffer.byteLength(stderr) > 500_000, `${Buffer.byteLength(stderr)} bytes`);
    assert.match(stderr, /0 of 10 jobs succeeded\.\n.*\n$/);
  });
});
