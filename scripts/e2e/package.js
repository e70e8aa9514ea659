// The tests of the package on the oldest and the newest supported Node.js.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { execute } from './programs.js';
import { ROOT } from './repository.js';

const VERSIONS = ['20.19.0', '26.10.0'];
/** Ignored by git, and not deleted by `npm ci` or the build. */
const OWN_FOLDER = join(ROOT, '.cache/node');

/**
 * Finds the programs, or installs them once.
 *
 * @returns {string | undefined} their paths, as in a PATH; undefined if that is not possible
 */
export function obtainNodes() {
  const nodes = VERSIONS.map((version) =>
    join(OWN_FOLDER, `node_modules/node-${version}/bin/node`),
  );
  if (!nodes.every((node) => existsSync(node))) {
    console.log(`npm installs Node.js ${VERSIONS.join(' and ')}`);
    const { platform, arch } = process;
    const name = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
    const packages = VERSIONS.map(
      (version) => `node-${version}@npm:${name}-${platform}-${arch}@${version}`,
    );
    mkdirSync(OWN_FOLDER, { recursive: true });
    spawnSync('npm', ['install', '--prefix', OWN_FOLDER, ...packages], { stdio: 'ignore' });
  }
  return nodes.every((node) => existsSync(node)) ? nodes.join(delimiter) : undefined;
}

/** @param {string} nodes as in a PATH */
export function testPackage(nodes) {
  const args = ['--import', './scripts/typescript.js', '--test', '--test-name-pattern=on Node.js'];
  const file = '__tests__/cli/package.test.ts';
  return execute(process.execPath, [...args, file], ROOT, { ...process.env, TEST_NODES: nodes });
}
