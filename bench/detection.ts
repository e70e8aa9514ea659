/** How late the end of a job is seen, and with how many requests, for each policy, on virtual time. */
import { EVERY_6_S, POLICIES, type Policy } from './policies.ts';
import { table } from './table.ts';
import { FAMILIES } from './traces/families.ts';
import { HELD_OUT_FAMILIES } from './traces/held-out-families.ts';
import { makeTraces, type Trace } from './traces.ts';

/** Half of it passes before the server reads the job's state, half before the response arrives. */
const LATENCY_MS = 100;

export interface Figures {
  /** From the end of a job until it was seen. */
  readonly meanMs: number;
  /** Requests as a multiple of those of `EVERY_6_S` on the same traces. */
  readonly requestsShare: number;
}

export interface PolicyReport {
  readonly policy: string;
  readonly all: Figures;
}

interface Detection {
  readonly delayMs: number;
  readonly requests: number;
}

/** Checks one job until its end is seen. */
function detect({ start }: Policy, trace: Trace): Detection {
  const nextDelayMs = start();
  let atMs = 0;
  for (let requests = 1; ; requests += 1) {
    const readMs = atMs + LATENCY_MS / 2;
    if (readMs >= trace.durationMs) {
      return { delayMs: atMs + LATENCY_MS - trace.durationMs, requests };
    }
    const [status, progress] = [trace.statusAt(readMs), trace.progressAt(readMs)];
    atMs += nextDelayMs({ atMs, status, progress });
  }
}

/** Returns the figures of each policy on the same traces. */
export function compare(
  traces: readonly Trace[],
  policies: readonly Policy[] = POLICIES,
): readonly PolicyReport[] {
  const totalsOf = (policy: Policy): Detection => {
    const detections = traces.map((trace) => detect(policy, trace));
    return {
      delayMs: detections.reduce((sum, { delayMs }) => sum + delayMs, 0),
      requests: detections.reduce((sum, { requests }) => sum + requests, 0),
    };
  };
  const everySixSeconds = totalsOf(EVERY_6_S);
  return policies.map((policy) => {
    const { delayMs, requests } = totalsOf(policy);
    const meanMs = delayMs / traces.length;
    return {
      policy: policy.name,
      all: { meanMs, requestsShare: requests / everySixSeconds.requests },
    };
  });
}

function render({ meanMs, requestsShare }: Figures): string {
  return `${(meanMs / 1000).toFixed(2)} s, ${requestsShare.toFixed(2)} ×`;
}

/** Prints, for each policy, the mean delay and the requests as a multiple of every 6 s. */
export function main([seed = '1', tracesPerFamily = '200']: readonly string[]): void {
  for (const [title, families] of Object.entries({
    'tuned on': FAMILIES,
    'held out': HELD_OUT_FAMILIES,
  })) {
    const options = { seed: Number(seed), tracesPerFamily: Number(tracesPerFamily) };
    const traces = makeTraces({ ...options, families });
    const byFamily = Object.keys(families).map((name): [string, readonly Trace[]] => [
      name,
      traces.filter(({ family }) => family === name),
    ]);
    const rows = [...byFamily, [`all (${title})`, traces] as const].map(([name, some]) => [
      name,
      ...compare(some).map(({ all }) => render(all)),
    ]);
    console.log(`${table(['', ...POLICIES.map((policy) => policy.name)], rows)}\n`);
  }
}
