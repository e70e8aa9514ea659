/**
 * How late the end of a job is seen, and how many requests that takes, by the way of checking. On
 * virtual time: `node bench/detection.ts [seed] [traces per family]` prints Markdown.
 */
import { pathToFileURL } from 'node:url';
import { EVERY_6_S, POLICIES, type Policy } from './policies.ts';
import { table } from './table.ts';
import { FAMILIES } from './traces/families.ts';
import { HELD_OUT_FAMILIES } from './traces/held-out-families.ts';
import { makeTraces, type Trace } from './traces.ts';

/** Half of this passes before the server reads the job's state, half before the answer is here. */
const LATENCY_MS = 100;

export interface Figures {
  readonly traces: number;
  readonly meanMs: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly requests: number;
  /** Requests as a multiple of those of `EVERY_6_S` on the same traces. */
  readonly requestsShare: number;
}

export interface PolicyReport {
  readonly policy: string;
  readonly all: Figures;
  readonly families: Readonly<Record<string, Figures>>;
}

interface Seen {
  readonly family: string;
  readonly delayMs: number;
  readonly requests: number;
}

/** Checks one job to its end. */
function play({ start }: Policy, trace: Trace): Seen {
  const checker = start();
  let atMs = 0;
  for (let requests = 1; ; requests += 1) {
    const readMs = atMs + LATENCY_MS / 2;
    if (readMs >= trace.durationMs) {
      return { family: trace.family, delayMs: atMs + LATENCY_MS - trace.durationMs, requests };
    }
    const [status, progress] = [trace.statusAt(readMs), trace.progressAt(readMs)];
    atMs += checker({ atMs, status, progress });
  }
}

function summarize(seen: readonly Seen[], everySixSeconds: readonly Seen[]): Figures {
  const delaysMs = seen.map(({ delayMs }) => delayMs).sort((a, b) => a - b);
  const quantile = (share: number): number =>
    delaysMs[Math.min(delaysMs.length - 1, Math.floor(share * delaysMs.length))] ?? Number.NaN;
  const countRequests = (all: readonly Seen[]): number =>
    all.reduce((sum, { requests }) => sum + requests, 0);
  return {
    traces: seen.length,
    meanMs: delaysMs.reduce((sum, delayMs) => sum + delayMs, 0) / delaysMs.length,
    medianMs: quantile(0.5),
    p95Ms: quantile(0.95),
    requests: countRequests(seen),
    requestsShare: countRequests(seen) / countRequests(everySixSeconds),
  };
}

/** The figures of each policy on the same traces, in all and by family. */
export function compare(
  traces: readonly Trace[],
  policies: readonly Policy[] = POLICIES,
): readonly PolicyReport[] {
  const everySixSeconds = traces.map((trace) => play(EVERY_6_S, trace));
  const families = [...new Set(traces.map(({ family }) => family))];
  return policies.map((policy) => {
    const seen = traces.map((trace) => play(policy, trace));
    const ofFamily = (family: string): Figures => {
      const isOfFamily = (one: Seen): boolean => one.family === family;
      return summarize(seen.filter(isOfFamily), everySixSeconds.filter(isOfFamily));
    };
    return {
      policy: policy.name,
      all: summarize(seen, everySixSeconds),
      families: Object.fromEntries(families.map((family) => [family, ofFamily(family)])),
    };
  });
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

/** Two Markdown tables: each policy on all traces, then delay and requests by family. */
export function renderReports(reports: readonly PolicyReport[]): string {
  const head = ['policy', 'mean', 'median', 'p95', 'requests', 'of every 6 s'];
  const rows = reports.map(({ policy, all }) => [
    policy,
    seconds(all.meanMs),
    seconds(all.medianMs),
    seconds(all.p95Ms),
    all.requests.toLocaleString('en'),
    `${all.requestsShare.toFixed(2)} ×`,
  ]);
  const families = Object.keys(reports[0]?.families ?? {});
  const familyRows = families.map((family) => [
    family,
    ...reports.map(({ families: { [family]: figures } }) =>
      figures === undefined
        ? ''
        : `${seconds(figures.meanMs)}, ${figures.requestsShare.toFixed(2)} ×`,
    ),
  ]);
  return [
    table(head, rows, 'right'),
    table(['mean, requests', ...reports.map(({ policy }) => policy)], familyRows, 'right'),
  ].join('\n\n');
}

function main([seed = '1', tracesPerFamily = '200']: readonly string[]): void {
  const options = { seed: Number(seed), tracesPerFamily: Number(tracesPerFamily) };
  for (const [title, families] of [
    ['The traces that it was made with', FAMILIES],
    ['Other traces', HELD_OUT_FAMILIES],
  ] as const) {
    const traces = makeTraces({ ...options, families });
    console.log(`## ${title} (${traces.length}, seed ${options.seed})\n`);
    console.log(`${renderReports(compare(traces))}\n`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.slice(2));
