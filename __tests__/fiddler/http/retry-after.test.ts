import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { parseRetryAfterMs } from '../../../src/fiddler/http/retry-after.ts';

const NOW_MS = Date.UTC(1994, 10, 6, 8, 49, 0);

const PAUSES: ReadonlyArray<{ value: string; pauseMs: number | undefined }> = [
  { value: '1', pauseMs: 1_000 },
  { value: '120', pauseMs: 120_000 },
  { value: '007', pauseMs: 7_000 },
  { value: '  30 ', pauseMs: 30_000 },
  { value: '86400', pauseMs: 86_400_000 },
  { value: '86401', pauseMs: undefined },
  { value: '9'.repeat(400), pauseMs: undefined },
  { value: '0', pauseMs: undefined },
  { value: '-5', pauseMs: undefined },
  { value: '1.5', pauseMs: undefined },
  { value: '1e3', pauseMs: undefined },
  { value: '0x10', pauseMs: undefined },
  { value: '5 seconds', pauseMs: undefined },
  { value: '5, 10', pauseMs: undefined },
  { value: 'soon', pauseMs: undefined },
  { value: '', pauseMs: undefined },
  { value: 'Sun, 06 Nov 1994 08:49:37 GMT', pauseMs: 37_000 },
  { value: 'Sunday, 06-Nov-94 08:49:37 GMT', pauseMs: 37_000 },
  { value: 'Sun, 06 Nov 1994 08:49:00 GMT', pauseMs: undefined },
  { value: 'Sun, 06 Nov 1994 08:48:59 GMT', pauseMs: undefined },
  { value: 'Sun, 99 Nov 1994 08:49:37 GMT', pauseMs: undefined },
  { value: 'Mon, 07 Nov 1994 08:49:00 GMT', pauseMs: 86_400_000 },
  { value: 'Mon, 07 Nov 1994 08:49:01 GMT', pauseMs: undefined },
  { value: '06 Nov 1994 08:49:37 GMT', pauseMs: undefined },
  { value: '1994-11-06T08:49:37Z', pauseMs: undefined },
];

for (const { value, pauseMs } of PAUSES) {
  const claim = pauseMs === undefined ? 'asks for no pause' : `asks for ${pauseMs} ms`;
  test(`Retry-After of ${JSON.stringify(value)} ${claim}`, () => {
    assert.equal(parseRetryAfterMs(value, NOW_MS), pauseMs);
  });
}

for (const zone of ['UTC', 'America/New_York', 'Asia/Tokyo']) {
  describe(`on a runner whose time zone is ${zone}`, () => {
    const before = process.env['TZ'];
    beforeEach(() => {
      process.env['TZ'] = zone;
    });
    afterEach(() => {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    });

    // RFC 9110, 5.6.7: a recipient has to accept all three forms, and all of them mean UTC.
    for (const value of [
      'Sun, 06 Nov 1994 08:49:37 GMT',
      'Sunday, 06-Nov-94 08:49:37 GMT',
      'Sun Nov  6 08:49:37 1994',
    ]) {
      test(`the HTTP date ${value} means UTC`, () => {
        assert.equal(parseRetryAfterMs(value, NOW_MS), 37_000);
      });
    }
  });
}
