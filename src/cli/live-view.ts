/**
 * Redraws rows at the bottom of a terminal's output.
 *
 * Between two redraws the cursor stays on the first row, and a redraw erases from there to the end of
 * the screen. So nothing above is ever touched, however a terminal wraps the rows after a resize. A
 * terminal that wraps them and moves the cursor down with them (xterm.js) keeps copies of the rows above.
 * The cursor is never hidden and no mode is left changed, however the process ends.
 */
import type { Clock } from '../fiddler/clock.ts';
import {
  type JobEnd,
  jobOf,
  permanentErrorOf,
  type WaitEvent,
  type WaitRecord,
} from '../wait/record.ts';
import { withTime } from '../wait/report/log-lines.ts';
import { line } from '../wait/text/sanitize.ts';
import { evaluateJob } from '../wait/verdict.ts';
import { renderRows, type Window } from './live-rows.ts';

const REDRAW_MS = 1_000;
/** Used if the size is unknown. */
const DEFAULT_SIZE = { columns: 80, rows: 24 };
const ERASE_DOWN = '\u001b[J';
/** A row that is wider than counted, since terminals differ, must not wrap. */
const NO_WRAP = '\u001b[?7l';
const WRAP = '\u001b[?7h';

/** The part of `tty.WriteStream` that is used. */
export interface Screen {
  readonly columns?: number;
  readonly rows?: number;
  write(text: string): unknown;
  on(event: 'resize', listener: () => void): unknown;
  off(event: 'resize', listener: () => void): unknown;
}

export class LiveView {
  readonly #screen: Screen;
  readonly #hasColors: boolean;
  readonly #clock: Clock;
  readonly #ended = new AbortController();
  #record: WaitRecord | null = null;
  #startMs = 0;

  constructor(screen: Screen, hasColors: boolean, clock: Clock) {
    this.#screen = screen;
    this.#hasColors = hasColors;
    this.#clock = clock;
  }

  readonly listener = (event: WaitEvent, record: WaitRecord): void => {
    const { atMs } = event;
    if (event.kind === 'began') {
      this.#record = record;
      this.#startMs = this.#clock.nowMs() - atMs;
      this.#screen.on('resize', this.#redraw);
      void this.#keepRedrawing();
    }
    if (event.kind === 'ended') {
      this.#close();
      return;
    }
    if (event.kind === 'jobEnded') this.#logEnd(event.id, event.end, record, atMs);
    this.#redraw();
  };

  /** A job that ended stays as a line above the rows. Timeouts end all, and the final error has them. */
  #logEnd(id: string, end: JobEnd, record: WaitRecord, atMs: number): void {
    if (end.kind !== 'final' && permanentErrorOf(end) === null) return;
    const { sentence, succeeded } = evaluateJob(jobOf(record, id), record);
    // So does a single failure.
    if (!succeeded && record.jobs.length === 1) return;
    this.#screen.write(`\r${ERASE_DOWN}${withTime(line`${sentence}`, atMs).text}\n`);
  }

  async #keepRedrawing(): Promise<void> {
    const { signal } = this.#ended;
    while (!signal.aborted) {
      await this.#clock.sleep(REDRAW_MS, signal).catch(() => {});
      this.#redraw();
    }
  }

  readonly #redraw = (): void => {
    if (this.#record === null) return;
    const rows = renderRows(this.#record, this.#clock.nowMs() - this.#startMs, this.#window);
    const up = rows.length > 1 ? `\u001b[${rows.length - 1}A` : '';
    this.#screen.write(`\r${ERASE_DOWN}${NO_WRAP}${rows.join('\r\n')}${WRAP}${up}\r`);
  };

  #close(): void {
    this.#record = null;
    this.#ended.abort();
    this.#screen.off('resize', this.#redraw);
    this.#screen.write(`\r${ERASE_DOWN}`);
  }

  get #window(): Window {
    return {
      columns: this.#screen.columns || DEFAULT_SIZE.columns,
      rows: this.#screen.rows || DEFAULT_SIZE.rows,
      hasColors: this.#hasColors,
    };
  }
}
