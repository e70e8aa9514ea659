/** Runs the real wait on a fake clock, for jobs whose every response is scripted. */
import assert from 'node:assert/strict';
import type { JobReader, JobReading, ReadOptions } from '../../src/fiddler/client.ts';
import { ApiError } from '../../src/fiddler/errors.ts';
import type { JsonObject } from '../../src/fiddler/json.ts';
import type { WaitEvent, WaitListener, WaitRecord } from '../../src/wait/record.ts';
import { type LogWriter, WaitLogger } from '../../src/wait/report/wait-logger.ts';
import type { Line } from '../../src/wait/text/sanitize.ts';
import { evaluateWait, type Verdict } from '../../src/wait/verdict.ts';
import { waitForJobs } from '../../src/wait/wait.ts';
import { FakeClock } from '../fake-clock.ts';
import { httpErrorOf } from '../fiddler/sample-errors.ts';
import { sampleJob } from '../fiddler/sample-job.ts';

export type Step =
  | { readonly state: string; readonly progress: number | null; readonly extras?: JsonObject }
  | { readonly statusCode: number; readonly retryAfterMs: number | undefined }
  | { readonly errorKind: 'network' | 'invalid-body' | 'certificate' };

export interface JobScript {
  /** The last one is repeated. */
  readonly steps: readonly Step[];
  /** How long each request takes, in milliseconds; repeated. */
  readonly latenciesMs: readonly number[];
}

class ScriptedReader implements JobReader {
  /** When each request was sent. */
  readonly sentMs: number[] = [];
  readonly lastState = new Map<string, string>();
  readonly #requests = new Map<string, number>();
  readonly #clock: FakeClock;
  readonly #scripts: ReadonlyMap<string, JobScript>;

  constructor(clock: FakeClock, scripts: ReadonlyMap<string, JobScript>) {
    this.#clock = clock;
    this.#scripts = scripts;
  }

  async readJob(
    id: string,
    { timeoutMs = 0, signal, verbose }: ReadOptions = {},
  ): Promise<JobReading> {
    const { steps, latenciesMs } = this.#scripts.get(id) ?? assert.fail(id);
    const index = this.#requests.get(id) ?? 0;
    this.#requests.set(id, index + 1);
    this.sentMs.push(this.#clock.nowMs());
    const latencyMs = latenciesMs[index % latenciesMs.length] ?? 0;
    await this.#clock.sleep(Math.min(latencyMs, timeoutMs), signal);
    const step = steps[Math.min(index, steps.length - 1)] ?? assert.fail('a script has steps');
    if (latencyMs > timeoutMs) throw new ApiError('slow', { kind: 'network', label: 'timeout' });
    if ('errorKind' in step) {
      throw new ApiError(step.errorKind, { kind: step.errorKind, label: step.errorKind });
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
  const log = new LogRecorder();
  const logger = new WaitLogger(log, clock);
  const events: WaitEvent[] = [];
  const listener: WaitListener = (event, record) => {
    events.push(event);
    logger.listener(event, record);
  };
  const jobIds = scripts.map((_, index) => `id-${index}`);
  const scriptsById = new Map(scripts.map((script, index) => [`id-${index}`, script]));
  const reader = new ScriptedReader(clock, scriptsById);
  const site = new URL('https://acme.fiddler.ai');
  const record = await clock.run(
    waitForJobs(
      { ...options, jobIds, site, token: 'secret', verbose: false },
      { reader, signal, clock, random: () => 0.5, listener },
    ),
  );
  return { record, events, log, reader, verdict: evaluateWait(record), elapsedMs: clock.nowMs() };
}
