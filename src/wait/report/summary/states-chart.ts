/** The states of the jobs over time, as a Mermaid Gantt chart. */
import { JobStatus } from '../../../fiddler/job-status.ts';
import { outcomeOf, worstFirst } from '../../outcome.ts';
import { type JobRecord, shortId } from '../../record.ts';
import { type Drawing, drawing, mermaid } from '../../text/drawing.ts';
import { renderDuration } from '../../text/duration.ts';
import { type Markdown, markdown } from '../../text/markdown.ts';
import { WORDS } from '../outcome-words.ts';
import { type StateSpan, stateSpansOf } from '../timeline.ts';

/** With more jobs, the worst and the slowest are drawn. */
const MAX_DRAWN = 8;
/** If a job goes back and forth, its last states are drawn. */
const MAX_SPANS = 20;
const MAX_SPANS_OF_MANY = 6;

/** Returns nothing if no state lasted. */
export function renderStatesChart(jobs: readonly JobRecord[]): readonly Markdown[] {
  const lasting = jobs.filter((job) =>
    stateSpansOf(job).some(({ fromMs, untilMs }) => untilMs > fromMs),
  );
  if (lasting.length === 0) return [];
  const drawn = lasting.length <= MAX_DRAWN ? lasting : worstFirst(lasting).slice(0, MAX_DRAWN);
  const longestMs = Math.max(...drawn.map(({ endedAtMs }) => endedAtMs ?? 0));
  // Of a job that was first seen running, the bar is shorter than its time.
  const wasQueued = drawn.every(
    ({ observations }) => observations[0]?.status === JobStatus.PENDING,
  );
  return [
    markdown`#### States over time`,
    ...(drawn.length < lasting.length
      ? [markdown`${drawn.length} of ${lasting.length} jobs: failed ones first, then the slowest.`]
      : []),
    mermaid([
      ...renderFrame(longestMs, jobs.length > 1),
      ...drawn.flatMap((job) => renderJob(job, jobs.length > 1)),
    ]),
    ...(wasQueued ? [] : [markdown`Bars start when a state was first observed.`]),
  ];
}

function renderFrame(longestMs: number, hasNames: boolean): readonly Drawing[] {
  return [
    drawing`---`,
    drawing`config:`,
    drawing`  gantt:`,
    // Names of jobs stand left of the bars.
    drawing`    leftPadding: ${hasNames ? 250 : 20}`,
    drawing`    fontSize: 12`,
    drawing`    sectionFontSize: 12`,
    // The labels beside the bars stand on the lines of the grid. All colours suit light and dark.
    drawing`  themeCSS: ".grid .tick line { stroke-opacity: 0.15 }"`,
    drawing`  themeVariables:`,
    drawing`    sectionBkgColor: "#80808030"`,
    drawing`    sectionBkgColor2: "#80808030"`,
    drawing`    altSectionBkgColor: "#80808010"`,
    drawing`    taskBkgColor: "#1f6feb"`,
    drawing`    taskBorderColor: "#1f6feb"`,
    drawing`    taskTextColor: "#ffffff"`,
    drawing`    critBkgColor: "#cf222e"`,
    drawing`    critBorderColor: "#cf222e"`,
    drawing`---`,
    drawing`gantt`,
    drawing`  accTitle: States over time`,
    drawing`  dateFormat YYYY-MM-DD HH:mm:ss.SSS`,
    drawing`  axisFormat ${axisFormat(longestMs)}`,
    drawing`  todayMarker off`,
  ];
}

function renderJob(record: JobRecord, isOneOfMany: boolean): readonly Drawing[] {
  const all = stateSpansOf(record);
  const shown = all.slice(-(isOneOfMany ? MAX_SPANS_OF_MANY : MAX_SPANS));
  const skipped = all.length - shown.length;
  const { kind } = outcomeOf(record);
  const isGood = kind === 'succeeded' || kind === 'skipped';
  const mark = isGood ? drawing`milestone` : drawing`crit, milestone`;
  return [
    ...(isOneOfMany ? [drawing`  section ${shortId(record.id)} ${record.job?.name ?? ''}`] : []),
    ...shown.map((span, index) => renderSpan(span, skipped + index + 1)),
    drawing`  ${all.length + 1}. ${WORDS[kind].end} :${mark}, ${timeOf(record.endedAtMs ?? 0)}, 0ms`,
  ];
}

function renderSpan({ status, fromMs, untilMs }: StateSpan, number: number): Drawing {
  const lastsMs = Math.round(untilMs - fromMs);
  const lasts = renderDuration(Math.round(lastsMs / 100) / 10);
  // Labels beside Mermaid's bars of kind `done` and `active` are dark on dark.
  const mark = status === JobStatus.RETRY ? drawing`crit, ` : drawing``;
  return drawing`  ${number}. ${status}, ${lasts} :${mark}${timeOf(fromMs)}, ${lastsMs}ms`;
}

/** Elapsed time as a time of day, or as a day and a time from `day 1` on. */
function axisFormat(longestMs: number): Drawing {
  if (longestMs < 3_600_000) return drawing`%-M:%S`;
  return longestMs < 86_400_000 ? drawing`%-H:%M` : drawing`day %-j, %-H:%M`;
}

/** Mermaid knows dates only: the wait begins with the year 2000, in any reader's time zone. */
function timeOf(atMs: number): Drawing {
  const date = new Date(Date.UTC(2000, 0, 1) + atMs);
  const two = (value: number): Drawing => (value < 10 ? drawing`0${value}` : drawing`${value}`);
  const [month, day] = [two(date.getUTCMonth() + 1), two(date.getUTCDate())];
  const [hour, minute] = [two(date.getUTCHours()), two(date.getUTCMinutes())];
  const milliseconds = date.getUTCMilliseconds();
  const zeros = milliseconds < 10 ? drawing`00` : milliseconds < 100 ? drawing`0` : drawing``;
  return drawing`2000-${month}-${day} ${hour}:${minute}:${two(date.getUTCSeconds())}.${zeros}${milliseconds}`;
}
