// Writes docs/api.md, or the file that is named: the library's reference, from the docstrings in
// dist/library/*.d.ts, which the build has made.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseDeclarations, parseExports } from './api-reference/declarations.js';
import { renderReference } from './api-reference/reference.js';

const LIBRARY = new URL('../dist/library/', import.meta.url);

const declarations = readdirSync(LIBRARY, { encoding: 'utf8', recursive: true })
  .filter((file) => file.endsWith('.d.ts') && file !== 'index.d.ts')
  .sort()
  .flatMap((file) => parseDeclarations(readFileSync(new URL(file, LIBRARY), 'utf8')));
const exported = parseExports(readFileSync(new URL('index.d.ts', LIBRARY), 'utf8'));
const [file = fileURLToPath(new URL('../docs/api.md', import.meta.url))] = process.argv.slice(2);
writeFileSync(file, renderReference(declarations, exported));
