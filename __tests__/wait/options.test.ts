import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  InvalidInput,
  MIN_INTERVAL_SECONDS,
  parseBoolean,
  parseJobId,
  parseSeconds,
  parseToken,
  parseUrl,
  type RawInput,
} from '../../src/wait/options.ts';
import { JOB_ID } from '../fiddler/sample-job.ts';

const SOURCE = 'Input `x`';

function rawOf(value: string): RawInput {
  return { source: SOURCE, value };
}

/** Returns the error of a value that is refused. */
function problemOf(parse: (raw: RawInput) => unknown, value: string): string {
  try {
    parse(rawOf(value));
  } catch (error) {
    assert.ok(error instanceof InvalidInput);
    const [problem = '', ...others] = error.problems;
    assert.deepEqual(others, []);
    return problem;
  }
  return assert.fail(`"${value}" was accepted`);
}

test('ids and addresses are parsed', () => {
  assert.deepEqual(parseJobId(rawOf(JOB_ID.toUpperCase())), [JOB_ID]);
  assert.equal(parseUrl(rawOf('https://acme.fiddler.ai/jobs')).href, 'https://acme.fiddler.ai/');
});

test('errors of ids and addresses begin with their source', () => {
  assert.match(problemOf(parseJobId, '42'), /^Input `x`: "42" is not a UUID\./);
  assert.match(problemOf(parseUrl, 'acme'), /^Input `x`: "acme" is not a valid address\./);
});

describe('an API key', () => {
  test('is taken unchanged', () => {
    assert.equal(parseToken(rawOf('!key-0123456789/+abc=~')), '!key-0123456789/+abc=~');
  });

  for (const value of [
    'hunter2 hunter2',
    'hunter2\nhunter2',
    'hunter2\u00e9',
    'hunter2\u200b',
    'hunter2\u0000',
  ]) {
    test(`is refused without being shown: ${JSON.stringify(value)}`, () => {
      assert.equal(
        problemOf(parseToken, value),
        'Input `x` contains whitespace or invalid characters. Use the key alone, without `Bearer`. (Value hidden.)',
      );
    });
  }
});

describe('a number of seconds', () => {
  for (const [value, minSeconds, seconds] of [
    ['0.1', MIN_INTERVAL_SECONDS, 0.1],
    ['2h', MIN_INTERVAL_SECONDS, 7_200],
    ['0', 0, 0],
    ['840h', 0, 3_024_000],
    ['1h30m', 0, 5_400],
    ['839h60m', 0, 3_024_000],
  ] as const) {
    test(`of ${value} is ${seconds}`, () => {
      assert.equal(parseSeconds(rawOf(value), minSeconds), seconds);
    });
  }

  for (const [value, minSeconds] of [
    ...(['0', '0.09', '-1', 'soon', '1e999', '0x10', '1,5', '3024001', '841h'] as const).map(
      (text) => [text, MIN_INTERVAL_SECONDS] as const,
    ),
    ...(['-1', '-0', 'Infinity', '30m1h', '99999999999', '841h', '840h1s'] as const).map(
      (text) => [text, 0] as const,
    ),
  ]) {
    test(`of ${value} is refused, with what is allowed (at least ${minSeconds})`, () => {
      assert.equal(
        problemOf((raw) => parseSeconds(raw, minSeconds), value),
        `Input \`x\`: "${value}" is not a valid duration. Expected seconds, or the units s, m and h (\`90\`, \`30m\`, \`1h30m\`), ${minSeconds} s to 35 days.`,
      );
    });
  }
});

describe('a boolean', () => {
  for (const value of ['true', 'True', 'TRUE', 'false', 'False', 'FALSE']) {
    test(`is parsed from ${value}`, () => {
      assert.equal(parseBoolean(rawOf(value)), value.toLowerCase() === 'true');
    });
  }

  for (const value of [
    'maybe',
    '1',
    '0',
    'yes',
    'on',
    'tRUE',
    'null',
    'untrue',
    'trues',
    'xfalse',
  ]) {
    test(`is not ${value}`, () => {
      assert.equal(
        problemOf(parseBoolean, value),
        `Input \`x\`: "${value}" is not a boolean: use \`true\` or \`false\`.`,
      );
    });
  }
});

test('the message of several problems has a line for each', () => {
  assert.equal(new InvalidInput(['one', 'two']).message, 'one\ntwo');
});
