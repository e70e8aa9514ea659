import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { nextDelayMs, observe, type Pace, UNPACED } from '../../../../src/fiddler/follow/pace.ts';
import { follow, started } from './steps.ts';

const anySight = fc.record({
  status: fc.oneof(
    fc.constantFrom('PENDING', 'STARTED', 'RETRY', 'SUCCESS', 'FAILURE', 'REVOKED'),
    fc.string(),
  ),
  progress: fc.oneof(
    fc.constant(null),
    fc.constantFrom(0, 5e-324, 50, 95, 100 - 1.5e-14, 100),
    fc.double({ min: 0, max: 100, noNaN: true }),
  ),
});

describe('the pace of checks', () => {
  test('stays from 1 s to 10 s, whatever is seen and however late the checks are', () => {
    const anyChecks = fc.array(fc.tuple(fc.double({ min: 0, max: 1e9, noNaN: true }), anySight));
    fc.assert(
      fc.property(anyChecks, (checks) => {
        let pace = UNPACED;
        let atMs = 0;
        for (const [lateMs, sight] of checks) {
          pace = observe(pace, { atMs, ...sight });
          const delayMs = nextDelayMs(pace);
          assert.ok(delayMs >= 1_000 && delayMs <= 10_000, `${delayMs} ms`);
          atMs += delayMs + lateMs;
        }
      }),
    );
  });

  test('remembers no more after 4,000 checks than after one', () => {
    const [first, ...others] = follow(5e7, (atMs) => started((atMs / 7e4) % 100));
    assert.ok(first && others.length > 4_000);
    for (const { pace } of others) {
      assert.deepEqual(Object.keys(pace), Object.keys(first.pace));
      assert.ok(Object.values(pace).every((value) => typeof value !== 'object' || value === null));
    }
  });

  test('depends on nothing but what was seen, and changes nothing', () => {
    fc.assert(
      fc.property(fc.array(anySight), (sights) => {
        const run = (): Pace =>
          sights.reduce(
            (pace, sight, index) => observe(Object.freeze(pace), { atMs: index * 1_000, ...sight }),
            UNPACED,
          );
        assert.deepEqual(run(), run());
      }),
    );
  });
});
