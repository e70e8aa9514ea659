/** A job's progress over time, as a Mermaid xychart. */
import type { JobRecord } from '../../record.ts';
import { type Drawing, drawing, mermaid } from '../../text/drawing.ts';
import { type Markdown, markdown } from '../../text/markdown.ts';

/** The chart draws values at even distances; this many show a step as a step. */
const POINTS = 241;

interface Point {
  readonly atMs: number;
  readonly progress: number;
}

/** Returns nothing if progress did not move. */
export function renderProgressChart({ observations, endedAtMs }: JobRecord): readonly Markdown[] {
  const seen = observations.flatMap(({ atMs, progress }) =>
    progress === null ? [] : [{ atMs, progress }],
  );
  const [first] = seen;
  const untilMs = Math.max(endedAtMs ?? 0, seen.at(-1)?.atMs ?? 0);
  const hasMoved = seen.some(({ progress }) => progress !== first?.progress);
  if (first === undefined || !hasMoved || untilMs <= first.atMs) return [];
  return renderChart(seen, first.atMs, untilMs);
}

function renderChart(seen: readonly Point[], fromMs: number, untilMs: number): readonly Markdown[] {
  const { name, inMs } = unitFor(untilMs);
  const scaled = (ms: number): number => Number((ms / inMs).toFixed(2));
  const [start, ...points] = sample(seen, untilMs).map((value) => Number(value.toFixed(1)));
  return [
    markdown`#### Progress over time`,
    mermaid([
      drawing`---`,
      drawing`config:`,
      drawing`  xyChart:`,
      drawing`    width: 900`,
      drawing`    height: 320`,
      drawing`  themeVariables:`,
      drawing`    xyChart:`,
      drawing`      backgroundColor: transparent`,
      // Mermaid's own colour is hardly visible on white; this one is on white and on black.
      drawing`      plotColorPalette: "#3b82f6"`,
      drawing`---`,
      drawing`xychart-beta`,
      drawing`  accTitle: Progress over time`,
      drawing`  x-axis "${name} since the wait began" ${scaled(fromMs)} --> ${scaled(untilMs)}`,
      drawing`  y-axis "progress in %" 0 --> 100`,
      drawing`  line [${points.reduce((list, value) => drawing`${list}, ${value}`, drawing`${start ?? 0}`)}]`,
    ]),
  ];
}

/** Returns the progress last seen at each point; nothing is interpolated. */
function sample(seen: readonly Point[], untilMs: number): readonly number[] {
  const fromMs = seen[0]?.atMs ?? 0;
  let next = 0;
  return Array.from({ length: POINTS }, (_, index) => {
    // The last point exactly, despite rounding.
    const atMs =
      index === POINTS - 1 ? untilMs : fromMs + (index * (untilMs - fromMs)) / (POINTS - 1);
    while ((seen[next]?.atMs ?? Number.POSITIVE_INFINITY) <= atMs) next += 1;
    return seen[next - 1]?.progress ?? 0;
  });
}

function unitFor(ms: number): { name: Drawing; inMs: number } {
  if (ms < 120_000) return { name: drawing`seconds`, inMs: 1_000 };
  if (ms < 7_200_000) return { name: drawing`minutes`, inMs: 60_000 };
  return { name: drawing`hours`, inMs: 3_600_000 };
}
