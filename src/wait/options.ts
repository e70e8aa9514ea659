/** What to wait for, and the parsers of its values. */
import { parseJobIds } from './job-ids.ts';
import { parseSite } from './site.ts';
import { MAX_SECONDS, parseDurationSeconds } from './text/duration.ts';

export interface WaitOptions {
  /** The jobs' UUIDs in lower case, each once, at least one. */
  readonly jobIds: readonly string[];
  readonly site: URL;
  readonly token: string;
  /** null: adaptive. */
  readonly intervalSeconds: number | null;
  readonly timeoutSeconds: number;
  readonly verbose: boolean;
  readonly failFast: boolean;
}

export const MIN_INTERVAL_SECONDS = 0.1;

/** One or more invalid inputs; the message has a line for each. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** A value that is not empty, and where it came from, in words: the input, or a variable. */
export interface RawInput {
  readonly source: string;
  readonly value: string;
}

/** @throws InvalidInput, as all parsers here; the message names the source and what is allowed */
export function parseToken({ source, value }: RawInput): string {
  if (/^[\x21-\x7e]+$/.test(value)) return value;
  const hint = /\s/.test(value) ? ' Give the key alone, without `Bearer`.' : '';
  throw new InvalidInput([
    `${source} holds a blank, a line break or another character that no API key has. ` +
      `Copy the key once more.${hint} (Its value is not shown.)`,
  ]);
}

export function parseJobId({ source, value }: RawInput): readonly string[] {
  return nameSource(source, () => parseJobIds(value));
}

export function parseUrl({ source, value }: RawInput): URL {
  return nameSource(source, () => parseSite(value));
}

export function parseSeconds({ source, value }: RawInput, minSeconds: number): number {
  const seconds = parseDurationSeconds(value);
  if (seconds !== undefined && seconds >= minSeconds && seconds <= MAX_SECONDS) return seconds;
  throw new InvalidInput([
    `${source}: "${value}" is not a valid duration. Give a number of seconds, as in 90, or a ` +
      `number with s, m or h, as in 30m: at least ${minSeconds} seconds, at most 35 days.`,
  ]);
}

/** Parses the booleans of `core.getBooleanInput`, whose error would not show the value. */
export function parseBoolean({ source, value }: RawInput): boolean {
  if (['true', 'True', 'TRUE'].includes(value)) return true;
  if (['false', 'False', 'FALSE'].includes(value)) return false;
  throw new InvalidInput([`${source}: "${value}" is neither true nor false.`]);
}

function nameSource<Value>(source: string, parse: () => Value): Value {
  try {
    return parse();
  } catch (error) {
    if (error instanceof RangeError) throw new InvalidInput([`${source}: ${error.message}`]);
    throw error;
  }
}
