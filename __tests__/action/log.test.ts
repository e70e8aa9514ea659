import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { logStyle, renderAnnotation } from '../../src/action/log.ts';

describe('an annotation', () => {
  /** GitHub cuts the rest. */
  const MAX_LENGTH = 4_096;

  test('has its lines unchanged if they fit, and is never too long', () => {
    for (let length = 800; length < 1_400; length += 33) {
      const lines = ['a'.repeat(3_000), 'b'.repeat(length)];
      const annotation = renderAnnotation(lines);
      if (3_001 + length <= 4_000) assert.equal(annotation, lines.join('\n'));
      else assert.ok(annotation.length < MAX_LENGTH, `${length}`);
    }
  });

  test('keeps the beginning and the end of a long line: the end of a stack trace is the cause', () => {
    const trace = `Upload[550e8400] failed with Exception: ${'x'.repeat(20_000)} KeyError: 'tenure'`;
    const annotation = renderAnnotation([trace, 'Open the Jobs page.']);
    assert.ok(annotation.length < MAX_LENGTH, `${annotation.length}`);
    assert.match(
      annotation,
      /^Upload\[550e8400\] failed with Exception: x+… \(\d+ more characters\) …x+ KeyError: 'tenure'\nOpen the Jobs page\.$/,
    );
    assert.ok(annotation.length > 3_000, `${annotation.length}`);
  });

  for (const [count, minLength] of [
    [2, 1_500],
    [5, 750],
    // As many as there can be: ten jobs, what the checks met, advice, counts.
    [17, 200],
  ] as const) {
    test(`has as much of each of ${count} long lines as fits`, () => {
      const lines = Array.from(
        { length: count },
        (_, n) => `start ${n} ${'x'.repeat(20_000)} end ${n}`,
      );
      const annotation = renderAnnotation(lines);
      assert.ok(annotation.length < MAX_LENGTH, `${annotation.length}`);
      const shown = annotation.split('\n');
      assert.equal(shown.length, count);
      for (const [n, text] of shown.entries()) {
        assert.match(text, RegExp(`^start ${n} x+… \\(\\d+ more characters\\) …x+ end ${n}$`));
        assert.ok(text.length > minLength, `${text.length}`);
      }
    });
  }

  test('has each text on one line, and no line is a command', () => {
    assert.equal(
      renderAnnotation(['::error::a\nb', 'c ##[error]d\u202e', '##vso[task.complete]']),
      ': :error::a b\nc ## [error]d \n## vso[task.complete]',
    );
  });
});

describe('the style of the log', () => {
  const NAMES = ['GITHUB_ACTIONS', 'NO_COLOR'] as const;
  for (const [env, hasBars, hasColors] of [
    [{ GITHUB_ACTIONS: 'true' }, true, true],
    [{ GITHUB_ACTIONS: 'true', NO_COLOR: '' }, true, true],
    [{ GITHUB_ACTIONS: 'true', NO_COLOR: '1' }, true, false],
    [{ GITHUB_ACTIONS: 'false' }, false, false],
    [{}, false, false],
  ] as const) {
    test(`with ${JSON.stringify(env)}: ${hasBars ? 'bars' : 'no bars'}, ${hasColors ? 'colors' : 'no colors'}`, () => {
      const inherited = process.env;
      process.env = { ...inherited };
      for (const name of NAMES) delete process.env[name];
      Object.assign(process.env, env);
      try {
        assert.deepEqual(logStyle(), { hasBars, hasColors });
      } finally {
        process.env = inherited;
      }
    });
  }
});
