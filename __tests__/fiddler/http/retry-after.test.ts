import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRetryAfterMs } from '../../../src/fiddler/http/get-client.ts';
import { setEnv } from '../serve-job.ts';

const NOW_MS = Date.UTC(1994, 10, 6, 8, 49, 0);

const VALUES: ReadonlyArray<readonly [value: string, delayMs: number | undefined]> = [
  ['1', 1_000],
  ['007', 7_000],
  ['  30 ', 30_000],
  ['86400', 86_400_000],
  ['86401', undefined],
  ['9'.repeat(400), undefined],
  ['0', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['1e3', undefined],
  ['5 seconds', undefined],
  ['soon', undefined],
  ['', undefined],
  ['Sun, 06 Nov 1994 08:49:00 GMT', undefined],
  ['Sun, 06 Nov 1994 08:48:59 GMT', undefined],
  ['Sun, 99 Nov 1994 08:49:37 GMT', undefined],
  ['Mon, 07 Nov 1994 08:49:00 GMT', 86_400_000],
  ['Mon, 07 Nov 1994 08:49:01 GMT', undefined],
  ['06 Nov 1994 08:49:37 GMT', undefined],
  ['1994-11-06T08:49:37Z', undefined],
];
for (const [value, delayMs] of VALUES) {
  const claim = delayMs === undefined ? 'is ignored' : `is ${delayMs} ms`;
  test(`a Retry-After of ${JSON.stringify(value)} ${claim}`, () => {
    assert.equal(parseRetryAfterMs(value, NOW_MS), delayMs);
  });
}

for (const zone of ['UTC', 'America/New_York', 'Asia/Tokyo']) {
  // RFC 9110, 5.6.7: recipients must accept all three forms, and all of them mean UTC.
  for (const value of [
    'Sun, 06 Nov 1994 08:49:37 GMT',
    'Sunday, 06-Nov-94 08:49:37 GMT',
    'Sun Nov  6 08:49:37 1994',
  ]) {
    test(`a Retry-After of ${value} means UTC on a runner in the time zone ${zone}`, (t) => {
      setEnv(t, { TZ: zone });
      assert.equal(parseRetryAfterMs(value, NOW_MS), 37_000);
    });
  }
}
