/** The command at a terminal, as an animated picture: the real live view on a fake clock. */
import xterm, { type IBufferLine } from '@xterm/headless';
import { FakeClock } from '../__tests__/fake-clock.ts';
import { LiveView } from '../src/cli/live-view.ts';
import { WaitRecorder } from '../src/wait/record.ts';
import { withTime } from '../src/wait/report/log-lines.ts';
import { line } from '../src/wait/text/sanitize.ts';
import { evaluateWait } from '../src/wait/verdict.ts';
import { applyTo, eventsOf, type JobScenario, optionsOf, uuid } from './record-of.ts';

const JOBS: readonly JobScenario[] = [
  {
    id: uuid(1),
    name: 'Ingestion dataset Upload',
    seen: [
      [0.4, 'PENDING', 0],
      [2.1, 'STARTED', 0],
      [6.2, 'STARTED', 12.5],
      [11.3, 'STARTED', 25],
      [16.2, 'STARTED', 37.5],
      [21.4, 'STARTED', 50],
      [26.3, 'STARTED', 62.5],
      [31.2, 'STARTED', 75],
      [36.2, 'STARTED', 87.5],
      [41.3, 'SUCCESS', 100],
    ],
  },
  {
    id: uuid(2),
    name: 'Publish events',
    seen: [
      [0.4, 'PENDING', 0],
      [4.2, 'STARTED', 0],
      [9.3, 'STARTED', 25],
      [14.1, 'STARTED', 50],
      [19.3, 'STARTED', 75],
      [24.2, 'SUCCESS', 100],
    ],
  },
];

const SIZE = { columns: 96, rows: 6 };
const PROMPT = '$ ';
const TYPED = 'npx @fiddler/wait-for-job $JOB_IDS; echo "exit code $?"';
const TYPING_MS = 40;
/** How much faster than in reality the wait is played. */
const SPEED = 6;
/** How long the last frame stays. */
const END_MS = 3_000;

const CELL_WIDTH = 8.4;
const CELL_HEIGHT = 20;
const MARGIN = 16;
/** The colors of the terminal, by number. */
const COLORS: Readonly<Record<number, string>> = { 2: '#3fb950', 6: '#39c5cf' };

interface Output {
  readonly atMs: number;
  readonly text: string;
}

interface Frame {
  readonly atMs: number;
  /** Each as SVG. */
  readonly rows: readonly string[];
}

/** Returns an SVG that plays the recording over and over; the same every time. */
export async function renderRecording(): Promise<string> {
  const { columns: cols, rows } = SIZE;
  const terminal = new xterm.Terminal({ cols, rows, convertEol: true, allowProposedApi: true });
  const { active } = terminal.buffer;
  const frames: Frame[] = [];
  for (const { atMs, text } of await record()) {
    await new Promise<void>((resolve) => terminal.write(text, resolve));
    if (frames.at(-1)?.atMs === atMs) frames.pop();
    frames.push({
      atMs,
      rows: Array.from({ length: rows }, (_, y) => renderRow(active.getLine(y))),
    });
  }
  return renderSvg(frames);
}

/** Returns what the terminal shows when: the typed command, and the wait. */
async function record(): Promise<readonly Output[]> {
  const typed = Array.from(TYPED, (text, index) => ({ atMs: (index + 5) * TYPING_MS, text }));
  const outputs: Output[] = [{ atMs: 0, text: PROMPT }, ...typed];
  const typedMs = (typed.at(-1)?.atMs ?? 0) + 10 * TYPING_MS;
  const clock = new FakeClock();
  const write = (text: string): void => {
    outputs.push({ atMs: typedMs + clock.nowMs() / SPEED, text });
  };
  write('\n');
  const recorder = new WaitRecorder(optionsOf(JOBS));
  const view = new LiveView({ ...SIZE, write, on() {}, off() {} }, true, clock);
  const wait = async (): Promise<void> => {
    for (const event of eventsOf(JOBS)) {
      await clock.sleep(event.atMs - clock.nowMs());
      view.listener(applyTo(recorder, event), recorder.record);
    }
  };
  await clock.run(wait());
  const { sentence } = evaluateWait(recorder.record);
  write(`${withTime(line`${sentence}`, clock.nowMs()).text}\nexit code 0\n${PROMPT}`);
  return outputs;
}

/** Returns the parts of a row, each of one color and of the width that the terminal gives it. */
function renderRow(row: IBufferLine | undefined): string {
  const parts: Array<{ readonly x: number; readonly color: number; text: string }> = [];
  for (let x = 0; x < SIZE.columns; x += 1) {
    const cell = row?.getCell(x);
    const [color, text] = [cell?.getFgColor() ?? 0, cell?.getChars() || ' '];
    const last = parts.at(-1);
    if (last?.color === color) last.text += text;
    else parts.push({ x, color, text });
  }
  const tspans = parts.map(({ x, color, text }) => {
    const shown = text.trimEnd();
    const fill = COLORS[color] === undefined ? '' : ` fill="${COLORS[color]}"`;
    const position = `x="${round(x * CELL_WIDTH)}" textLength="${round(shown.length * CELL_WIDTH)}"`;
    return shown === '' ? '' : `<tspan ${position}${fill}>${escapeXml(shown)}</tspan>`;
  });
  return tspans.join('');
}

/** Returns the frames side by side behind a window, and the animation that moves them. */
function renderSvg(frames: readonly Frame[]): string {
  const [width, height] = [SIZE.columns * CELL_WIDTH, SIZE.rows * CELL_HEIGHT];
  const rows = [...new Set(frames.flatMap((frame) => frame.rows))].filter((row) => row !== '');
  const totalMs = (frames.at(-1)?.atMs ?? 0) + END_MS;
  const shift = (index: number): string => `transform:translateX(${round(-index * width)}px)`;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width + 2 * MARGIN)} ${height + 2 * MARGIN}">`,
    '<style>',
    `text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:#e6edf3;white-space:pre}`,
    `.frames{${shift(frames.length - 1)};animation:play ${round(totalMs / 1_000)}s step-end infinite}`,
    '@media(prefers-reduced-motion:reduce){.frames{animation:none}}',
    '@keyframes play{',
    ...frames.map(({ atMs }, index) => `${round((atMs / totalMs) * 100)}%{${shift(index)}}`),
    '}',
    '</style>',
    '<rect width="100%" height="100%" rx="8" fill="#0d1117"/>',
    '<defs>',
    ...rows.map((row, index) => `<text id="r${index}">${row}</text>`),
    '</defs>',
    `<svg x="${MARGIN}" y="${MARGIN}" width="${round(width)}" height="${height}"><g class="frames">`,
    ...frames.map((frame, index) => {
      const uses = frame.rows.map((row, y) => {
        const position = `x="${round(index * width)}" y="${y * CELL_HEIGHT + 14}"`;
        return row === '' ? '' : `<use href="#r${rows.indexOf(row)}" ${position}/>`;
      });
      return uses.join('');
    }),
    '</g></svg>',
    '</svg>',
  ];
  return `${lines.join('\n')}\n`;
}

function round(value: number): string {
  return String(Number(value.toFixed(2)));
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
