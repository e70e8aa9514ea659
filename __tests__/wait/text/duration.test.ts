import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  MAX_SECONDS,
  parseDurationSeconds,
  renderClock,
  renderDuration,
} from '../../../src/wait/text/duration.ts';

describe('a duration', () => {
  for (const [text, seconds] of [
    ['0', 0],
    ['90', 90],
    ['0.1', 0.1],
    ['12.25', 12.25],
    ['30m', 1_800],
    ['1.5m', 90],
    ['2h', 7_200],
    ['840h', MAX_SECONDS],
    ['1h30m', 5_400],
    ['1h30m15s', 5_415],
    ['2h5s', 7_205],
    ['1m30.5s', 90.5],
    ['0h0m0s', 0],
  ] as const) {
    test(`of ${text} is ${seconds} s`, () => {
      assert.equal(parseDurationSeconds(text), seconds);
    });
  }

  for (const text of [
    ...['', ' ', 'soon', 'NaN', 'Infinity', '-1', '-0', '+5', '1e3', '1e999', '0x10', '0b1'],
    ...['1,5', '1.', '.', '1.2.3', '1_000', '6 bananas', '6 ', ' 6', '30 m', '30min', '30m1h'],
    ...['1s1m', '1h1h', '1h 30m', '1h30', '90 30m', '1hm', '-1h30m', '1h-30m', '1h30m\n'],
    ...['m', 's30', '30M', '5d', '5ms', '١٢', '６', '6\n', '6\u0000', 'null', 'true'],
  ]) {
    test(`of ${JSON.stringify(text)} is not valid`, () => {
      assert.equal(parseDurationSeconds(text), undefined);
    });
  }

  test('is at most 35 days', () => {
    assert.equal(MAX_SECONDS, 3_024_000);
  });

  for (const [seconds, text] of [
    [0, '0 s'],
    [0.25, '0.3 s'],
    [12.34, '12.3 s'],
    [59.94, '59.9 s'],
    [59.95, '1 min'],
    [90, '1 min 30 s'],
    [119.6, '2 min'],
    [3_599.6, '1 h'],
    [5_400, '1 h 30 min'],
    [7_265, '2 h 1 min'],
    [MAX_SECONDS, '840 h'],
  ] as const) {
    test(`of ${seconds} s is shown as ${text}`, () => {
      assert.equal(renderDuration(seconds), text);
    });
  }
});

describe('elapsed time', () => {
  for (const [seconds, text] of [
    [0.99, '0:00'],
    [7, '0:07'],
    [59.9, '0:59'],
    [3_599, '59:59'],
    [3_600, '1:00:00'],
    [3_723, '1:02:03'],
    [360_000, '100:00:00'],
  ] as const) {
    test(`of ${seconds} s is shown as ${text}`, () => {
      assert.equal(renderClock(seconds), text);
    });
  }
});
