/** The states of the jobs over time, as a mermaid gantt drawing. */
import { JobStatus } from '../../../fiddler/job/job-status.ts';
import { renderDuration } from '../../duration.ts';
import { type Cleaner, type Drawing, drawingBlock, type Markdown } from '../../text/cleaner.ts';
import { type Stretch, stretchesOf } from '../../wait/course.ts';
import type { JobRecord } from '../../wait/record.ts';
import { shortId } from '../../wait/short-id.ts';
import { outcomeOf } from '../outcome.ts';
import { WORDS } from './outcome-words.ts';
import { worstFirst } from './worst-first.ts';

/** With more jobs than this, the worst and the slowest are drawn. */
const MOST_DRAWN = 8;
/** Of a job that goes back and forth, the last states are drawn. */
const MOST_STRETCHES = 20;
const MOST_STRETCHES_OF_MANY = 6;

/** @returns nothing where no state lasted */
export function renderTimeline(jobs: readonly JobRecord[], cleaner: Cleaner): readonly Markdown[] {
  const { markdown } = cleaner;
  const lasting = jobs.filter((job) =>
    stretchesOf(job).some(({ fromMs, untilMs }) => untilMs > fromMs),
  );
  if (lasting.length === 0) return [];
  const drawn = lasting.length <= MOST_DRAWN ? lasting : worstFirst(lasting).slice(0, MOST_DRAWN);
  const longestMs = Math.max(...drawn.map(({ endedAtMs }) => endedAtMs ?? 0));
  return [
    markdown`#### States over time`,
    ...(drawn.length < lasting.length
      ? [
          markdown`Of ${lasting.length} jobs, ${drawn.length} are drawn: the worst, then the slowest.`,
        ]
      : []),
    drawingBlock([
      ...renderFrame(longestMs, jobs.length > 1, cleaner),
      ...drawn.flatMap((job) => renderJob(job, jobs.length > 1, cleaner)),
    ]),
    markdown`A bar reaches from the check that first saw a state to the check that first saw the next.`,
  ];
}

function renderFrame(
  longestMs: number,
  hasNames: boolean,
  { drawing }: Cleaner,
): readonly Drawing[] {
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
    drawing`  axisFormat ${axisFormat(longestMs, drawing)}`,
    drawing`  todayMarker off`,
  ];
}

function renderJob(record: JobRecord, isOneOfMany: boolean, cleaner: Cleaner): readonly Drawing[] {
  const { drawing } = cleaner;
  const all = stretchesOf(record);
  const shown = all.slice(-(isOneOfMany ? MOST_STRETCHES_OF_MANY : MOST_STRETCHES));
  const skipped = all.length - shown.length;
  const { kind } = outcomeOf(record);
  const isGood = kind === 'succeeded' || kind === 'abandoned';
  const mark = isGood ? drawing`milestone` : drawing`crit, milestone`;
  return [
    ...(isOneOfMany ? [drawing`  section ${shortId(record.id)} ${record.job?.name ?? ''}`] : []),
    ...shown.map((stretch, index) => renderStretch(stretch, skipped + index + 1, cleaner)),
    drawing`  ${all.length + 1}. ${WORDS[kind].end} :${mark}, ${momentOf(record.endedAtMs ?? 0, drawing)}, 0ms`,
  ];
}

function renderStretch(
  { status, fromMs, untilMs }: Stretch,
  number: number,
  { drawing }: Cleaner,
): Drawing {
  const lastsMs = Math.round(untilMs - fromMs);
  const lasts = renderDuration(Math.round(lastsMs / 100) / 10);
  // Labels beside bars of mermaid's other kinds, `done` and `active`, are dark on dark.
  const mark = status === JobStatus.RETRY ? drawing`crit, ` : drawing``;
  return drawing`  ${number}. ${status}, ${lasts} :${mark}${momentOf(fromMs, drawing)}, ${lastsMs}ms`;
}

/** Elapsed time as a time of day, or as a day and a time from `day 1` on. */
function axisFormat(longestMs: number, drawing: Cleaner['drawing']): Drawing {
  if (longestMs < 3_600_000) return drawing`%-M:%S`;
  return longestMs < 86_400_000 ? drawing`%-H:%M` : drawing`day %-j, %-H:%M`;
}

/** Mermaid knows dates only: the wait begins with the year 2000, in any reader's time zone. */
function momentOf(atMs: number, drawing: Cleaner['drawing']): Drawing {
  const date = new Date(Date.UTC(2000, 0, 1) + atMs);
  const two = (value: number): Drawing => (value < 10 ? drawing`0${value}` : drawing`${value}`);
  const [month, day] = [two(date.getUTCMonth() + 1), two(date.getUTCDate())];
  const [hour, minute] = [two(date.getUTCHours()), two(date.getUTCMinutes())];
  const milliseconds = date.getUTCMilliseconds();
  const zeros = milliseconds < 10 ? drawing`00` : milliseconds < 100 ? drawing`0` : drawing``;
  return drawing`2000-${month}-${day} ${hour}:${minute}:${two(date.getUTCSeconds())}.${zeros}${milliseconds}`;
}
