// `node --import ./scripts/typescript.js …`: runs TypeScript on Node.js 20, too, by removing the types as
// newer versions do themselves.

import { readFileSync } from 'node:fs';
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

// Node.js loads this file again in the thread of the hooks.
if (isMainThread && !process.features.typescript) register(import.meta.url);

/** @type {import('node:module').LoadHook} */
export async function load(url, context, nextLoad) {
  if (!url.endsWith('.ts')) return nextLoad(url, context);
  const { transformSync } = await import('@swc/wasm-typescript');
  const { code } = transformSync(readFileSync(new URL(url), 'utf8'), { mode: 'strip-only' });
  return { format: 'module', source: code, shortCircuit: true };
}
