/**
 * Builds dist/ from src/: TypeScript to JavaScript with tsc, and all of it with its dependencies
 * into one CommonJS file with ncc. (ncc's own TypeScript loader needs a JavaScript API that the
 * compiler does not have any more, and CommonJS starts faster than an ES module.) Then the same for
 * the library, as an ES module with its types, into dist/library/.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { minify } from 'terser';
import { patchStartUp } from './start-up-patches.js';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const build = join(root, 'build');
const dist = join(root, 'dist');
const require = createRequire(import.meta.url);

/** Dependencies that the action never reaches, and the modules that are bundled in their place. */
const leftOut = {
  // http-client loads it for getAgentDispatcher() alone. It is nine tenths of the bundle, most of
  // its start-up time and most of its security advisories.
  undici: ['./left-out/undici.js'],
  // http-client loads it at once, and needs it where there is a proxy.
  tunnel: ['./left-out/tunnel.js'],
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

/** @param {string[]} args */
function tsc(args) {
  run(join(dirname(require.resolve('typescript/package.json')), 'bin/tsc'), args, root);
}

/** @param {string} entry @param {string} out @param {string[]} options */
function ncc(entry, out, options) {
  const script = join(dirname(require.resolve('@vercel/ncc/package.json')), 'dist/ncc/cli.js');
  run(script, ['build', entry, '--out', out, '--quiet', '--no-cache', ...options], build);
}

/**
 * Leaves out what is never called, comments and long names: to read the bundle takes more of the
 * start-up than anything else. In ASCII, since node holds other text in two bytes a character.
 *
 * @param {string} text
 */
async function shrink(text) {
  const { code } = await minify(text, {
    compress: { passes: 2 },
    format: { ascii_only: true },
  });
  if (code === undefined) throw new Error('there is nothing left of the bundle');
  return `${code}\n`;
}

/**
 * Copies a declaration file, and those that it imports, for which node's names are needed.
 *
 * @param {string} file @param {string} from @param {string} to @param {Set<string>} copied
 */
function copyTypes(file, from, to, copied = new Set()) {
  if (copied.has(file)) return;
  copied.add(file);
  const text = readFileSync(join(from, file), 'utf8');
  const imports = /(?<= from '\.\/)([a-z-]+)\.ts(?=')/g;
  writeFileSync(join(to, file), text.replace(imports, '$1.js'));
  for (const [, name] of text.matchAll(imports)) copyTypes(`${name}.d.ts`, from, to, copied);
}

rmSync(build, { recursive: true, force: true });
tsc(['-p', 'tsconfig.build.json']);
// Only now: source with an error in it leaves the last dist as it is.
rmSync(dist, { recursive: true, force: true });
cpSync(join(root, 'scripts/left-out'), join(build, 'left-out'), { recursive: true });
// Without a type, ncc takes the files for what they are and gives out CommonJS.
writeJson(join(build, 'package.json'), {});
// ncc applies the paths of the folder that it runs in, inside of node_modules too.
writeJson(join(build, 'tsconfig.json'), { compilerOptions: { paths: leftOut } });
ncc('index.js', dist, ['--license', 'licenses.txt']);
const bundle = join(dist, 'index.js');
writeFileSync(bundle, await shrink(patchStartUp(readFileSync(bundle, 'utf8'))));
writeJson(join(dist, 'package.json'), { type: 'commonjs' });

const library = join(dist, 'library');
mkdirSync(library);
writeJson(join(build, 'package.json'), { type: 'module' });
// What stands in for tunnel is CommonJS, and a library's start-up is not a step's.
const { tunnel: _, ...leftOutOfLibrary } = leftOut;
writeJson(join(build, 'tsconfig.json'), { compilerOptions: { paths: leftOutOfLibrary } });
ncc('fiddler/index.js', library, []);
writeJson(join(library, 'package.json'), { type: 'module' });
copyTypes('index.d.ts', join(build, 'fiddler'), library);
