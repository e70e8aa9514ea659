// `node scripts/release-notes.js 1.2.3`: prints the section of CHANGELOG.md for a version.

import { readFileSync } from 'node:fs';

const [version = ''] = process.argv.slice(2);
const section = readFileSync(new URL('../CHANGELOG.md', import.meta.url), 'utf8')
  .split(/^## /m)
  .find((part) => part.startsWith(`[${version}]`))
  ?.split('\n')
  .slice(1)
  .join('\n')
  // The headings' links are at the end of the file.
  .replace(/^\[[^\]]+\]: .*$/gm, '')
  .trim();

if (section) {
  console.log(section);
} else {
  console.error(`CHANGELOG.md has no section for "${version}". Usage: release-notes.js 1.2.3`);
  process.exitCode = 1;
}
