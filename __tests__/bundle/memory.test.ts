/** Peak resident memory of the bundle's process. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { makeFolder } from '../fixtures.ts';
import { fastClock, job, jobIds, waitForJobs } from './wait-for.ts';

const MAX_MEBIBYTES = 150;

// Other systems measure memory differently.
const options = { concurrency: 2, skip: process.platform !== 'linux' };

describe(`less than ${MAX_MEBIBYTES} MiB`, options, () => {
  for (const { what, jobs, checks, timesFaster } of [
    { what: 'a wait of 2,000 checks', jobs: 1, checks: 2_000, timesFaster: 40 },
    // Faster, more responses than in real time would be under way together.
    { what: 'a wait for 500 jobs', jobs: 500, checks: 2, timesFaster: 10 },
  ]) {
    test(`are enough for ${what}`, async (t) => {
      const replies = jobIds(jobs).map((id) => [
        id,
        Array.from({ length: checks }, (_, index) =>
          // Every check changes the progress, which uses the most memory.
          index < checks - 1
            ? job('STARTED', { id, progress: (index / checks) * 100 })
            : job('SUCCESS', { id, progress: 100 }),
        ),
      ]);
      const memoryFile = join(makeFolder(t), 'memory');
      const { exitCode, requests } = await waitForJobs(Object.fromEntries(replies), {
        inputs: { timeout: '24h' },
        env: { ...fastClock(timesFaster), MEMORY_FILE: memoryFile },
      });
      assert.equal(exitCode, 0);
      assert.ok(requests.length >= jobs * checks, `${requests.length} requests`);
      const mebibytes = Number(readFileSync(memoryFile, 'utf8')) / 2 ** 20;
      assert.ok(mebibytes > 20 && mebibytes < MAX_MEBIBYTES, `${mebibytes} MiB`);
      t.diagnostic(`${mebibytes} MiB, ${requests.length} requests`);
    });
  }
});
