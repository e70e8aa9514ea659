/** The action bundled in several ways, to show what each step of the build saves. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundle, LEFT_OUT, shorten } from '../scripts/bundle.js';
import { patchStartUp } from '../scripts/start-up-patches.js';

const ROOT = resolve(import.meta.dirname, '..');

export interface Bundle {
  readonly what: string;
  readonly file: string;
  readonly bytes: number;
}

/** @returns the bundles, which `remove` takes away again */
export async function makeBundles(): Promise<{ bundles: readonly Bundle[]; remove: () => void }> {
  execFileSync(process.execPath, [join(ROOT, 'scripts/build.js')], { stdio: 'inherit' });
  const sources = join(ROOT, 'build');
  cpSync(join(import.meta.dirname, 'empty-action.js'), join(sources, 'empty-action.js'));
  const folder = mkdtempSync(join(tmpdir(), 'bundles-'));

  const made: Bundle[] = [];
  const add = (what: string, text: string): void => {
    const file = join(folder, `${made.length}.cjs`);
    writeFileSync(file, text);
    made.push({ what, file, bytes: statSync(file).size });
  };
  const bundled = (entry: string, leftOut: Parameters<typeof bundle>[0]['leftOut']): string => {
    const out = join(folder, 'out');
    bundle({ folder: sources, entry, out, type: 'commonjs', leftOut });
    return readFileSync(join(out, 'index.js'), 'utf8');
  };
  add('all that ncc finds', bundled('index.js', {}));
  const lean = bundled('index.js', LEFT_OUT);
  add('without what is never reached', lean);
  const patched = patchStartUp(lean);
  add('with less to do at the start', patched);
  add('shortened: the action', await shorten(patched));
  const empty = patchStartUp(bundled('empty-action.js', LEFT_OUT));
  add('core and http-client alone', await shorten(empty));
  return { bundles: made, remove: () => rmSync(folder, { recursive: true }) };
}
