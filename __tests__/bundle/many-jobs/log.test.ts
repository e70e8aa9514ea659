import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { waitForJobs } from '../wait-for.ts';
import { A, B, jobOf } from './jobs.ts';

describe('several jobs', { concurrency: 4 }, () => {
  test('have a result line each after the group, and their ids where names repeat', async () => {
    const { log } = await waitForJobs({
      [A]: [jobOf(A, 'SUCCESS', { name: 'Upload' })],
      [B]: [jobOf(B, 'SUCCESS', { name: 'Upload' })],
    });
    const after = log.slice(log.indexOf('::endgroup::'));
    for (const id of [A, B])
      assert.match(after, RegExp(`Upload\\[${id}\\]: successfully completed`));
  });
});

test('a long log that is read late is read whole', async () => {
  const task = { status: 'FAILURE', error_message: 'x'.repeat(900) };
  const extras = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [`task-${index}`, task]),
  );
  const ids = Array.from({ length: 30 }, (_, index) => A.slice(0, -2) + (10 + index));
  const replies = Object.fromEntries(ids.map((id) => [id, [jobOf(id, 'FAILURE', { extras })]]));
  const { log, errors, exitCode } = await waitForJobs(replies, {
    inputs: { 'fail-fast': 'false' },
    unreadMs: 3_000,
  });
  assert.equal(exitCode, 1);
  assert.ok(log.length > 180_000, `${log.length}`);
  assert.equal(errors.length, 1);
});
