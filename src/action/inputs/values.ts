/** What one input may be; whatever else it is, the error names it, shows it and says what is allowed. */
import { LONGEST_SECONDS, parseDurationSeconds } from '../duration.ts';
import { InvalidJobId, parseJobIds } from './job-ids.ts';
import { InvalidSite, parseSite } from './site.ts';

/** One or more inputs that cannot be used; the message has a line for each. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** An input's value, and in words where it came from: the input, or the variable that stands in for it. */
export interface Given {
  readonly source: string;
  readonly value: string;
}

export function parseToken({ source, value }: Given): string {
  if (value === '') {
    throw new InvalidInput([
      `${source} is empty, and so are FIDDLER_TOKEN and FIDDLER_API_KEY. Give the API key, ` +
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a workflow's own expression
        'as in `token: ${{ secrets.FIDDLER_TOKEN }}`; a secret that does not exist is empty, ' +
        'and forks get no secrets.',
    ]);
  }
  if (!/^[\x21-\x7e]+$/.test(value)) {
    const hint = /\s/.test(value) ? ' Give the key alone, without `Bearer`.' : '';
    throw new InvalidInput([
      `${source} holds a blank, a line break or another character that no API key has. ` +
        `Copy the key once more.${hint} (Its value is not shown.)`,
    ]);
  }
  return value;
}

export function parseJobId({ source, value }: Given): readonly string[] {
  const allowed =
    'Give the UUID of a job, as in 550e8400-e29b-41d4-a716-446655440000, or several, separated ' +
    'by line breaks, commas or blanks, or as a JSON array.';
  if (!/[^\s,[\]"]/.test(value)) {
    throw new InvalidInput([
      `${source} is empty. Did the publishing step set its output, and is its id the one in ` +
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a workflow's own expression
        '`${{ steps.<id>.outputs.job-id }}`? ' +
        allowed,
    ]);
  }
  try {
    return parseJobIds(value);
  } catch (error) {
    if (!(error instanceof InvalidJobId)) throw error;
    throw new InvalidInput([`${source}: ${error.message} ${allowed}`]);
  }
}

export function parseUrl({ source, value }: Given): URL {
  if (value === '') {
    throw new InvalidInput([
      `${source} is empty, and so is FIDDLER_URL. Give the address of the Fiddler site, as in ` +
        'https://acme.fiddler.ai.',
    ]);
  }
  try {
    return parseSite(value);
  } catch (error) {
    if (!(error instanceof InvalidSite)) throw error;
    throw new InvalidInput([
      `${source}: ${quote(withoutPassword(value))} is not a usable address. ${error.message}`,
    ]);
  }
}

export function parseSeconds<LeftOut>(
  { source, value }: Given,
  least: number,
  leftOut: LeftOut,
): number | LeftOut {
  if (value === '') return leftOut;
  const seconds = parseDurationSeconds(value);
  if (seconds === undefined || !(seconds >= least && seconds <= LONGEST_SECONDS)) {
    throw new InvalidInput([
      `${source}: ${quote(value)} is not a valid duration. Give a number of seconds, as in 90, or a ` +
        `number with s, m or h, as in 30m: at least ${least} seconds, at most 35 days.`,
    ]);
  }
  return seconds;
}

/** The booleans of `core.getBooleanInput`, which would not show the value in its error. */
export function parseBoolean({ source, value }: Given, leftOut: boolean): boolean {
  if (value === '') return leftOut;
  if (['true', 'True', 'TRUE'].includes(value)) return true;
  if (['false', 'False', 'FALSE'].includes(value)) return false;
  throw new InvalidInput([`${source}: ${quote(value)} is neither true nor false.`]);
}

/** Not cut here: the beginning of a secret could not be recognised as one. */
function quote(value: string): string {
  return `"${value}"`;
}

/** Hides whatever in an address may be a secret: before an @, in place of a port, in a query. */
function withoutPassword(address: string): string {
  return address
    .replace(/^([a-z+.-]*:\/*)?.*@/is, '$1***@')
    .replace(/[?#].*/s, '')
    .replace(/(:\/\/[^/:]*):(?!\d+(?:\/|$))[^/]*/, '$1:***');
}
