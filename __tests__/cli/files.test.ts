/** The files that the command writes: `--summary` and `--dotenv`. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { renderDotenv } from '../../src/cli/dotenv.ts';
import type { JobRecord } from '../../src/wait/record.ts';
import { evaluateWait } from '../../src/wait/verdict.ts';
import { JOB_ID } from '../bundle/action.ts';
import { job, jobIds } from '../bundle/wait-for.ts';
import { makeFolder } from '../fixtures.ts';
import { finished, sampleJob, sampleWait, unfinished } from '../wait/samples.ts';
import { run, untilRequests, waitFor } from './command.ts';

const NAMES = ['ID', 'STATUS', 'ERROR_REASON', 'NAME', 'PROGRESS', 'ELAPSED'];

function dotenvOf(job: JobRecord): string {
  const record = sampleWait(job);
  return renderDotenv(record, evaluateWait(record));
}

/** Checks the rules of GitLab's reports, and that there is nothing in a value that a shell obeys. */
function assertSafe(text: string): void {
  const names = text
    .slice(0, -1)
    .split('\n')
    .map((line) => /^FIDDLER_JOB_([A-Z_]+)=[A-Za-z0-9._:/@%+,-]*$/.exec(line)?.[1]);
  assert.deepEqual(names, NAMES, text);
  // A step may print a value with `echo`.
  assert.doesNotMatch(text, /=::/);
  assert.ok(text.endsWith('\n') && Buffer.byteLength(text) < 5_120);
}

describe('--dotenv', { concurrency: 3 }, () => {
  test('replaces the file with the variables of the deciding job', async (t) => {
    const folder = makeFolder(t);
    const file = join(folder, 'job.env');
    writeFileSync(file, 'OLD=1\n'.repeat(1_000));
    const [A = '', B = ''] = jobIds(2);
    const fields = { id: B, name: 'Publish: a/b', progress: 12.5, error_reason: 'Bad' };
    const replies = {
      [A]: [job('SUCCESS', { id: A })],
      [B]: [job('STARTED', fields), job('FAILURE', fields)],
    };
    let wasRemoved = false;
    await waitFor(t, replies, ['--dotenv', file, '--interval=1'], {}, async (_, server) => {
      await untilRequests(server, 2);
      wasRemoved = !existsSync(file);
    });
    assert.ok(wasRemoved, 'the old variables could be taken for those of this wait');
    assert.match(
      readFileSync(file, 'utf8'),
      RegExp(
        `^FIDDLER_JOB_ID=${B}\nFIDDLER_JOB_STATUS=FAILURE\nFIDDLER_JOB_ERROR_REASON=Bad\n` +
          'FIDDLER_JOB_NAME=Publish:_a/b\nFIDDLER_JOB_PROGRESS=12.5\nFIDDLER_JOB_ELAPSED=\\d\\.\\d\n$',
      ),
    );
    assert.deepEqual(readdirSync(folder), ['job.env']);
  });

  test('has a reason, and no state, for a job that was never read', async (t) => {
    const file = join(makeFolder(t), 'job.env');
    await waitFor(t, { [JOB_ID]: [{ status: 503 }] }, ['--dotenv', file, '--timeout=0.2']);
    const text = readFileSync(file, 'utf8');
    assertSafe(text);
    assert.match(text, /^FIDDLER_JOB_STATUS=\nFIDDLER_JOB_ERROR_REASON=TimeoutError\n/m);
  });

  test('is absent after the process was killed during the wait', async (t) => {
    const folder = makeFolder(t);
    const file = join(folder, 'job.env');
    writeFileSync(file, 'FIDDLER_JOB_STATUS=SUCCESS\n');
    const replies = { [JOB_ID]: [job('STARTED')] };
    await waitFor(t, replies, ['--dotenv', file, '--timeout=90'], {}, async (command, server) => {
      await untilRequests(server, 1);
      command.kill('SIGKILL');
    });
    assert.deepEqual(readdirSync(folder), []);
  });
});

test('a file for --dotenv that cannot be replaced is an error in the arguments', async (t) => {
  const folder = makeFolder(t);
  const file = join(folder, 'job.env');
  writeFileSync(file, 'old');
  // In a folder with this bit, as /tmp has it, only its owner may remove a file.
  chmodSync(folder, 0o1777);
  chmodSync(file, 0o666);
  const runner = ['setpriv', '--reuid=65534', '--clear-groups', '--inh-caps=-all'];
  const { exitCode: asAnother } = await run(['--version'], { runner });
  if (asAnother !== 0) return t.skip('only root may become another user');
  const { exitCode, stderr, requests } = await waitFor(
    t,
    { [JOB_ID]: [job('SUCCESS')] },
    ['--dotenv', file],
    { runner },
  );
  assert.deepEqual([exitCode, requests], [2, []], stderr);
  assert.match(stderr, /^wait-for-job: --dotenv: .* cannot be replaced \(EPERM: .*\)\.\n$/);
});

describe('the variables', () => {
  for (const text of [
    "'; touch pwned; '",
    '$(touch pwned)`touch pwned`\x24{x:=y}',
    '\n touch pwned\nPATH=/nowhere\r\n# x',
    '"; exit 1; " \\ & | > pwned < * ? ~ ! ^ {a,b} =',
    '漢\u202e😀\ud800\u0000\u001b[31m',
    '漢'.repeat(300_000),
    '::add-path::/tmp',
    '\u0000::add-mask::x',
  ]) {
    test(`are harmless for a shell with ${JSON.stringify(text.slice(0, 20))}`, (t) => {
      const cwd = makeFolder(t);
      const dotenv = dotenvOf(finished({ status: 'FAILURE', name: text, errorReason: text }));
      assertSafe(dotenv);
      writeFileSync(join(cwd, 'job.env'), dotenv);
      const print = `eval "printf 'FIDDLER_JOB_%s=%s\\n' $name \\"\\$FIDDLER_JOB_$name\\""`;
      const script = `set -eu; . ./job.env; for name in ${NAMES.join(' ')}; do ${print}; done`;
      const env = { PATH: process.env['PATH'] };
      const { stdout, stderr } = spawnSync('sh', ['-c', script], { cwd, env, encoding: 'utf8' });
      assert.deepEqual([stdout, stderr], [dotenv, '']);
      assert.deepEqual(readdirSync(cwd), ['job.env']);
    });
  }

  test('are safe whatever the server sends', () => {
    const text = fc.string({ unit: 'binary', maxLength: 600 });
    const check = fc.property(text, text, text, (status, name, errorReason) => {
      assertSafe(dotenvOf(finished({ status: 'FAILURE', name, errorReason })));
      assertSafe(dotenvOf(unfinished(null, sampleJob({ status, name }))));
    });
    fc.assert(check, { numRuns: 100 });
  });

  for (const status of ['success', 'SUCCESS ', ' SUCCESS', 'SUCCESS\0', '\u001b[1mSUCCESS']) {
    test(`do not show the state ${JSON.stringify(status)} as a success`, () =>
      assert.doesNotMatch(
        dotenvOf(unfinished(null, sampleJob({ status }))),
        /^FIDDLER_JOB_STATUS=_*SUCCESS_*$/im,
      ));
  }
});

describe('--summary', { concurrency: 2 }, () => {
  for (const [what, reply] of [
    ['succeeded', job('SUCCESS')],
    ['could not be read', { status: 401 }],
  ] as const) {
    test(`appends to the file that the job ${what}`, async (t) => {
      const file = join(makeFolder(t), 'summary.md');
      writeFileSync(file, 'Before');
      for (const _ of [1, 2]) await waitFor(t, { [JOB_ID]: [reply] }, ['--summary', file]);
      const text = readFileSync(file, 'utf8');
      assert.ok(text.startsWith('Before\n\n#'));
      assert.equal(text.match(RegExp(`^#+ .*${what}`, 'gm'))?.length, 2, text);
    });
  }
});
