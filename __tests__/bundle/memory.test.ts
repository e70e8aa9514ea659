/** How much memory the committed bundle takes: docs/performance.md tells the same figures. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureMemory, WAITS } from '../../bench/memory.ts';

const [SHORT, LONG, MANY] = WAITS;
// Other systems count in other ways.
const options = { skip: process.platform !== 'linux' };

test('a wait of 4,000 checks takes hardly more memory than one of 100', options, async () => {
  const short = await measureMemory(SHORT);
  const long = await measureMemory(LONG);
  const told = `${short.peakMebibytes} MiB, then ${long.peakMebibytes} MiB`;
  assert.ok(long.peakMebibytes <= 1.25 * short.peakMebibytes, told);
  assert.ok(long.peakMebibytes < 110, told);
});

test('a wait for 1,000 jobs takes less than 150 MiB', options, async () => {
  const { peakMebibytes } = await measureMemory(MANY);
  assert.ok(peakMebibytes < 150, `${peakMebibytes} MiB`);
});
