/** Requests for one job while the server has nothing but errors for it, on virtual time. */

import { FakeClock } from '../__tests__/fake-clock.ts';
import { ApiError, TimeoutError } from '../src/fiddler/errors.ts';
import { follow } from '../src/fiddler/follow/follow.ts';
import { Traffic } from '../src/fiddler/traffic/traffic.ts';

export interface Trouble {
  readonly what: string;
  /** Requests in the first 3 s, 10 s, and from there in the next minute. */
  readonly in3Seconds: number;
  readonly in10Seconds: number;
  readonly inNextMinute: number;
}

const ERRORS: Readonly<Record<string, ApiError>> = {
  'HTTP 503': new ApiError('busy', { kind: 'http', label: 'HTTP 503', statusCode: 503 }),
  'HTTP 401': new ApiError('who', { kind: 'http', label: 'HTTP 401', statusCode: 401 }),
  'nobody listens': new ApiError('nobody', { kind: 'network', label: 'ECONNREFUSED' }),
  'an answer that is not a job': new ApiError('page', { kind: 'answer', label: 'no job' }),
};

export async function measureTrouble(): Promise<readonly Trouble[]> {
  return Promise.all(Object.entries(ERRORS).map(([what, error]) => measure(what, error)));
}

async function measure(what: string, error: ApiError): Promise<Trouble> {
  const clock = new FakeClock();
  const askedMs: number[] = [];
  const reader = {
    readJob(): Promise<never> {
      askedMs.push(clock.nowMs());
      return Promise.reject(error);
    },
  };
  const checks = follow('job', {
    reader,
    traffic: new Traffic({ clock, random: () => 0.5, intervalMs: null }),
    intervalMs: null,
    deadlineMs: 600_000,
    verbose: false,
    signal: undefined,
    clock,
  });
  const all = async (): Promise<void> => {
    try {
      for await (const _ of checks);
    } catch (reason) {
      if (reason !== error && !(reason instanceof TimeoutError)) throw reason;
    }
  };
  await clock.run(all());
  const within = (fromMs: number, toMs: number): number =>
    askedMs.filter((atMs) => atMs >= fromMs && atMs < toMs).length;
  return {
    what,
    in3Seconds: within(0, 3_000),
    in10Seconds: within(0, 10_000),
    inNextMinute: within(10_000, 70_000),
  };
}
