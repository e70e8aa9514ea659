import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { InvalidJobId, parseJobIds } from '../../../src/action/inputs/job-ids.ts';

const A = 'aaaaaaaa-e29b-41d4-a716-446655440000';
const B = 'bbbbbbbb-e29b-41d4-a716-446655440000';
const C = 'cccccccc-e29b-41d4-a716-446655440000';

describe('ids that are read', () => {
  const READ: ReadonlyArray<{ how: string; text: string; ids: readonly string[] }> = [
    { how: 'one', text: A, ids: [A] },
    { how: 'one in upper case', text: A.toUpperCase(), ids: [A] },
    { how: 'one with blanks around it', text: `\t ${A} \r\n`, ids: [A] },
    { how: 'commas', text: `${A},${B},${C}`, ids: [A, B, C] },
    { how: 'commas and blanks', text: `${A}, ${B} ,${C}`, ids: [A, B, C] },
    { how: 'blanks', text: `${A}  ${B}\t${C}`, ids: [A, B, C] },
    { how: 'line breaks', text: `${A}\n${B}\r\n${C}\n`, ids: [A, B, C] },
    { how: 'empty lines', text: `\n${A}\n\n${B}\n\n`, ids: [A, B] },
    { how: 'a JSON array', text: `["${A}","${B}"]`, ids: [A, B] },
    { how: 'a JSON array over several lines', text: ` [\n "${A}",\n " ${B} "\n]\n`, ids: [A, B] },
    { how: 'an order that is not that of the alphabet', text: `${C} ${A} ${B}`, ids: [C, A, B] },
    { how: 'the same id again', text: `${B},${A},${B}`, ids: [B, A] },
    { how: 'the same id in another letter case', text: `${B},${B.toUpperCase()}`, ids: [B] },
    { how: 'the same id twice in a JSON array', text: `["${A}","${A.toUpperCase()}"]`, ids: [A] },
  ];
  for (const { how, text, ids } of READ) {
    test(how, () => {
      assert.deepEqual(parseJobIds(text), ids);
    });
  }
});

describe('one id of several that is missing', () => {
  // What a template gives where one of the publishing steps set no output.
  for (const text of [`${A},`, `,${A}`, `${A}, ,${B}`, `["${A}",""]`, `[" ","${A}"]`]) {
    test(`${JSON.stringify(text)} is refused, for that job would not be waited for`, () => {
      assert.throws(
        () => parseJobIds(text),
        (error) =>
          error instanceof InvalidJobId && /one of the ids in .* is empty/s.test(error.message),
      );
    });
  }
});

describe('a text that holds no id', () => {
  for (const text of ['', '   ', '[]', '[""]', '["  "]']) {
    test(`${JSON.stringify(text)} is refused, and is not one that is missing of several`, () => {
      assert.throws(() => parseJobIds(text), { name: 'InvalidJobId', message: /is not a UUID\.$/ });
    });
  }

  for (const text of [',', '\n,\n', '["",""]']) {
    test(`${JSON.stringify(text)} is refused`, () => {
      assert.throws(() => parseJobIds(text), InvalidJobId);
    });
  }
});

describe('a text that is no id', () => {
  for (const text of [
    '42',
    'null',
    'undefined',
    '{}',
    '../../v3/users',
    `${A}a`,
    `a${A}`,
    A.slice(1),
    A.replaceAll('-', ''),
    A.replace('a', 'g'),
    A.replace('-', '_'),
    `{${A}}`,
    `urn:uuid:${A}`,
    `${A}/../${B}`,
    `${A}?verbose=true`,
    `${A}\u0000`,
    `${A}\u200b`,
    `x"${A}"`,
    `"${A}"x`,
    `"${A}'`,
  ]) {
    test(`${JSON.stringify(text)} is refused and shown`, () => {
      assert.throws(() => parseJobIds(text), {
        name: 'InvalidJobId',
        message: `"${text}" is not a UUID.`,
      });
    });
  }

  for (const text of [`"${A}"`, `'${A}'`]) {
    test(`${text} is refused for its quotes`, () => {
      assert.throws(() => parseJobIds(text), {
        name: 'InvalidJobId',
        message: `"${text}" is not a UUID. Leave the quotes out.`,
      });
    });
  }

  test('one in quotes and blanks is refused for its quotes', () => {
    assert.throws(() => parseJobIds(`[" '${A}' "]`), {
      message: `" '${A}' " is not a UUID. Leave the quotes out.`,
    });
  });

  test('one that is wrong among several is refused, and is the one that is shown', () => {
    assert.throws(() => parseJobIds(`${A},b4d,${B}`), { message: '"b4d" is not a UUID.' });
    assert.throws(() => parseJobIds(`["${A}","b4d"]`), { message: '"b4d" is not a UUID.' });
  });
});

describe('a JSON array with something else in it', () => {
  for (const text of [
    `["${A}"`,
    `["${A}",]`,
    `[${A}]`,
    '[1]',
    `["${A}",1]`,
    '[null]',
    `[["${A}"]]`,
    '[{}]',
  ]) {
    test(`${text} is refused`, () => {
      assert.throws(() => parseJobIds(text), {
        name: 'InvalidJobId',
        message: `"${text}" is not a JSON array of texts.`,
      });
    });
  }
});
