/** The real wait for one job on a fake clock, with every reply scripted. */
import type { JobReader, JobReading, ReadOptions } from '../../../src/fiddler/client.ts';
import { type Check, type FollowOptions, follow } from '../../../src/fiddler/follow/follow.ts';
import { Traffic } from '../../../src/fiddler/traffic/traffic.ts';
import { FakeClock } from '../../fake-clock.ts';
import { JOB_ID, sampleJob } from '../sample-job.ts';

export type Reply = JobReading | Error;

export function answer(
  status: string,
  progress: number | null = null,
  retryAfterMs?: number,
): JobReading {
  return { job: sampleJob({ status, progress }), retryAfterMs };
}

/** Plays replies in turn, the last one for ever, and notes when it was asked. */
export class ScriptedReader implements JobReader {
  readonly askedMs: number[] = [];
  readonly allowedMs: number[] = [];
  readonly #clock: FakeClock;
  readonly #replies: readonly Reply[];
  readonly #latencyMs: (call: number) => number;

  constructor(
    clock: FakeClock,
    replies: readonly Reply[],
    latencyMs: (call: number) => number = () => 0,
  ) {
    this.#clock = clock;
    this.#replies = replies;
    this.#latencyMs = latencyMs;
  }

  readJob(_id: string, { timeoutMs = 0 }: ReadOptions = {}): Promise<JobReading> {
    const call = this.askedMs.push(this.#clock.nowMs()) - 1;
    this.allowedMs.push(timeoutMs);
    this.#clock.pass(this.#latencyMs(call));
    const reply = this.#replies[Math.min(call, this.#replies.length - 1)];
    if (reply === undefined) throw new Error('no reply was scripted');
    return reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply);
  }
}

interface Adjustments
  extends Partial<Omit<FollowOptions, 'reader' | 'clock' | 'traffic' | 'deadlineMs'>> {
  /** From when the options are made. */
  readonly timeoutMs?: number;
}

/** A check every 6 s for half an hour, except for what a test sets. */
export function followOptions(
  clock: FakeClock,
  { intervalMs = 6_000, timeoutMs = 1_800_000, ...rest }: Adjustments = {},
): Omit<FollowOptions, 'reader'> {
  const traffic = new Traffic({ clock, random: () => 0, intervalMs });
  const deadlineMs = clock.nowMs() + timeoutMs;
  const usual = { deadlineMs, verbose: false, signal: undefined };
  return { ...usual, ...rest, clock, intervalMs, traffic };
}

interface CourseOptions extends Adjustments {
  readonly latencyMs?: (call: number) => number;
  /** What the clock shows when the wait begins. */
  readonly startMs?: number;
}

interface Course {
  readonly checks: readonly Check[];
  readonly askedMs: readonly number[];
  readonly allowedMs: readonly number[];
  /** The final state, or what was thrown. */
  readonly end: unknown;
  readonly endMs: number;
}

export async function followReplies(
  replies: readonly Reply[],
  { latencyMs, startMs = 0, ...adjustments }: CourseOptions = {},
): Promise<Course> {
  const clock = new FakeClock();
  clock.pass(startMs);
  const reader = new ScriptedReader(clock, replies, latencyMs);
  const checks: Check[] = [];
  const all = async (): Promise<unknown> => {
    const iterator = follow(JOB_ID, { ...followOptions(clock, adjustments), reader });
    for (;;) {
      const { done, value } = await iterator.next();
      if (done) return value.status;
      checks.push(value);
    }
  };
  const end = await clock.run(all()).catch((error: unknown) => error);
  const { askedMs, allowedMs } = reader;
  return { checks, askedMs, allowedMs, end, endMs: clock.nowMs() };
}
