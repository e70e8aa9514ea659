/** The Node.js versions that the package is tested on. */
import { spawnSync } from 'node:child_process';
import { delimiter } from 'node:path';

export function versionOf(node: string): string {
  return spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
}

/** The one that runs the tests; `npm run e2e` sets the oldest and the newest supported ones. */
export const NODES: readonly string[] = (process.env['TEST_NODES'] ?? process.execPath).split(
  delimiter,
);
