// act, the program that runs workflows on this machine: the one that is there, or else built here.

import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MODULE = 'github.com/nektos/act@v0.2.89';
/** Ignored by git, and beyond what `npm ci` and the build sweep. */
const OWN_FOLDER = fileURLToPath(new URL('../../.cache/act', import.meta.url));
/** Two minutes on two idle cores; without a network, Go tries for a while before it gives up. */
const LONGEST_BUILD_MS = 600_000;

/**
 * @returns {{ path: string } | { missing: string }} `missing` says why there is none
 */
export function obtainAct() {
  const given = process.env['ACT'];
  if (given !== undefined) {
    return runs(given) ? { path: given } : { missing: `ACT is ${given}, which does not run` };
  }
  const own = join(OWN_FOLDER, 'act');
  const path = ['act', join(goFolder(), 'act'), own].find(runs);
  if (path !== undefined) return { path };
  if (spawnSync('go', ['version']).status !== 0) {
    return { missing: 'act is missing, and so is Go, which could build it' };
  }
  console.log(`act is missing: Go builds ${MODULE}, once, which may take some minutes`);
  mkdirSync(OWN_FOLDER, { recursive: true });
  const { status, signal, stderr } = spawnSync('go', ['install', MODULE], {
    encoding: 'utf8',
    timeout: LONGEST_BUILD_MS,
    env: { ...process.env, GOBIN: OWN_FOLDER },
  });
  if (status === 0 && runs(own)) return { path: own };
  // Downloads are told first; what went wrong comes last.
  const why = signal === null ? (stderr.trim().split('\n').at(-1) ?? '') : 'it took too long';
  return { missing: `act is missing, and Go could not build it: ${why}` };
}

/** Where `go install` puts programs, which need not be on the PATH. */
function goFolder() {
  const { GOBIN, GOPATH, HOME = '' } = process.env;
  return GOBIN ?? join(GOPATH ?? join(HOME, 'go'), 'bin');
}

/** @param {string} program */
function runs(program) {
  return spawnSync(program, ['--version']).status === 0;
}
