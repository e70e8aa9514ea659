import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashSummaries, readPictureHashes } from '../../preview/pictures.ts';

test('the pictures of summaries show the present ones; if not: npm run preview -- docs', () => {
  assert.deepEqual(readPictureHashes(), hashSummaries());
});
