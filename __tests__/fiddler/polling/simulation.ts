/** The real polling of the jobs of one wait, with a simulated server, on a fake clock. */
import type { JobReading, ReadOptions } from '../../../src/fiddler/client.ts';
import { ApiError } from '../../../src/fiddler/errors.ts';
import { type PollOptions, type PollResult, poll } from '../../../src/fiddler/polling/poll.ts';
import { RequestScheduler } from '../../../src/fiddler/polling/request-scheduler.ts';
import { FakeClock } from '../../fake-clock.ts';
import { sampleJob } from '../sample-job.ts';

export type Reply = JobReading | Error;

export function reading(
  status: string,
  progress: number | null = null,
  retryAfterMs?: number,
): JobReading {
  return { job: sampleJob({ status, progress }), retryAfterMs };
}

const NO_RESPONSE = { kind: 'network', label: 'no response in time' } as const;
/** The reply to a request that takes all of its time. */
export const HANGS = new ApiError('no response', NO_RESPONSE);

interface WaitOptions {
  /** null: adaptive. */
  readonly intervalMs: number | null;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

export function pollOptions(
  clock: FakeClock,
  { intervalMs, timeoutMs, signal }: WaitOptions,
): Omit<PollOptions, 'reader'> {
  const scheduler = new RequestScheduler({ clock, random: () => 0, intervalMs });
  const deadlineMs = clock.nowMs() + timeoutMs;
  return { scheduler, intervalMs, deadlineMs, verbose: false, signal, clock };
}

export interface SentRequest {
  /** The number of the job. */
  readonly job: number;
  readonly atMs: number;
  readonly timeoutMs: number;
}

interface SimulationOptions {
  readonly jobs: number;
  readonly timeoutMs: number;
  /** Default: adaptive. */
  readonly intervalMs?: number | null;
  readonly respond: (request: SentRequest) => Reply;
  /** The latency of a request, by its number. Default: 50 ms. */
  readonly latencyMs?: (request: number) => number;
  /** The clock's time when the wait begins. Default: 0. */
  readonly startMs?: number;
  /** When the machine sleeps for an hour. Default: never. */
  readonly machineSleepsAtMs?: number;
}

export async function pollJobs(options: SimulationOptions) {
  const { jobs, timeoutMs, intervalMs = null, respond, latencyMs = () => 50 } = options;
  const { startMs = 0, machineSleepsAtMs } = options;
  const clock = new FakeClock();
  clock.pass(startMs);
  const requests: SentRequest[] = [];
  const results: PollResult[] = [];
  const reader = {
    async readJob(id: string, { timeoutMs = 0 }: ReadOptions = {}): Promise<JobReading> {
      const request = { job: Number(id), atMs: clock.nowMs(), timeoutMs };
      const index = requests.push(request) - 1;
      const reply = respond(request);
      await clock.sleep(reply === HANGS ? timeoutMs : latencyMs(index));
      if (reply instanceof Error) throw reply;
      return reply;
    },
  };
  const shared = pollOptions(clock, { intervalMs, timeoutMs });
  const pollToEnd = async (job: number): Promise<string> => {
    const checks = poll(`${job}`, { ...shared, reader });
    for (;;) {
      const { done, value } = await checks.next();
      if (done) return value.status;
      results.push(value);
    }
  };
  const sleepMachine = async (): Promise<void> => {
    if (machineSleepsAtMs === undefined) return;
    await clock.sleep(machineSleepsAtMs);
    clock.pass(3_600_000);
  };
  const polling = Array.from({ length: jobs }, (_, job) => pollToEnd(job));
  const [settled] = await clock.run(Promise.all([Promise.allSettled(polling), sleepMachine()]));
  return {
    requests,
    sentMs: requests.map(({ atMs }) => atMs),
    timeoutsMs: requests.map(({ timeoutMs }) => timeoutMs),
    results,
    /** The final state of each job, or what its wait threw. */
    ends: settled.map((end): unknown => (end.status === 'fulfilled' ? end.value : end.reason)),
    endMs: clock.nowMs(),
  };
}

export type ReplyOptions = Partial<Omit<SimulationOptions, 'jobs' | 'respond'>>;

/** Polls one job every 6 s for half an hour, with replies in turn, the last one repeating. */
export async function pollReplies(replies: readonly Reply[], options: ReplyOptions = {}) {
  let next = 0;
  const polled = await pollJobs({
    intervalMs: 6_000,
    timeoutMs: 1_800_000,
    latencyMs: () => 0,
    ...options,
    jobs: 1,
    respond() {
      const reply = replies[Math.min(next, replies.length - 1)];
      next += 1;
      return reply ?? new Error('no reply was scripted');
    },
  });
  return { ...polled, end: polled.ends[0] };
}
