/** Reads the file in `--token-file`. */
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { isatty } from 'node:tty';
import { messageOf } from '../fiddler/errors.ts';
import type { TokenFile } from './arguments.ts';

/** @param path `-` for standard input */
export async function readTokenFile(path: string): Promise<TokenFile> {
  if (path === '-' && isatty(0))
    return { error: 'standard input is a terminal; pipe the key into it.' };
  try {
    return { text: path === '-' ? await text(process.stdin) : await readFile(path, 'utf8') };
  } catch (error) {
    return { error: `${path} cannot be read (${messageOf(error)}).` };
  }
}
