/** The README's pictures of summaries, and a check that they show the present wording. */
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const OUTCOMES = ['failure', 'success'] as const;
const SCHEMES = ['light', 'dark'] as const;

const root = resolve(import.meta.dirname, '..');
const images = join(root, 'docs/images');
const hashes = join(images, 'summaries.json');

/** Returns the SHA-256 of each summary that has pictures. */
export function hashSummaries(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    OUTCOMES.map((name) => {
      const summary = readFileSync(join(root, `__tests__/golden/${name}.md`));
      return [name, createHash('sha256').update(summary).digest('hex')];
    }),
  );
}

/** Returns the hashes of the summaries that the pictures were made from. */
export function readPictureHashes(): unknown {
  return JSON.parse(readFileSync(hashes, 'utf8'));
}

/** Replaces the README's pictures by those in the folder. */
export function replacePictures(folder: string): void {
  for (const name of OUTCOMES) {
    for (const scheme of SCHEMES) {
      const picture = `${name}-${scheme}.png`;
      copyFileSync(join(folder, picture), join(images, `summary-${picture}`));
    }
  }
  writeFileSync(hashes, `${JSON.stringify(hashSummaries(), null, 2)}\n`);
}
