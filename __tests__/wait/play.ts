/** Runs the real wait on a fake clock, for jobs whose every response is scripted. */
import assert from 'node:assert/strict';
import type { JobReader, JobReading, ReadOptions } from '../../src/fiddler/client.ts';
import { ApiError } from '../../src/fiddler/errors.ts';
import type { JsonObject } from '../../src/fiddler/json.ts';
import type { WaitEvent, WaitListener, WaitRecord } from '../../src/wait/record.ts';
import { PLAIN } from '../../src/wait/report/log-lines.ts';
import { type LogWriter, WaitLogger } from '../../src/wait/report/wait-logger.ts';
import type { Line } from '../../src/wait/text/sanitize.ts';
import { evaluateWait, type Verdict } from '../../src/wait/verdict.ts';
import { waitForJobs } from '../../src/wait/wait.ts';
import { FakeClock } from '../fake-clock.ts';
import { httpErrorOf } from '../fiddler/sample-errors.ts';
import { OPTIONS, sampleJob } from './samples.ts';

export type Step =
  | { readonly state: string; readonly progress: number | null; readonly extras?: JsonObject }
  | { readonly statusCode: number; readonly retryAfterMs: number | undefined }
  | { readonly errorKind: 'network' | 'invalid-body' | 'certificate' }
  /** The proxy's response to CONNECT. */
  | { readonly proxyStatusCode: number };

export interface JobScript {
  /** The last one is repeated. */
  readonly steps: readonly Step[];
  /** How long each request takes, in milliseconds; repeated. */
  readonly latenciesMs: readonly number[];
}

/** The clock's time when the wait begins. */
const START_MS = 123_456;

class ScriptedReader implements JobReader {
  /** With the time since the wait began. */
  readonly requests: Array<{ readonly id: string; readonly sentMs: number }> = [];
  readonly lastState = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  readonly #clock: FakeClock;
  readonly #scripts: ReadonlyMap<string, JobScript>;

  constructor(clock: FakeClock, scripts: ReadonlyMap<string, JobScript>) {
    this.#clock = clock;
    this.#scripts = scripts;
  }

  /** When each request was sent; by default those of all jobs. */
  sentMs(job?: string): readonly number[] {
    return this.requests
      .filter(({ id }) => job === undefined || id === job)
      .map(({ sentMs }) => sentMs);
  }

  async readJob(
    id: string,
    { timeoutMs = 0, signal, verbose }: ReadOptions = {},
  ): Promise<JobReading> {
    const { steps, latenciesMs } = this.#scripts.get(id) ?? assert.fail(id);
    const index = this.#counts.get(id) ?? 0;
    this.#counts.set(id, index + 1);
    this.requests.push({ id, sentMs: this.#clock.nowMs() - START_MS });
    const latencyMs = latenciesMs[index % latenciesMs.length] ?? 0;
    await this.#clock.sleep(Math.min(latencyMs, timeoutMs), signal);
    const step = steps[Math.min(index, steps.length - 1)] ?? assert.fail('a script has steps');
    if (latencyMs > timeoutMs) throw new ApiError('slow', { kind: 'network', label: 'timeout' });
    if ('errorKind' in step) {
      throw new ApiError(step.errorKind, { kind: step.errorKind, label: step.errorKind });
    }
    if ('proxyStatusCode' in step) {
      const statusCode = step.proxyStatusCode;
      const address = 'proxy.test:3128';
      const proxy = { address, variable: 'https_proxy', hasCredentials: false, statusCode };
      throw new ApiError('proxy', { kind: 'proxy', label: `proxy HTTP ${statusCode}`, proxy });
    }
    if ('statusCode' in step) throw httpErrorOf(step.statusCode, step.retryAfterMs);
    const { state: status, progress, extras = null } = step;
    if (verbose !== true) this.lastState.set(id, status);
    return { job: sampleJob({ id, status, progress, extras }), retryAfterMs: undefined };
  }
}

/** Keeps the log in memory. */
export class LogRecorder implements LogWriter {
  readonly lines: string[] = [];
  readonly warnings: string[] = [];

  info({ text }: Line): void {
    this.lines.push(text);
  }

  warn({ text }: Line): void {
    this.warnings.push(text);
  }
}

export interface Scenario {
  readonly scripts: readonly JobScript[];
  readonly intervalSeconds: number | null;
  readonly timeoutSeconds: number;
  readonly failFast: boolean;
  readonly signal?: AbortSignal;
}

export interface Played {
  readonly record: WaitRecord;
  readonly events: readonly WaitEvent[];
  readonly log: LogRecorder;
  readonly reader: ScriptedReader;
  readonly verdict: Verdict;
  readonly elapsedMs: number;
}

export async function play(scenario: Scenario): Promise<Played> {
  const { scripts, signal = new AbortController().signal, ...options } = scenario;
  const clock = new FakeClock();
  clock.pass(START_MS);
  const log = new LogRecorder();
  const logger = new WaitLogger(log, PLAIN, clock);
  const events: WaitEvent[] = [];
  const listener: WaitListener = (event, record) => {
    events.push(event);
    logger.listener(event, record);
  };
  const jobIds = scripts.map((_, index) => `id-${index}`);
  const scriptsById = new Map(scripts.map((script, index) => [`id-${index}`, script]));
  const reader = new ScriptedReader(clock, scriptsById);
  const record = await clock.run(
    waitForJobs(
      { ...OPTIONS, ...options, jobIds },
      { reader, signal, clock, random: () => 0.5, listener },
    ),
  );
  const elapsedMs = clock.nowMs() - START_MS;
  return { record, events, log, reader, verdict: evaluateWait(record), elapsedMs };
}
