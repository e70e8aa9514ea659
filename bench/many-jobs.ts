/** A thousand jobs in one wait, on virtual time: requests a second and a minute, and ends seen. */

import { FakeClock } from '../__tests__/fake-clock.ts';
import type { Inputs } from '../src/action/inputs/inputs.ts';
import type { Runner } from '../src/action/runner.ts';
import { Cleaner } from '../src/action/text/cleaner.ts';
import { waitForJobs } from '../src/action/wait/wait.ts';
import type { JobReader, JobReading } from '../src/fiddler/client.ts';
import { ApiError } from '../src/fiddler/errors.ts';

const LATENCY_MS = 50;

export interface ManyJobsOptions {
  readonly jobs: number;
  /** The ends are spread evenly over this time, in seconds. */
  readonly spreadSeconds: number;
  /** What the server grants; more is refused with 429 and `Retry-After`. */
  readonly grantedPerMinute: number;
}

export interface ManyJobs {
  readonly options: ManyJobsOptions;
  readonly requests: number;
  readonly refused: number;
  readonly mostPerSecond: number;
  readonly mostPerMinute: number;
  /** From a job's end until it was seen, in seconds. */
  readonly meanDelaySeconds: number;
  readonly lastDelaySeconds: number;
  readonly logLines: number;
  /** By minute: requests, and jobs seen to be done at its end. */
  readonly minutes: ReadonlyArray<{ readonly minute: number; requests: number; done: number }>;
}

class Server implements JobReader {
  readonly askedMs: number[] = [];
  readonly seenMs = new Map<string, number>();
  refused = 0;
  readonly #grantedMs: number[] = [];
  readonly #clock: FakeClock;
  readonly #endsMs: ReadonlyMap<string, number>;
  readonly #perMinute: number;

  constructor(clock: FakeClock, endsMs: ReadonlyMap<string, number>, perMinute: number) {
    this.#clock = clock;
    this.#endsMs = endsMs;
    this.#perMinute = perMinute;
  }

  async readJob(id: string): Promise<JobReading> {
    const nowMs = this.#clock.nowMs();
    this.askedMs.push(nowMs);
    await this.#clock.sleep(LATENCY_MS);
    const oldestMs = this.#grantedMs.at(-this.#perMinute) ?? Number.NEGATIVE_INFINITY;
    if (oldestMs > nowMs - 60_000) {
      this.refused += 1;
      const retryAfterMs = Math.ceil((oldestMs + 60_000 - nowMs) / 1000) * 1000;
      throw new ApiError('too many', {
        kind: 'http',
        label: 'HTTP 429',
        statusCode: 429,
        retryAfterMs,
      });
    }
    this.#grantedMs.push(nowMs);
    const endMs = this.#endsMs.get(id) ?? 0;
    const isDone = nowMs >= endMs;
    if (isDone) this.seenMs.set(id, this.#clock.nowMs());
    return {
      retryAfterMs: undefined,
      job: {
        id,
        name: 'Upload',
        status: isDone ? 'SUCCESS' : 'STARTED',
        progress: isDone ? 100 : Math.floor((nowMs / endMs) * 100),
        info: null,
        errorReason: null,
        errorMessage: null,
        extras: null,
      },
    };
  }
}

export async function measureManyJobs(options: ManyJobsOptions): Promise<ManyJobs> {
  const clock = new FakeClock();
  const spreadMs = options.spreadSeconds * 1000;
  const endsMs = new Map(
    Array.from({ length: options.jobs }, (_, index) => [
      `job-${index}`,
      (((index * 7919) % options.jobs) / options.jobs) * spreadMs,
    ]),
  );
  const server = new Server(clock, endsMs, options.grantedPerMinute);
  let logLines = 0;
  const count = (): void => {
    logLines += 1;
  };
  const runner: Runner = {
    maskSecret: () => {},
    info: count,
    warn: count,
    startGroup: count,
    endGroup: count,
    fail: count,
    setOutputs: () => {},
    addSummary: () => {},
  };
  const inputs: Inputs = {
    jobIds: [...endsMs.keys()],
    site: new URL('https://acme.fiddler.ai'),
    token: 'bench',
    intervalSeconds: null,
    timeoutSeconds: 100_000,
    verbose: false,
    failFast: true,
    summary: false,
  };
  await clock.run(
    waitForJobs(inputs, {
      reader: server,
      runner,
      cleaner: new Cleaner([]),
      signal: new AbortController().signal,
      clock,
      random: () => 0.5,
    }),
  );
  const delaysMs = [...endsMs].map(([id, endMs]) => (server.seenMs.get(id) ?? Number.NaN) - endMs);
  const lastEndMs = Math.max(...endsMs.values());
  return {
    options,
    requests: server.askedMs.length,
    refused: server.refused,
    mostPerSecond: mostWithin(server.askedMs, 1_000),
    mostPerMinute: mostWithin(server.askedMs, 60_000),
    meanDelaySeconds: delaysMs.reduce((sum, delayMs) => sum + delayMs, 0) / delaysMs.length / 1000,
    lastDelaySeconds: (Math.max(...server.seenMs.values()) - lastEndMs) / 1000,
    logLines,
    minutes: byMinute(server),
  };
}

function byMinute({ askedMs, seenMs }: Server): ManyJobs['minutes'] {
  const count = Math.ceil((askedMs.at(-1) ?? 0) / 60_000) + 1;
  const seen = [...seenMs.values()];
  return Array.from({ length: count }, (_, minute) => ({
    minute,
    requests: askedMs.filter((atMs) => Math.floor(atMs / 60_000) === minute).length,
    done: seen.filter((atMs) => atMs < (minute + 1) * 60_000).length,
  }));
}

/** The most that fall into any window of this length; `sortedMs` is in order. */
function mostWithin(sortedMs: readonly number[], windowMs: number): number {
  let most = 0;
  let first = 0;
  for (const [index, atMs] of sortedMs.entries()) {
    while ((sortedMs[first] ?? atMs) <= atMs - windowMs) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}
