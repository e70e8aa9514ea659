import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  LONGEST_SECONDS,
  parseDurationSeconds,
  renderClock,
  renderDuration,
} from '../../src/action/duration.ts';

test('the longest duration is 35 days', () => {
  assert.equal(LONGEST_SECONDS, 3_024_000);
});

describe('a duration that is read', () => {
  const READ: ReadonlyArray<{ text: string; seconds: number }> = [
    { text: '0', seconds: 0 },
    { text: '0s', seconds: 0 },
    { text: '90', seconds: 90 },
    { text: '007', seconds: 7 },
    { text: '0.1', seconds: 0.1 },
    { text: '1.5', seconds: 1.5 },
    { text: '12.25', seconds: 12.25 },
    { text: '10s', seconds: 10 },
    { text: '30m', seconds: 1_800 },
    { text: '1.5m', seconds: 90 },
    { text: '2h', seconds: 7_200 },
    { text: '0.5h', seconds: 1_800 },
    { text: '840h', seconds: LONGEST_SECONDS },
  ];
  for (const { text, seconds } of READ) {
    test(`${text} is ${seconds} s`, () => {
      assert.equal(parseDurationSeconds(text), seconds);
    });
  }
});

describe('a text that is no duration', () => {
  for (const text of [
    ...['', ' ', 'soon', 'NaN', 'Infinity', '-1', '-0', '+5', '1e3', '1e999', '0x10', '0b1'],
    ...['1,5', '1.', '.', '1.2.3', '1_000', '6 bananas', '6 ', ' 6', '30 m', '30min', '1h30m'],
    ...['m', 's30', '30M', '5d', '5ms', '١٢', '６', '6\n', '6\u0000', 'null', 'true'],
  ]) {
    test(`${JSON.stringify(text)} is not read`, () => {
      assert.equal(parseDurationSeconds(text), undefined);
    });
  }
});

describe('a duration for people', () => {
  const SHOWN: ReadonlyArray<{ seconds: number; text: string }> = [
    { seconds: 0, text: '0 s' },
    { seconds: 0.25, text: '0.3 s' },
    { seconds: 6, text: '6 s' },
    { seconds: 12.34, text: '12.3 s' },
    { seconds: 59, text: '59 s' },
    { seconds: 59.94, text: '59.9 s' },
    { seconds: 59.95, text: '1 min' },
    { seconds: 60, text: '1 min' },
    { seconds: 90, text: '1 min 30 s' },
    { seconds: 119.6, text: '2 min' },
    { seconds: 1_800, text: '30 min' },
    { seconds: 3_599.6, text: '1 h' },
    { seconds: 3_600, text: '1 h' },
    { seconds: 5_400, text: '1 h 30 min' },
    { seconds: 7_265, text: '2 h 1 min' },
    { seconds: LONGEST_SECONDS, text: '840 h' },
  ];
  for (const { seconds, text } of SHOWN) {
    test(`${seconds} s is shown as ${text}`, () => {
      assert.equal(renderDuration(seconds), text);
    });
  }
});

describe('elapsed time in the log', () => {
  const SHOWN: ReadonlyArray<{ seconds: number; text: string }> = [
    { seconds: 0, text: '0:00' },
    { seconds: 0.99, text: '0:00' },
    { seconds: 7, text: '0:07' },
    { seconds: 59.9, text: '0:59' },
    { seconds: 60, text: '1:00' },
    { seconds: 750, text: '12:30' },
    { seconds: 3_599, text: '59:59' },
    { seconds: 3_600, text: '1:00:00' },
    { seconds: 3_723, text: '1:02:03' },
    { seconds: 360_000, text: '100:00:00' },
  ];
  for (const { seconds, text } of SHOWN) {
    test(`${seconds} s is ${text}`, () => {
      assert.equal(renderClock(seconds), text);
    });
  }
});
