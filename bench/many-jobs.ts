/** Many jobs in one wait, on a fake clock: the requests, and how late the ends are seen. */

import { pollJobs, reading } from '../__tests__/fiddler/polling/simulation.ts';
import { httpErrorOf } from '../__tests__/fiddler/sample-errors.ts';
import { table } from './table.ts';

const MINUTE_MS = 60_000;
/** The jobs' ends are spread evenly over this time. */
const SPREAD_MS = 10 * MINUTE_MS;

/** Returns the largest number of requests in any window of this length; `sentMs` is in order. */
function maxWithin(windowMs: number, sentMs: readonly number[]): number {
  let max = 0;
  let first = 0;
  for (const [index, atMs] of sentMs.entries()) {
    while ((sentMs[first] ?? atMs) <= atMs - windowMs) first += 1;
    max = Math.max(max, index - first + 1);
  }
  return max;
}

/** Simulates a server that rejects more requests than granted with 429 and `Retry-After`. */
async function measure(
  jobs: number,
  grantedPerMinute: number,
): Promise<readonly (string | number)[]> {
  const grantedMs: number[] = [];
  const delaysMs: number[] = [];
  const { sentMs } = await pollJobs({
    jobs,
    timeoutMs: 60 * MINUTE_MS,
    respond({ job, atMs }) {
      const waitMs = (grantedMs.at(-grantedPerMinute) ?? -MINUTE_MS) + MINUTE_MS - atMs;
      if (waitMs > 0) return httpErrorOf(429, Math.ceil(waitMs / 1000) * 1000);
      grantedMs.push(atMs);
      const endMs = (((job * 7919) % jobs) / jobs) * SPREAD_MS;
      if (atMs < endMs) return reading('STARTED', Math.floor((atMs / endMs) * 100));
      delaysMs.push(atMs - endMs);
      return reading('SUCCESS', 100);
    },
  });
  const meanDelayMs = delaysMs.reduce((sum, delayMs) => sum + delayMs, 0) / jobs;
  return [
    `${jobs} jobs, ${grantedPerMinute} requests per minute granted`,
    sentMs.length,
    sentMs.length - grantedMs.length,
    maxWithin(1_000, sentMs),
    maxWithin(MINUTE_MS, sentMs),
    `${(meanDelayMs / 1000).toFixed(0)} s`,
  ];
}

export async function main(): Promise<void> {
  const header = [
    'wait',
    'requests',
    'rejected',
    'max. per second',
    'max. per minute',
    'mean delay',
  ];
  console.log(table(header, [await measure(1_000, 1_000), await measure(100, 100)]));
}
