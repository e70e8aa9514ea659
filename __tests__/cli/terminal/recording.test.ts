import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { renderRecording } from '../../../preview/recording.ts';

const PICTURE = join(import.meta.dirname, '../../../docs/images/command.svg');

test('docs/images/command.svg shows the command as it is: else run `npm run preview`', async () => {
  // Not `assert.equal`, which would print both.
  assert.ok(readFileSync(PICTURE, 'utf8') === (await renderRecording()));
});
