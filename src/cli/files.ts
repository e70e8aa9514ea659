/** The files that the command writes. */
import {
  accessSync,
  appendFileSync,
  constants,
  existsSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { messageOf } from '../fiddler/errors.ts';
import { InvalidInput } from '../wait/options.ts';

/**
 * Checks whether a file can be written, without touching it.
 *
 * @param isReplaced whether it has to be a regular file, if it exists
 * @throws InvalidInput
 */
export function checkWritable(option: string, path: string, isReplaced: boolean): void {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isDirectory()) throw new Error('it is a directory');
    if (isReplaced && stats?.isFile() === false) throw new Error('it is not a regular file');
    const folder = dirname(path);
    if (!statSync(folder).isDirectory()) throw new Error(`${folder} is not a directory`);
    accessSync(stats === undefined || isReplaced ? folder : path, constants.W_OK);
  } catch (error) {
    throw new InvalidInput([`${option}: ${path} cannot be written (${messageOf(error)}).`]);
  }
}

/** Appends Markdown, below a blank line if the file has something already. */
export function appendBlock(path: string, text: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  appendFileSync(path, `${size > 0 ? '\n\n' : ''}${text}\n`);
}

/** Replaces a file as a whole: even if the process is killed, no part of it is left. */
export function replaceFile(path: string, text: string): void {
  const temporary = join(dirname(path), `.wait-for-job-${process.pid}.tmp`);
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/**
 * Removes what an earlier run left: it would be taken for the result of this one.
 *
 * @throws InvalidInput
 */
export function removeFile(option: string, path: string): void {
  try {
    if (existsSync(path)) unlinkSync(path);
  } catch (error) {
    throw new InvalidInput([`${option}: ${path} cannot be replaced (${messageOf(error)}).`]);
  }
}
