/** The command's arguments and the environment variables that replace missing ones. */
import { resolve } from 'node:path';
import { JOB_WAIT_TIMEOUT_SECONDS } from '../fiddler/job.ts';
import {
  InvalidInput,
  isEmptyList,
  MIN_INTERVAL_SECONDS,
  type OptionNames,
  parseJobId,
  parseSeconds,
  parseToken,
  parseUrl,
  type RawInput,
  type WaitOptions,
} from '../wait/options.ts';
import { checkWritable } from './files.ts';
import { type OptionName, parseTokens } from './tokens.ts';

const PROGRESS = ['auto', 'tty', 'plain'] as const;

export type Progress = (typeof PROGRESS)[number];

export interface CommandOptions extends WaitOptions {
  /** Print the jobs as JSON. */
  readonly json: boolean;
  /** Path of the file that the summary is appended to; null for none. */
  readonly summaryFile: string | null;
  /** Path of the file for the variables; null for none. */
  readonly dotenvFile: string | null;
  readonly progress: Progress;
  readonly quiet: boolean;
}

/** The content of `--token-file`, or why it could not be read. */
export type TokenFile = { readonly text: string } | { readonly error: string };

/** The environment variables that replace an option, in order. */
const VARIABLES: Readonly<Partial<Record<OptionName, readonly string[]>>> = {
  url: ['FIDDLER_URL'],
  'token-file': ['FIDDLER_TOKEN', 'FIDDLER_API_KEY'],
  interval: ['JOB_POLL_INTERVAL'],
  timeout: ['JOB_WAIT_TIMEOUT'],
};

const NO_SITE = 'No site: set FIDDLER_URL or --url, for example https://acme.fiddler.ai.';
const NO_KEY = 'No API key: set FIDDLER_TOKEN or FIDDLER_API_KEY, or use --token-file.';

/** Returns `help` or `version` if one of them is asked for, whatever else is given. */
export function findInformationOption(args: readonly string[]): 'help' | 'version' | null {
  const { flags } = parseTokens(args);
  if (flags.has('help')) return 'help';
  return flags.has('version') ? 'version' : null;
}

/** Returns the path in `--token-file`; null if it is not given. */
export function findTokenFile(args: readonly string[]): string | null {
  return parseTokens(args).values.get('token-file') ?? null;
}

/**
 * @param tokenFile the file in `--token-file`; null if it is not given
 * @throws InvalidInput with every problem, not only the first
 */
export function parseCommandOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  tokenFile: TokenFile | null,
): CommandOptions {
  const { values, invalid, flags, positionals, problems } = parseTokens(args);

  const find = (name: OptionName): RawInput | null => {
    const value = values.get(name);
    if (value !== undefined) return { source: `--${name}`, value };
    for (const variable of VARIABLES[name] ?? []) {
      const inherited = env[variable]?.trim() ?? '';
      if (inherited !== '') return { source: variable, value: inherited };
    }
    return null;
  };
  const attempt = <Value>(parse: () => Value): Value | undefined => {
    try {
      return parse();
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  const take = <Value>(
    name: OptionName,
    parse: (raw: RawInput) => Value,
    whenMissing: () => Value,
  ): Value | undefined => {
    if (invalid.has(name)) return undefined;
    return attempt(() => {
      const raw = find(name);
      return raw === null ? whenMissing() : parse(resolved(raw));
    });
  };
  const required = (message: string) => (): never => {
    throw new InvalidInput([message]);
  };
  const seconds =
    (minSeconds: number) =>
    (raw: RawInput): number =>
      parseSeconds(raw, minSeconds);
  const file =
    (isReplaced: boolean) =>
    ({ source, value }: RawInput): string | null => {
      checkWritable(source, value, isReplaced);
      return value;
    };

  const idTexts = [...positionals, ...optional(values.get('job-id'))];
  const jobIds = idTexts.flatMap((text) => attempt(() => parseIds(text)) ?? []);
  if (idTexts.length === 0 && !invalid.has('job-id')) problems.push(`No job ID. ${NO_ID_HINT}`);
  const site = take('url', parseUrl, required(NO_SITE));
  const token = take(
    'token-file',
    (raw) => parseToken(tokenFile === null ? raw : readToken(raw, tokenFile)),
    required(NO_KEY),
  );
  const intervalSeconds = take<number | null>(
    'interval',
    seconds(MIN_INTERVAL_SECONDS),
    () => null,
  );
  const timeoutSeconds = take('timeout', seconds(0), () => JOB_WAIT_TIMEOUT_SECONDS);
  const summaryFile = take('summary', file(false), () => null);
  const dotenvFile = take('dotenv', file(true), () => null);
  const progress = take('progress', parseProgress, (): Progress => 'auto');

  if (summaryFile && dotenvFile && resolve(summaryFile) === resolve(dotenvFile)) {
    problems.push('--summary and --dotenv need different files.');
  }
  if (
    problems.length > 0 ||
    site === undefined ||
    token === undefined ||
    intervalSeconds === undefined ||
    timeoutSeconds === undefined ||
    summaryFile === undefined ||
    dotenvFile === undefined ||
    progress === undefined
  ) {
    throw new InvalidInput(problems);
  }
  const sourceOf = (name: OptionName): string => find(name)?.source ?? 'default';
  return {
    jobIds: [...new Set(jobIds)],
    site,
    token,
    intervalSeconds,
    timeoutSeconds,
    verbose: flags.has('verbose'),
    failFast: !flags.has('no-fail-fast'),
    sources: {
      jobIds: 'arguments',
      site: sourceOf('url'),
      interval: sourceOf('interval'),
      timeout: sourceOf('timeout'),
    },
    names: namesFor(sourceOf('url'), sourceOf('token-file')),
    json: flags.has('json'),
    summaryFile,
    dotenvFile,
    progress,
    quiet: flags.has('quiet'),
  };
}

function optional(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value];
}

const NO_ID_HINT = 'Check that the publishing step provides an ID. Usage: wait-for-job <job-id>.';

/** Each argument may have several ids. */
function parseIds(value: string): readonly string[] {
  if (isEmptyList(value)) throw new InvalidInput([`A job ID is empty. ${NO_ID_HINT}`]);
  return parseJobId(resolved({ source: 'Job ID', value }));
}

/** Returns a reference to a variable that a CI system left as it is; null if there is none. */
export function findUnresolved(value: string): string | null {
  return /\$\([^)]*\)|\$\{[^}]*\}/.exec(value)?.[0] ?? null;
}

/** @throws InvalidInput if a CI system left a variable as it is, because it does not exist */
function resolved(raw: RawInput): RawInput {
  const variable = findUnresolved(raw.value);
  if (variable === null) return raw;
  throw new InvalidInput([
    `${raw.source}: ${variable} was not expanded. Check that the variable is defined.`,
  ]);
}

function readToken({ value: path }: RawInput, file: TokenFile): RawInput {
  if ('error' in file) throw new InvalidInput([`--token-file: ${file.error}`]);
  // A byte order mark is whitespace to `trim`.
  const value = file.text.trim();
  if (value === '') throw new InvalidInput([`--token-file: ${path} is empty.`]);
  return resolved({ source: `--token-file ${path}`, value });
}

function parseProgress({ source, value }: RawInput): Progress {
  const mode = PROGRESS.find((known) => known === value);
  if (mode !== undefined) return mode;
  throw new InvalidInput([`${source}: "${value}" is not one of ${PROGRESS.join(', ')}.`]);
}

function namesFor(url: string, token: string): OptionNames {
  return {
    jobId: 'the job ID',
    url,
    token,
    timeout: '--timeout',
    timeoutOf: (value) => `--timeout ${value}`,
    waitForAll: 'Use --no-fail-fast',
    checkAgain: 'run the command again',
    cancelled: 'The command was interrupted.',
    product: 'this version of wait-for-job',
  };
}
