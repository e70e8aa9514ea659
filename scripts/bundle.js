/** How JavaScript and its dependencies become one file. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { minify } from 'terser';

const require = createRequire(import.meta.url);

/** Dependencies that the action never reaches, and the modules that are bundled in their place. */
export const LEFT_OUT = {
  // http-client loads it for getAgentDispatcher() alone. It is nine tenths of the bundle, most of
  // its start-up time and most of its security advisories.
  undici: ['./left-out/undici.js'],
  // http-client loads it at once, and needs it where there is a proxy.
  tunnel: ['./left-out/tunnel.js'],
  // core loads it for core.platform.getDetails() alone.
  '@actions/exec': ['./left-out/exec.js'],
};

/**
 * Has ncc write `index.js` and what belongs to it into `out`.
 *
 * @param {object} options
 * @param {string} options.folder the sources, with `left-out/` beside them; below a node_modules
 * @param {string} options.entry within `folder`
 * @param {string} options.out
 * @param {'commonjs' | 'module'} options.type of the bundle
 * @param {Readonly<Record<string, readonly string[]>>} options.leftOut as `LEFT_OUT`
 * @param {readonly string[]} [options.more] options of ncc
 */
export function bundle({ folder, entry, out, type, leftOut, more = [] }) {
  // ncc takes the files for what they are, and gives out CommonJS, unless they have a type.
  writeJson(join(folder, 'package.json'), type === 'module' ? { type } : {});
  // ncc applies the paths of the folder that it runs in, inside of node_modules too.
  writeJson(join(folder, 'tsconfig.json'), { compilerOptions: { paths: leftOut } });
  const ncc = join(dirname(require.resolve('@vercel/ncc/package.json')), 'dist/ncc/cli.js');
  const args = [ncc, 'build', entry, '--out', out, '--quiet', '--no-cache', ...more];
  execFileSync(process.execPath, args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
  writeJson(join(out, 'package.json'), { type });
}

/**
 * Leaves out what is never called, comments and long names: the less there is to read, the sooner a
 * step starts. In ASCII, since node holds other text in two bytes a character.
 *
 * @param {string} text
 */
export async function shorten(text) {
  const { code } = await minify(text, { compress: { passes: 2 }, format: { ascii_only: true } });
  if (code === undefined) throw new Error('there is nothing left of the bundle');
  return `${code}\n`;
}

/** @param {string} file @param {unknown} value */
function writeJson(file, value) {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
