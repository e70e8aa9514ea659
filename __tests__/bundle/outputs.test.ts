/** The outputs, as later steps use them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { commandsIn, JOB_ID } from './action.ts';
import { fastClock, job, jobIds, waitFor, waitForJobs } from './wait-for.ts';

/** Runs a step of a workflow that takes values through `env`; returns what it prints. */
function runStep(script: string, env: Readonly<Record<string, string>>): string {
  const { error, status, stdout, stderr } = spawnSync('/bin/sh', ['-e', '-c', script], { env });
  assert.ifError(error);
  assert.equal(status, 0, stderr.toString());
  return stdout.toString();
}

// Windows has no /bin/sh.
describe('a later step', { concurrency: 2, skip: process.platform === 'win32' }, () => {
  test('can take the output jobs of 300 jobs through env, and all of it from jobs-file', async () => {
    const ids = jobIds(300);
    const info = { resource_name: 'é'.repeat(200) };
    const replies = ids.map((id) => [id, [job('SUCCESS', { id, info })]]);
    const { exitCode, log, outputs, jobsFile } = await waitForJobs(Object.fromEntries(replies), {
      env: fastClock(10),
      inputs: { timeout: '30m' },
    });
    assert.equal(exitCode, 0);
    const { jobs = '' } = outputs;
    assert.ok(Buffer.byteLength(jobs) < 100_000, `${Buffer.byteLength(jobs)} bytes`);
    assert.equal(runStep('printf %s "$JOBS"', { JOBS: jobs }), jobs);
    const fields = { name: 'Ingestion dataset Upload', status: 'SUCCESS', progress: 0 };
    const errors = { error_reason: null, error_message: null };
    assert.deepEqual(
      JSON.parse(jobs),
      ids.map((id) => ({ id, ...fields, info: null, ...errors })),
    );
    assert.match(log, /^To stay below 100 kB, the output `jobs` leaves out `info`$/m);
    assert.deepEqual(
      JSON.parse(jobsFile),
      ids.map((id) => ({ id, ...fields, info, ...errors })),
    );
    // As one variable, Linux would refuse it.
    assert.ok(Buffer.byteLength(jobsFile) > 131_072);
  });

  const HOSTILE = [
    '::add-mask::x',
    ' \t::error::x',
    'a\n::error::b',
    'a\r::error::b',
    'a##[error]b',
    'a##vso[task.complete]b',
    // Some shells' echo interprets escapes.
    'a\\n::error::b',
    'a\\r\\n::error::b',
    '\\0072\\0072error::b',
    'a##\\0133error]b',
  ];
  for (const text of HOSTILE) {
    test(`prints no command with echo, whatever a job says: ${JSON.stringify(text)}`, async () => {
      const { outputs } = await waitFor([
        job('FAILURE', {
          name: text,
          error_reason: text,
          error_message: text,
          info: { [text]: text },
          extras: { [text]: { status: 'FAILURE', error_message: text } },
        }),
      ]);
      const obeyed = Object.entries(outputs).filter(([, value]) => {
        const printed = runStep('echo "$OUTPUT"', { OUTPUT: value });
        return commandsIn(printed).length > 0 || /##(vso)?\[/.test(printed);
      });
      assert.deepEqual(obeyed, []);
      const [{ id, name, error_reason: reason }] = JSON.parse(outputs['jobs'] ?? '');
      assert.deepEqual([id, name, reason], [JOB_ID, text, text]);
    });
  }
});
