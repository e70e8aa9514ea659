/** The log while the wait goes on: changes, trouble, and a sign of life once a minute. */
import type { Clock } from '../../fiddler/clock.ts';
import type { Check } from '../../fiddler/follow/follow.ts';
import type { JobFields } from '../../fiddler/job/job-fields.ts';
import { isFinalStatus, isKnownStatus } from '../../fiddler/job/job-status.ts';
import type { Runner } from '../runner.ts';
import type { Cleaner, Line } from '../text/cleaner.ts';
import {
  type Labelled,
  renderChange,
  renderHeartbeat,
  renderLoweredRate,
  renderOverview,
  renderRoundTime,
  renderTitle,
  renderTrouble,
  renderUnexplained,
  renderUnknownState,
} from './log.ts';
import type { JobRecord, noteAnswer, WaitRecord } from './record.ts';
import { shortId } from './short-id.ts';

/** The longest that the log is silent. */
const HEARTBEAT_MS = 60_000;
/** With several jobs, the same trouble is told again only after this time. */
const TROUBLE_MS = 10_000;
/** With more jobs than this, progress is not told, only changes of state. */
const MOST_WITH_PROGRESS = 10;
/** With more jobs than this, only ends are told. */
const MOST_WITH_STATES = 100;

export interface JournalOptions {
  readonly runner: Runner;
  readonly cleaner: Cleaner;
  readonly clock: Clock;
  readonly elapsedMs: () => number;
}

export class Journal {
  readonly #wait: WaitRecord;
  readonly #runner: Runner;
  readonly #cleaner: Cleaner;
  readonly #clock: Clock;
  readonly #elapsedMs: () => number;
  /** Stops the signs of life; null until there is a first one to wait for. */
  #beating: AbortController | null = null;
  #hasWarnedOfState = false;
  readonly #toldTroubleMs = new Map<string, number>();
  #lastLineMs = 0;
  #perMinute = Number.POSITIVE_INFINITY;

  constructor(wait: WaitRecord, { runner, cleaner, clock, elapsedMs }: JournalOptions) {
    this.#wait = wait;
    this.#runner = runner;
    this.#cleaner = cleaner;
    this.#clock = clock;
    this.#elapsedMs = elapsedMs;
  }

  /** @param perMinute the requests that may be sent in a minute, for all jobs */
  begin(intervalMs: number | null, perMinute: number): void {
    this.#perMinute = perMinute;
    this.#runner.startGroup(renderTitle(this.#wait, this.#cleaner));
    const round = renderRoundTime(this.#wait.jobs.length, intervalMs, perMinute, this.#cleaner);
    if (round !== null) this.#tell(round);
  }

  end(): void {
    this.#beating?.abort();
    this.#runner.endGroup();
  }

  answer(record: JobRecord, job: JobFields, changed: ReturnType<typeof noteAnswer>): void {
    if (!isKnownStatus(job.status) && !this.#hasWarnedOfState) {
      this.#hasWarnedOfState = true;
      this.#runner.warn(renderUnknownState(job, this.#cleaner));
    }
    const jobs = this.#wait.jobs.length;
    if (!isFinalStatus(job.status)) void this.#beat();
    const isTold =
      changed !== 'nothing' &&
      (isFinalStatus(job.status) ||
        jobs <= MOST_WITH_PROGRESS ||
        (changed === 'state' && jobs <= MOST_WITH_STATES));
    if (!isTold) return;
    const labelled = this.#label(record, job);
    const { observations } = record;
    this.#tell(renderChange(labelled, observations, this.#elapsedMs(), this.#cleaner));
  }

  /** The tasks of a job that failed could not be read. */
  unexplained(record: JobRecord): void {
    this.#tell(renderUnexplained(record, this.#elapsedMs(), this.#cleaner));
  }

  /** @param perMinute the requests that may be sent in a minute after it, for all jobs */
  trouble(check: Extract<Check, { kind: 'error' }>, perMinute: number): void {
    const { label } = check.error;
    const nowMs = this.#elapsedMs();
    const toldMs = this.#toldTroubleMs.get(label) ?? Number.NEGATIVE_INFINITY;
    if (this.#wait.jobs.length === 1 || nowMs - toldMs >= TROUBLE_MS) {
      this.#toldTroubleMs.set(label, nowMs);
      this.#tell(renderTrouble(check, nowMs, this.#cleaner));
    }
    if (perMinute < this.#perMinute && this.#wait.jobs.length > 1) {
      this.#tell(renderLoweredRate(perMinute, nowMs, this.#cleaner));
    }
    this.#perMinute = perMinute;
    void this.#beat();
  }

  /** A wait that ends with its first checks, which is long before a minute, needs no sign of life. */
  async #beat(): Promise<void> {
    if (this.#beating !== null) return;
    this.#beating = new AbortController();
    const { signal } = this.#beating;
    const [only, ...others] = this.#wait.jobs;
    let lastOverviewMs = 0;
    while (!signal.aborted && only !== undefined) {
      // With several jobs the whole is told of in any case, with one only after a silence.
      const toldMs = others.length > 0 ? lastOverviewMs : this.#lastLineMs;
      const wakeMs = toldMs + HEARTBEAT_MS;
      const nowMs = this.#elapsedMs();
      if (wakeMs > nowMs) {
        await this.#clock.sleep(wakeMs - nowMs, signal).catch(() => {});
      } else if (others.length > 0) {
        lastOverviewMs = nowMs;
        this.#tell(renderOverview(this.#wait, nowMs, (job) => this.#labelOf(job), this.#cleaner));
      } else {
        this.#tell(renderHeartbeat(only, nowMs, this.#cleaner));
      }
    }
  }

  #labelOf(record: JobRecord): Labelled | null {
    return record.job === null ? null : this.#label(record, record.job);
  }

  #label({ id }: JobRecord, job: JobFields): Labelled {
    // Jobs that are waited for together often have the same name.
    const isAlone = this.#wait.jobs.length === 1;
    return { job, label: isAlone ? job.name : `${job.name} (${shortId(id)})` };
  }

  #tell(line: Line): void {
    this.#runner.info(line);
    this.#lastLineMs = this.#elapsedMs();
  }
}
