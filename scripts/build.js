/**
 * Builds dist/ from src/: TypeScript to JavaScript with tsc, and all of it with its dependencies
 * into one CommonJS file with ncc. (ncc's own TypeScript loader needs a JavaScript API that the
 * compiler does not have any more, and CommonJS starts faster than an ES module.)
 */
import { execFileSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const build = join(root, 'build');
const dist = join(root, 'dist');
const require = createRequire(import.meta.url);

/** Dependencies that the action never reaches, and the modules that are bundled in their place. */
const leftOut = {
  // http-client loads it for getAgentDispatcher() alone. It is nine tenths of the bundle, most of
  // its start-up time and most of its security advisories.
  undici: ['./left-out/undici.js'],
  // core loads it for core.platform.getDetails() alone.
  '@actions/exec': ['./left-out/exec.js'],
};

/** @param {string} script @param {string[]} args @param {string} cwd */
function run(script, args, cwd) {
  execFileSync(process.execPath, [script, ...args], {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

/** @param {string} file @param {unknown} value */
function writeJson(file, value) {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}

rmSync(build, { recursive: true, force: true });
rmSync(dist, { recursive: true, force: true });
run(
  join(dirname(require.resolve('typescript/package.json')), 'bin/tsc'),
  ['-p', 'tsconfig.build.json'],
  root,
);
cpSync(join(root, 'scripts/left-out'), join(build, 'left-out'), { recursive: true });
// Without a type, ncc takes the files for what they are and gives out CommonJS.
writeJson(join(build, 'package.json'), {});
// ncc applies the paths of the folder that it runs in, inside of node_modules too.
writeJson(join(build, 'tsconfig.json'), { compilerOptions: { paths: leftOut } });
run(
  join(dirname(require.resolve('@vercel/ncc/package.json')), 'dist/ncc/cli.js'),
  ['build', 'index.js', '--out', dist, '--license', 'licenses.txt', '--quiet'],
  build,
);
writeJson(join(dist, 'package.json'), { type: 'commonjs' });
