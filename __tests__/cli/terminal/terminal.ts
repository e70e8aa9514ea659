/** Runs the command at a pseudo-terminal, with a terminal emulator behind it. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import xterm, { type IBuffer, type IBufferLine, type Terminal } from '@xterm/headless';
import { isJsonObject, type JsonObject } from '../../../src/fiddler/json.ts';
import type { Owner } from '../../fixtures.ts';
import { type Replies, waitFor } from '../command.ts';

const PTY = join(import.meta.dirname, 'pty.py');
/** Begins a redraw. */
const ERASE = '\r\u001b[J';
const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';
/** What stands in the terminal before the command runs: more than a screen. */
export const HISTORY = Array.from({ length: 100 }, (_, index) => `before ${index}`);

interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** What happens once the command has printed the text `after`. */
export type Action = { readonly after: string } & (Size | { readonly type: string });

export interface Session extends Partial<Size> {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly actions?: readonly Action[];
}

/** A line of the terminal, and how many columns it takes there. */
export interface Row {
  readonly text: string;
  readonly width: number;
}

export interface Ended {
  readonly exitCode: number | null;
  /** All that the command printed. */
  readonly output: string;
  /** The live rows after each redraw. */
  readonly frames: ReadonlyArray<readonly Row[]>;
  /** What scrolled by and the screen, at the end. */
  readonly lines: readonly string[];
  readonly report: JsonObject;
}

/** Waits for jobs below `HISTORY`; however that ends, the terminal must be as it was. */
export async function waitAtTerminal(
  t: Owner,
  replies: Replies,
  { rows = 24, columns = 80, args, env, actions = [] }: Session = {},
): Promise<Ended> {
  const { exitCode, stdout, stderr } = await waitFor(t, replies, args, {
    runner: ['python3', PTY, JSON.stringify({ rows, columns, actions })],
    env: { TERM: 'xterm-256color', ...env },
  });
  const report: unknown = JSON.parse(stderr);
  assert.ok(isJsonObject(report));
  assert.equal(report['actionsLeft'], 0, stdout);
  assert.equal(report['modesAreKept'], true);

  const terminal = new xterm.Terminal({
    rows: rows || 24,
    cols: columns || 80,
    scrollback: 10_000,
    allowProposedApi: true,
  });
  const modes = { ...terminal.modes };
  await write(terminal, HISTORY.map((text) => `${text}\r\n`).join(''));
  const { active } = terminal.buffer;
  const frames: Array<readonly Row[]> = [];
  for (const part of stdout.replaceAll(ERASE, `\0${ERASE}`).split('\0')) {
    const [, newRows, newColumns] = /^resize (\d+) (\d+)$/.exec(part) ?? [];
    if (newRows === undefined) await write(terminal, part);
    else terminal.resize(Number(newColumns), Number(newRows));
    frames.push(linesOf(active, active.baseY + active.cursorY).map(rowOf));
  }
  assert.deepEqual(terminal.modes, modes);
  assert.ok(stdout.lastIndexOf(HIDE_CURSOR) <= stdout.lastIndexOf(SHOW_CURSOR));
  assert.equal(active.cursorX, 0);
  return { exitCode, output: stdout, frames, lines: textsOf(linesOf(active, 0)), report };
}

function write(terminal: Terminal, text: string): Promise<void> {
  return new Promise((resolve) => terminal.write(text, resolve));
}

/** Returns the lines from one on, without empty ones at the end. */
function linesOf(buffer: IBuffer, from: number): readonly IBufferLine[] {
  const lines = Array.from({ length: buffer.length - from }, (_, index) =>
    buffer.getLine(from + index),
  ).filter((line) => line !== undefined);
  return lines.slice(0, lines.findLastIndex((line) => line.translateToString(true) !== '') + 1);
}

/** Returns the texts of lines, each whole even if the terminal wrapped it. */
function textsOf(lines: readonly IBufferLine[]): readonly string[] {
  const texts: string[] = [];
  for (const line of lines) {
    const start = line.isWrapped ? (texts.pop() ?? '') : '';
    texts.push(start + line.translateToString(true));
  }
  return texts;
}

function rowOf(line: IBufferLine): Row {
  const cells = Array.from({ length: line.length }, (_, x) => line.getCell(x));
  const last = cells.findLastIndex((cell) => cell?.getChars().trim());
  return { text: line.translateToString(true), width: last + (cells[last]?.getWidth() ?? 1) };
}
