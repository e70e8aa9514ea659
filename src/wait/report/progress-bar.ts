/** Progress bars and colored states. */
import { JobStatus } from '../../fiddler/job-status.ts';
import { type Line, line } from '../text/sanitize.ts';

const BAR_LENGTH = 10;
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** Returns `▕█▎        ▏`: full only at 100 %, empty only at 0 %. */
export function renderBar(progress: number, length = BAR_LENGTH): string {
  const max = length * EIGHTHS.length;
  const eighths = Math.round((progress / 100) * max);
  const shown =
    progress <= 0 || progress >= 100 ? eighths : Math.min(max - 1, Math.max(1, eighths));
  const filled = '█'.repeat(Math.floor(shown / 8)) + (EIGHTHS[shown % 8] ?? '');
  return `▕${filled.padEnd(length)}▏`;
}

const GREEN = 32;
const RED = 31;
const YELLOW = 33;
const CYAN = 36;

const COLORS: ReadonlyMap<string, number> = new Map([
  [JobStatus.STARTED, CYAN],
  [JobStatus.RETRY, YELLOW],
  [JobStatus.SUCCESS, GREEN],
  [JobStatus.FAILURE, RED],
  [JobStatus.REVOKED, RED],
]);

/** Returns a state in its color (ANSI); PENDING and newer states have none. */
export function renderColored(status: string): Line {
  const color = COLORS.get(status);
  return color === undefined ? line`${status}` : line`\u001b[${color}m${status}\u001b[0m`;
}
