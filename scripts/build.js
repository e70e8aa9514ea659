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
import { bundle, LEFT_OUT, shorten } from './bundle.js';
import { patchStartUp } from './start-up-patches.js';

const root = resolve(import.meta.dirname, '..');
const build = join(root, 'build');
const dist = join(root, 'dist');
const library = join(dist, 'library');

function compile() {
  const require = createRequire(import.meta.url);
  const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
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
  const imports = /(?<= from ')(\.{1,2}\/[a-z/-]+)\.ts(?=')/g;
  mkdirSync(dirname(join(to, file)), { recursive: true });
  writeFileSync(join(to, file), text.replace(imports, '$1.js'));
  for (const [, path = ''] of text.matchAll(imports)) {
    copyTypes(join(dirname(file), `${path}.d.ts`), from, to, copied);
  }
}

rmSync(build, { recursive: true, force: true });
compile();
// Only now: source with an error in it leaves the last dist as it is.
rmSync(dist, { recursive: true, force: true });
cpSync(join(root, 'scripts/left-out'), join(build, 'left-out'), { recursive: true });
bundle({
  folder: build,
  entry: 'index.js',
  out: dist,
  type: 'commonjs',
  leftOut: LEFT_OUT,
  more: ['--license', 'licenses.txt'],
});
const action = join(dist, 'index.js');
writeFileSync(action, await shorten(patchStartUp(readFileSync(action, 'utf8'))));

mkdirSync(library);
// What stands in for tunnel is CommonJS, and a library's start-up is not a step's.
const { tunnel: _, ...leftOut } = LEFT_OUT;
bundle({ folder: build, entry: 'fiddler/index.js', out: library, type: 'module', leftOut });
copyTypes('index.d.ts', join(build, 'fiddler'), library);
