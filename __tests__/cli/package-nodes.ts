/** The Node.js versions that the package is tested on. */
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';

/** Returns the `node` of this machine, as opposed to the one in node_modules that runs the tests. */
export function machineNode(): string {
  return (
    (process.env['PATH'] ?? '')
      .split(delimiter)
      .filter((folder) => !folder.includes('node_modules'))
      .map((folder) => join(folder, 'node'))
      .find((node) => versionOf(node) !== '') ?? process.execPath
  );
}

/** Returns an empty string if there is no such program. */
export function versionOf(node: string): string {
  return spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

/** The machine's and the tests' own; `npm run e2e` sets the oldest and the newest supported ones. */
export const NODES: readonly string[] = (
  process.env['TEST_NODES'] ?? [machineNode(), process.execPath].join(delimiter)
).split(delimiter);
