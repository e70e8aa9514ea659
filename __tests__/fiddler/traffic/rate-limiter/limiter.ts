import assert from 'node:assert/strict';
import { RateLimiter } from '../../../../src/fiddler/traffic/rate-limiter.ts';

/** A limiter from which so many requests were sent at each of the times. */
export function spent(
  ...sent: ReadonlyArray<{ readonly count: number; readonly atMs: number }>
): RateLimiter {
  const limiter = new RateLimiter();
  for (const { count, atMs } of sent) {
    for (let request = 0; request < count; request += 1) limiter.spend(atMs);
  }
  return limiter;
}

/** So many requests are refused together, which lowers the rate once. */
export function refuse(
  limiter: RateLimiter,
  nowMs: number,
  retryAfterMs: number | undefined,
  count: number,
): void {
  for (let refusal = 0; refusal < count; refusal += 1) limiter.noteRefusal(nowMs);
  limiter.lower(nowMs, retryAfterMs);
}

export function assertNear(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) < 1e-6, `${actual} is not ${expected}`);
}
