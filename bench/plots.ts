/** The plots of docs/performance.md, as SVG that reads on light and dark pages. */
import * as Plot from '@observablehq/plot';
import { JSDOM } from 'jsdom';
import type { ColdStart } from './cold-start.ts';
import type { PolicyReport } from './detection.ts';
import type { ManyJobs } from './many-jobs.ts';

type Options = NonNullable<Parameters<typeof Plot.plot>[0]>;

function render(options: Options): string {
  const { document } = new JSDOM('').window;
  const figure = Plot.plot({
    document,
    width: 720,
    height: 360,
    marginLeft: 60,
    grid: true,
    style: { background: '#fff', color: '#24292f' },
    ...options,
  });
  figure.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return `${figure.outerHTML}\n`;
}

/** Delay against requests, a dot for each policy: the nearer to the lower left, the better. */
export function plotDetection(reports: readonly PolicyReport[]): string {
  const dots = reports.map(({ policy, all }) => ({
    policy,
    delaySeconds: all.meanMs / 1000,
    requests: all.requestsShare,
  }));
  return render({
    x: { type: 'log', label: 'requests, as a multiple of every 6 s', ticks: [0.7, 1, 2, 4, 6] },
    y: { label: 'mean delay until the end is seen, in seconds', zero: true },
    marks: [
      Plot.dot(dots, { x: 'requests', y: 'delaySeconds', r: 5, fill: '#0969da' }),
      Plot.text(dots, { x: 'requests', y: 'delaySeconds', text: 'policy', dy: -12 }),
    ],
  });
}

/** Requests in each minute as bars, and jobs seen to be done as a line. */
export function plotManyJobs({ minutes, options }: ManyJobs): string {
  return render({
    x: { label: 'minute of the wait' },
    y: { label: 'requests in the minute (bars), jobs done (line)' },
    marks: [
      Plot.rectY(minutes, {
        x1: 'minute',
        x2: ({ minute }: ManyJobs['minutes'][number]) => minute + 0.9,
        y: 'requests',
        fill: '#54aeff',
      }),
      Plot.line(minutes, {
        x: ({ minute }: ManyJobs['minutes'][number]) => minute + 0.95,
        y: 'done',
        stroke: '#1a7f37',
        strokeWidth: 2,
      }),
      Plot.ruleY([Math.min(900, options.grantedPerMinute)], {
        stroke: '#cf222e',
        strokeDasharray: '4',
      }),
    ],
  });
}

/** A bar for each bundle and protocol, as a multiple of the bare script. */
export function plotColdStart({ bundles, ...measured }: ColdStart): string {
  const bars = bundles.flatMap(({ what }, index) =>
    (['http', 'https'] as const).map((protocol) => ({
      what,
      protocol,
      ratio: measured[protocol].ratios[index] ?? 0,
    })),
  );
  return render({
    marginLeft: 180,
    height: 60 + 60 * bundles.length,
    x: { label: 'time from spawn to exit, as a multiple of a bare script', zero: true },
    y: { label: null, axis: null },
    fy: { label: null, domain: bundles.map(({ what }) => what) },
    color: { domain: ['http', 'https'], range: ['#0969da', '#54aeff'], legend: false },
    marks: [
      Plot.barX(bars, { x: 'ratio', y: 'protocol', fy: 'what', fill: 'protocol' }),
      Plot.text(bars, {
        x: 'ratio',
        y: 'protocol',
        fy: 'what',
        text: ({ protocol, ratio }: (typeof bars)[number]) => `${ratio.toFixed(2)} × ${protocol}`,
        dx: 36,
      }),
      Plot.ruleX([1], { strokeDasharray: '4' }),
    ],
  });
}
