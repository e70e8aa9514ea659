/** Durations, in seconds. */

/** Maximum of a timeout or an interval: a workflow run ends after 35 days. */
export const MAX_SECONDS = 35 * 24 * 60 * 60;

const NUMBER = String.raw`(\d+(?:\.\d+)?)`;
const PLAIN_SECONDS = new RegExp(`^${NUMBER}$`);
const WITH_UNITS = new RegExp(`^(?=\\d)(?:${NUMBER}h)?(?:${NUMBER}m)?(?:${NUMBER}s)?$`);

/**
 * Parses a decimal number of seconds, or numbers with `h`, `m` and `s`: `90`, `1.5`, `30m`, `1h30m`.
 *
 * @returns undefined if the text is neither
 */
export function parseDurationSeconds(text: string): number | undefined {
  if (PLAIN_SECONDS.test(text)) return Number(text);
  const match = WITH_UNITS.exec(text);
  if (match === null) return undefined;
  const [, hours = 0, minutes = 0, seconds = 0] = match;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** Returns `45 s`, `30 min` or `1 h 30 min`: at most two units. */
export function renderDuration(seconds: number): string {
  const tenths = Number(seconds.toFixed(1));
  if (tenths < 60) return `${tenths} s`;
  const wholeSeconds = Math.round(seconds);
  const [hours, minutes, rest] = [
    Math.floor(wholeSeconds / 3600),
    Math.floor((wholeSeconds % 3600) / 60),
    wholeSeconds % 60,
  ];
  if (hours === 0) return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
  return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
}

/** Returns `0:07`, `12:30` or `1:02:03`, for elapsed time in the log. */
export function renderClock(seconds: number): string {
  const wholeSeconds = Math.floor(seconds);
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(wholeSeconds / 3600);
  const minutes = Math.floor((wholeSeconds % 3600) / 60);
  const rest = twoDigits(wholeSeconds % 60);
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${twoDigits(minutes)}:${rest}`;
}
