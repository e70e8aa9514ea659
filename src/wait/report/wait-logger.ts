/** Logs a wait: changes, errors, and a heartbeat. */
import type { Clock } from '../../fiddler/clock.ts';
import type { JobFields } from '../../fiddler/job-fields.ts';
import { isFinalStatus, isKnownStatus } from '../../fiddler/job-status.ts';
import { jobOf, permanentErrorOf, type WaitEvent, type WaitRecord } from '../record.ts';
import type { Line } from '../text/sanitize.ts';
import {
  type LogStyle,
  renderChange,
  renderError,
  renderGivenUp,
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
const ERROR_INTERVAL_MS = 60_000;
/** Smaller moves of progress are logged once a minute. */
const MIN_LOGGED_POINTS = 1;
/** With more jobs, changes of progress are not logged. */
const MAX_JOBS_WITH_PROGRESS = 10;
/** With more jobs, only final states are logged. */
const MAX_JOBS_WITH_STATES = 100;

export interface LogWriter {
  info(line: Line): void;
  warn(line: Line, atMs: number): void;
}

export class WaitLogger {
  readonly #writer: LogWriter;
  readonly #style: LogStyle;
  readonly #clock: Clock;
  #heartbeat: AbortController | null = null;
  #hasWarnedOfState = false;
  /** By job. */
  readonly #logged = new Map<string, { progress: number | null; atMs: number }>();
  readonly #errorLoggedAtMs = new Map<string, number>();
  #lastLineAtMs = 0;

  constructor(writer: LogWriter, style: LogStyle, clock: Clock) {
    this.#writer = writer;
    this.#style = style;
    this.#clock = clock;
  }

  readonly listener = (event: WaitEvent, record: WaitRecord): void => {
    const { atMs } = event;
    switch (event.kind) {
      case 'began': {
        const roundTime = renderRoundTime(record, event.requestsPerMinute, atMs);
        if (roundTime !== null) this.#log(roundTime, atMs);
        break;
      }
      case 'read': {
        const { id, job, change } = event;
        const isFinal = isFinalStatus(job.status);
        const { length } = record.jobs;
        if (!isKnownStatus(job.status) && !this.#hasWarnedOfState) {
          this.#hasWarnedOfState = true;
          this.#writer.warn(renderUnknownState(job, record.names), atMs);
        }
        const isLogged =
          isFinal ||
          (change === 'state' && length <= MAX_JOBS_WITH_STATES) ||
          (length <= MAX_JOBS_WITH_PROGRESS && this.#isNewProgress(job, atMs));
        if (change !== null && isLogged) {
          this.#logged.set(id, { progress: job.progress, atMs });
          this.#log(renderChange(jobOf(record, id), length, atMs, this.#style), atMs);
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
      case 'jobEnded': {
        const error = permanentErrorOf(event.end);
        if (error !== null && record.jobs.length > 1) {
          this.#log(renderGivenUp(jobOf(record, event.id), error, atMs), atMs);
        }
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

  /** Progress is logged if it moved by a point, or after a minute. */
  #isNewProgress({ id, progress }: JobFields, atMs: number): boolean {
    const last = this.#logged.get(id);
    if (last === undefined || progress === null || last.progress === null) return true;
    const movedPoints = Math.abs(progress - last.progress);
    return movedPoints >= MIN_LOGGED_POINTS || atMs - last.atMs >= HEARTBEAT_MS;
  }

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
      // Timers know no fractions of a millisecond.
      if (pauseMs >= 1) {
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
