/** What to wait for, and the parsers of its values. */
import { MAX_SECRET_LENGTH } from '../fiddler/redactor.ts';
import { parseJobIds } from './job-ids.ts';
import { parseSite } from './site.ts';
import { MAX_SECONDS, parseDurationSeconds, renderDuration } from './text/duration.ts';

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
  /** Where some values came from, in words. */
  readonly sources: OptionSources;
  readonly names: OptionNames;
}

export type OptionSources = Readonly<Record<'jobIds' | 'site' | 'interval' | 'timeout', string>>;

/** What the messages of a front call its options. */
export interface OptionNames {
  readonly jobId: string;
  readonly url: string;
  /** Where the API key comes from. */
  readonly token: string;
  readonly timeout: string;
  /** The option with a value: `timeout: 1h`. */
  readonly timeoutOf: (value: string) => string;
  readonly waitForAll: string;
  /** What to do to check again, as an imperative. */
  readonly checkAgain: string;
  /** Why a wait may have been cancelled. */
  readonly cancelled: string;
  /** What to update if Fiddler has a newer state. */
  readonly product: string;
}

export const MIN_INTERVAL_SECONDS = 0.1;

/** One or more invalid options; the message has a line for each. */
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
  if (value.length > MAX_SECRET_LENGTH) {
    throw new InvalidInput([
      `${source} has ${value.length} characters, which is too long for an API key. (Value hidden.)`,
    ]);
  }
  if (/^[\x21-\x7e]+$/.test(value)) return value;
  throw new InvalidInput([
    `${source} contains whitespace or invalid characters. Use the key alone, without \`Bearer\`. ` +
      '(Value hidden.)',
  ]);
}

/** Whether a list has no ids: a publishing step set no output. */
export function isEmptyList(value: string): boolean {
  return /^[\s,[\]"]*$/.test(value);
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
    `${source}: "${value}" is not a valid duration. Expected seconds, or the units s, m and h ` +
      `(\`90\`, \`30m\`, \`1h30m\`), ${renderDuration(minSeconds)} to 35 days.`,
  ]);
}

/** Parses the booleans of `core.getBooleanInput`, whose error would not show the value. */
export function parseBoolean({ source, value }: RawInput): boolean {
  if (['true', 'True', 'TRUE'].includes(value)) return true;
  if (['false', 'False', 'FALSE'].includes(value)) return false;
  throw new InvalidInput([`${source}: "${value}" is not a boolean: use \`true\` or \`false\`.`]);
}

function nameSource<Value>(source: string, parse: () => Value): Value {
  try {
    return parse();
  } catch (error) {
    if (error instanceof RangeError) throw new InvalidInput([`${source}: ${error.message}`]);
    throw error;
  }
}
