/** A workflow run may take 35 days, so no wait and no interval may take longer. */
export const LONGEST_SECONDS = 35 * 24 * 60 * 60;

const SECONDS_PER_UNIT: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600 };

/**
 * The seconds in a decimal number of seconds or a number with `s`, `m` or `h`: `90`, `1.5`, `30m`.
 *
 * @returns undefined where the text is neither
 */
export function parseDurationSeconds(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)([smh]?)$/.exec(text);
  const secondsPerUnit = SECONDS_PER_UNIT[match?.[2] ?? ''];
  if (match === null || secondsPerUnit === undefined) return undefined;
  return Number(match[1]) * secondsPerUnit;
}

/** `45 s`, `30 min`, `1 h 30 min`: for people, so not more than two units. */
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

/** `0:07`, `12:30`, `1:02:03`: elapsed time for the log. */
export function renderClock(seconds: number): string {
  const wholeSeconds = Math.floor(seconds);
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(wholeSeconds / 3600);
  const minutes = Math.floor((wholeSeconds % 3600) / 60);
  const rest = twoDigits(wholeSeconds % 60);
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${twoDigits(minutes)}:${rest}`;
}
