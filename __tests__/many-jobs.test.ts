/** The real waiting with a thousand jobs, on virtual time. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureManyJobs } from '../bench/many-jobs.ts';

test('a thousand jobs keep the documented limits, and the last end is seen within a round', async () => {
  const run = await measureManyJobs({ jobs: 1_000, spreadSeconds: 300, grantedPerMinute: 1_000 });
  assert.equal(run.refused, 0);
  assert.ok(run.mostPerSecond <= 30, `${run.mostPerSecond}`);
  assert.ok(run.mostPerMinute <= 900, `${run.mostPerMinute}`);
  assert.ok(run.lastDelaySeconds <= 68, `${run.lastDelaySeconds}`);
  assert.ok(run.logLines < 4_000, `${run.logLines}`);
});

test('a server that grants 100 requests a minute refuses hardly any', async () => {
  const run = await measureManyJobs({ jobs: 100, spreadSeconds: 600, grantedPerMinute: 100 });
  assert.ok(run.refused <= 3, `${run.refused}`);
  const granted = (run.requests - run.refused) / (600 / 60);
  assert.ok(granted > 80, `${granted} of 100 were made use of`);
});
