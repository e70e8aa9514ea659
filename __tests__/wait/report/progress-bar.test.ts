import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { renderBar, renderColored } from '../../../src/wait/report/progress-bar.ts';

describe('a progress bar', () => {
  for (const [progress, bar] of [
    [0, '▕          ▏'],
    [0.001, '▕▏         ▏'],
    [1.25, '▕▏         ▏'],
    [2.5, '▕▎         ▏'],
    [3.75, '▕▍         ▏'],
    [5, '▕▌         ▏'],
    [6.25, '▕▋         ▏'],
    [7.5, '▕▊         ▏'],
    [8.75, '▕▉         ▏'],
    [10, '▕█         ▏'],
    [12.5, '▕█▎        ▏'],
    [50, '▕█████     ▏'],
    [98.75, '▕█████████▉▏'],
    [99.999, '▕█████████▉▏'],
    [100, '▕██████████▏'],
  ] as const) {
    test(`of ${progress} % is ${bar}`, () => {
      assert.equal(renderBar(progress), bar);
    });
  }

  test('always has the same length, and never less than a smaller progress', () => {
    const filled = (bar: string): number =>
      [...bar].reduce((sum, block) => sum + ' ▏▎▍▌▋▊▉█'.indexOf(block), 0);
    let last = -1;
    for (let progress = 0; progress <= 100; progress += 0.05) {
      const bar = renderBar(progress, 20);
      assert.equal(bar.length, 22);
      const eighths = filled(bar.slice(1, -1));
      assert.ok(eighths >= last && eighths <= 160, bar);
      last = eighths;
    }
  });
});

describe('a state in color', () => {
  for (const [status, color] of [
    ['STARTED', 36],
    ['RETRY', 33],
    ['SUCCESS', 32],
    ['FAILURE', 31],
    ['REVOKED', 31],
  ] as const) {
    test(`is ${status} in ${color}, and nothing after it`, () => {
      assert.equal(renderColored(status).text, `\u001b[${color}m${status}\u001b[0m`);
    });
  }

  for (const status of ['PENDING', 'PAUSED', 'success', '__proto__', 'constructor']) {
    test(`is plain for ${status}`, () => {
      assert.equal(renderColored(status).text, status);
    });
  }
});
