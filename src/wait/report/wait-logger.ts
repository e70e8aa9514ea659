/** Logs a wait: changes, errors, and a heartbeat. */
import type { Clock } from '../../fiddler/clock.ts';
import { isFinalStatus, isKnownStatus } from '../../fiddler/job-status.ts';
import { jobOf, type WaitEvent, type WaitRecord } from '../record.ts';
import type { Line } from '../text/sanitize.ts';
import {
  renderChange,
  renderError,
  renderHeartbeat,
  renderLoweredRate,
  renderOverview,
  renderRoundTime,
  renderUnknownState,
  renderUnreadTasks,
} from './log-lines.ts';

/** Maximum time without a line. */
const HEARTBEAT_MS = 60_000;
/** With several jobs, errors of the same kind are logged once in this time. */
const ERROR_INTERVAL_MS = 10_000;
/** With more jobs, changes of progress are not logged. */
const MAX_JOBS_WITH_PROGRESS = 10;
/** With more jobs, only final states are logged. */
const MAX_JOBS_WITH_STATES = 100;

export interface LogWriter {
  info(line: Line): void;
  warn(line: Line): void;
}

export class WaitLogger {
  readonly #writer: LogWriter;
  readonly #clock: Clock;
  #heartbeat: AbortController | null = null;
  #hasWarnedOfState = false;
  readonly #errorLoggedAtMs = new Map<string, number>();
  #lastLineAtMs = 0;

  constructor(writer: LogWriter, clock: Clock) {
    this.#writer = writer;
    this.#clock = clock;
  }

  readonly listener = (event: WaitEvent, record: WaitRecord): void => {
    const { atMs } = event;
    switch (event.kind) {
      case 'began': {
        const roundTime = renderRoundTime(record, event.requestsPerMinute);
        if (roundTime !== null) this.#log(roundTime, atMs);
        break;
      }
      case 'read': {
        const { id, job, change } = event;
        const isFinal = isFinalStatus(job.status);
        const { length } = record.jobs;
        if (!isKnownStatus(job.status) && !this.#hasWarnedOfState) {
          this.#hasWarnedOfState = true;
          this.#writer.warn(renderUnknownState(job));
        }
        const isLogged =
          isFinal ||
          length <= MAX_JOBS_WITH_PROGRESS ||
          (change === 'state' && length <= MAX_JOBS_WITH_STATES);
        if (change !== null && isLogged) {
          this.#log(renderChange(jobOf(record, id), length, atMs), atMs);
        }
        // A wait that ends with its first checks is shorter than a minute.
        if (!isFinal) this.#startHeartbeat(record, atMs);
        break;
      }
      case 'readFailed': {
        const { error, pauseMs } = event;
        const loggedAtMs = this.#errorLoggedAtMs.get(error.label) ?? Number.NEGATIVE_INFINITY;
        if (record.jobs.length === 1 || atMs - loggedAtMs >= ERROR_INTERVAL_MS) {
          this.#errorLoggedAtMs.set(error.label, atMs);
          this.#log(renderError(error, pauseMs, atMs), atMs);
        }
        this.#startHeartbeat(record, atMs);
        break;
      }
      case 'rateLowered':
        if (record.jobs.length > 1) {
          this.#log(renderLoweredRate(event.requestsPerMinute, atMs), atMs);
        }
        break;
      case 'tasksUnread':
        this.#log(renderUnreadTasks(event.id, event.reason, atMs), atMs);
        break;
      case 'ended':
        this.#heartbeat?.abort();
    }
  };

  #startHeartbeat(record: WaitRecord, atMs: number): void {
    if (this.#heartbeat !== null) return;
    this.#heartbeat = new AbortController();
    void this.#beat(record, this.#clock.nowMs() - atMs, this.#heartbeat.signal);
  }

  async #beat(record: WaitRecord, startMs: number, signal: AbortSignal): Promise<void> {
    const [only, ...others] = record.jobs;
    let lastOverviewAtMs = 0;
    while (!signal.aborted && only !== undefined) {
      // Several jobs get an overview each minute, a single one a line after a silent minute.
      const lastAtMs = others.length > 0 ? lastOverviewAtMs : this.#lastLineAtMs;
      const atMs = this.#clock.nowMs() - startMs;
      const pauseMs = lastAtMs + HEARTBEAT_MS - atMs;
      if (pauseMs > 0) {
        await this.#clock.sleep(pauseMs, signal).catch(() => {});
      } else if (others.length > 0) {
        lastOverviewAtMs = atMs;
        this.#log(renderOverview(record, atMs), atMs);
      } else {
        this.#log(renderHeartbeat(only, atMs), atMs);
      }
    }
  }

  #log(line: Line, atMs: number): void {
    this.#writer.info(line);
    this.#lastLineAtMs = atMs;
  }
}
