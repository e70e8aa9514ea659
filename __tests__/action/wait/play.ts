/** The real wait on a fake clock, for jobs whose every check is scripted. */
import assert from 'node:assert/strict';
import type { Inputs } from '../../../src/action/inputs/inputs.ts';
import { decide, type Verdict } from '../../../src/action/report/verdict.ts';
import { Cleaner } from '../../../src/action/text/cleaner.ts';
import type { WaitRecord } from '../../../src/action/wait/record.ts';
import { waitForJobs } from '../../../src/action/wait/wait.ts';
import type { JobReader, JobReading, ReadOptions } from '../../../src/fiddler/client.ts';
import { ApiError } from '../../../src/fiddler/errors.ts';
import { FakeClock } from '../../fake-clock.ts';
import { trouble } from '../../fiddler/trouble.ts';
import { RecordingRunner } from '../recording-runner.ts';

export type Step =
  | { readonly state: string; readonly progress: number | null }
  | { readonly status: number; readonly retryAfterMs: number | undefined }
  | { readonly trouble: 'network' | 'answer' | 'certificate' };

export interface Course {
  readonly steps: readonly Step[];
  /** What each request takes, in milliseconds. */
  readonly latenciesMs: readonly number[];
}

/** Plays a course for each job, its last step for ever. */
class CourseReader implements JobReader {
  readonly asked = new Map<string, number>();
  readonly askedMs: number[] = [];
  readonly lastState = new Map<string, string>();
  readonly #clock: FakeClock;
  readonly #courses: ReadonlyMap<string, Course>;

  constructor(clock: FakeClock, courses: ReadonlyMap<string, Course>) {
    this.#clock = clock;
    this.#courses = courses;
  }

  async readJob(
    id: string,
    { timeoutMs = 0, signal, verbose }: ReadOptions = {},
  ): Promise<JobReading> {
    const { steps, latenciesMs } = this.#courses.get(id) ?? assert.fail(id);
    const call = this.asked.get(id) ?? 0;
    this.asked.set(id, call + 1);
    this.askedMs.push(this.#clock.nowMs());
    const latencyMs = latenciesMs[call % latenciesMs.length] ?? 0;
    await this.#clock.sleep(Math.min(latencyMs, timeoutMs), signal);
    const now = steps[Math.min(call, steps.length - 1)] ?? assert.fail('a course has steps');
    if (latencyMs > timeoutMs) throw new ApiError('late', { kind: 'network', label: 'late' });
    if ('trouble' in now)
      throw new ApiError(now.trouble, { kind: now.trouble, label: now.trouble });
    if ('status' in now) throw trouble(now.status, now.retryAfterMs);
    if (verbose !== true) this.lastState.set(id, now.state);
    const { state: status, progress } = now;
    const rest = { info: null, errorReason: null, errorMessage: null, extras: null };
    return { job: { id, name: `Job ${id}`, status, progress, ...rest }, retryAfterMs: undefined };
  }
}

export interface Scenario {
  readonly courses: readonly Course[];
  readonly intervalSeconds: number | null;
  readonly timeoutSeconds: number;
  readonly failFast: boolean;
}

interface Played {
  readonly wait: WaitRecord;
  readonly runner: RecordingRunner;
  readonly reader: CourseReader;
  readonly verdict: Verdict;
  readonly elapsedMs: number;
}

export async function play({
  courses,
  intervalSeconds,
  timeoutSeconds,
  failFast,
}: Scenario): Promise<Played> {
  const clock = new FakeClock();
  const runner = new RecordingRunner();
  const jobIds = courses.map((_, index) => `id-${index}`);
  const reader = new CourseReader(
    clock,
    new Map(courses.map((one, index) => [`id-${index}`, one])),
  );
  const inputs: Inputs = {
    jobIds,
    site: new URL('https://acme.fiddler.ai'),
    token: 'secret',
    intervalSeconds,
    timeoutSeconds,
    verbose: false,
    failFast,
    summary: true,
  };
  const wait = await clock.run(
    waitForJobs(inputs, {
      reader,
      runner,
      cleaner: new Cleaner(['secret']),
      signal: new AbortController().signal,
      clock,
      random: () => 0.5,
    }),
  );
  return { wait, runner, reader, verdict: decide(wait), elapsedMs: clock.nowMs() };
}
