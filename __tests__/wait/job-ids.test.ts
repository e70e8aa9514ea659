import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseJobIds } from '../../src/wait/job-ids.ts';

const A = 'aaaaaaaa-e29b-41d4-a716-446655440000';
const B = 'bbbbbbbb-e29b-41d4-a716-446655440000';
const C = 'cccccccc-e29b-41d4-a716-446655440000';
const ALLOWED =
  'Expected a UUID (`550e8400-e29b-41d4-a716-446655440000`), or several separated by line breaks, commas or spaces, or a JSON array.';

describe('job ids', () => {
  const VALID: ReadonlyArray<[how: string, text: string, ids: readonly string[]]> = [
    ['a single one', A, [A]],
    ['one in upper case', A.toUpperCase(), [A]],
    ['one with whitespace around it', `\t ${A} \r\n`, [A]],
    ['separated by commas', `${A},${B},${C}`, [A, B, C]],
    ['separated by commas and spaces', `${A}, ${B} ,${C}`, [A, B, C]],
    ['separated by whitespace', `${A}  ${B}\t${C}`, [A, B, C]],
    ['separated by line breaks', `${A}\n${B}\r\n${C}\n`, [A, B, C]],
    ['in a JSON array', `["${A}","${B}"]`, [A, B]],
    ['in a JSON array over several lines', ` [\n "${A}",\n " ${B} "\n]\n`, [A, B]],
    ['in an order other than that of the alphabet', `${C} ${A} ${B}`, [C, A, B]],
    ['with the same id in another letter case', `${B},${B.toUpperCase()}`, [B]],
    ['with the same id twice in a JSON array', `["${A}","${A.toUpperCase()}"]`, [A]],
  ];
  for (const [how, text, ids] of VALID) {
    test(`are parsed ${how}`, () => {
      assert.deepEqual(parseJobIds(text), ids);
    });
  }

  // An expression gives these if one of the publishing steps set no output.
  for (const text of [`${A},`, `,${A}`, `${A}, ,${B}`, `["${A}",""]`, `[" ","${A}"]`, ',']) {
    test(`are refused if one of several is empty: ${text}`, () => {
      assert.throws(() => parseJobIds(text), {
        name: 'RangeError',
        message: `one of the IDs in "${text}" is empty. Check that each publishing step sets its output. ${ALLOWED}`,
      });
    });
  }

  for (const text of [
    ...['42', 'null', 'undefined', '{}', '../../v3/users', `${A}a`, `a${A}`, A.slice(1)],
    ...[A.replaceAll('-', ''), A.replace('a', 'g'), A.replace('-', '_'), `{${A}}`, `urn:uuid:${A}`],
    ...[`${A}/../${B}`, `${A}?verbose=true`, `${A}\u0000`, `${A}\u200b`, `x"${A}"`, `"${A}"x`],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression that was not expanded
    ...[`"${A}'`, '${{ steps.publish.outputs.job-id }}', `${A} \${{ matrix.id }}`, ''],
  ]) {
    test(`are refused and shown if they are not UUIDs: ${JSON.stringify(text)}`, () => {
      assert.throws(() => parseJobIds(text), {
        name: 'RangeError',
        message: `"${text}" is not a UUID. ${ALLOWED}`,
      });
    });
  }

  for (const [text, wrong] of [
    [`"${A}"`, `"${A}"`],
    [`'${A}'`, `'${A}'`],
    [`[" '${A}' "]`, ` '${A}' `],
  ] as const) {
    test(`are refused because of quotes: ${text}`, () => {
      assert.throws(() => parseJobIds(text), {
        message: `"${wrong}" is not a UUID. Remove the quotes. ${ALLOWED}`,
      });
    });
  }

  for (const text of [`${A},b4d,${B}`, `["${A}","b4d"]`]) {
    test(`are refused because of the one that is not a UUID: ${text}`, () => {
      assert.throws(() => parseJobIds(text), { message: `"b4d" is not a UUID. ${ALLOWED}` });
    });
  }

  for (const text of [
    ...[`["${A}"`, `["${A}",]`, `[${A}]`, '[1]', `["${A}",1]`, '[null]', `[["${A}"]]`, '[{}]'],
  ]) {
    test(`are refused if they are not a JSON array of strings: ${text}`, () => {
      assert.throws(() => parseJobIds(text), {
        name: 'RangeError',
        message: `"${text}" is not a JSON array of strings. ${ALLOWED}`,
      });
    });
  }
});
