import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compare, type Figures } from '../../../bench/detection.ts';
import { ADAPTIVE, EVERY_6_S } from '../../../bench/policies.ts';
import { FAMILIES } from '../../../bench/traces/families.ts';
import { HELD_OUT_FAMILIES } from '../../../bench/traces/held-out-families.ts';
import { makeTraces, type TraceOptions } from '../../../bench/traces.ts';

function adaptiveOn(options: Pick<TraceOptions, 'seed' | 'families'>): Figures {
  const traces = makeTraces({ tracesPerFamily: 150, ...options });
  const [everySixSeconds, adaptive] = compare(traces, [EVERY_6_S, ADAPTIVE]);
  assert.ok(everySixSeconds && adaptive);
  const { meanMs } = everySixSeconds.all;
  assert.ok(Math.abs(meanMs - 3_050) <= 200, `${meanMs} ms, checked every 6 s`);
  return adaptive.all;
}

describe('on mixed traces', () => {
  for (const seed of [2024, 2025, 2026]) {
    test(`the end is seen within 0.9 s in the mean, with fewer requests than every 6 s (seed ${seed})`, () => {
      const { meanMs, requestsShare } = adaptiveOn({ seed, families: FAMILIES });
      assert.ok(meanMs <= 900, `${meanMs} ms`);
      assert.ok(requestsShare <= 0.99, `${requestsShare} times the requests`);
    });

    test(`traces of other shapes take fewer requests too, and are seen within 1.1 s (seed ${seed})`, () => {
      const { meanMs, requestsShare } = adaptiveOn({ seed, families: HELD_OUT_FAMILIES });
      assert.ok(meanMs <= 1_100, `${meanMs} ms`);
      assert.ok(requestsShare <= 0.99, `${requestsShare} times the requests`);
    });
  }
});
