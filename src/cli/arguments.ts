/** The command's arguments and the environment variables that replace missing ones. */
import { parseArgs } from 'node:util';
import { JOB_WAIT_TIMEOUT_SECONDS } from '../fiddler/job.ts';
import {
  InvalidInput,
  MIN_INTERVAL_SECONDS,
  type OptionNames,
  parseJobId,
  parseSeconds,
  parseToken,
  parseUrl,
  type RawInput,
  type WaitOptions,
} from '../wait/options.ts';

export type Progress = 'auto' | 'tty' | 'plain';

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

const OPTIONS = {
  'job-id': { type: 'string' },
  url: { type: 'string' },
  token: { type: 'string' },
  'token-file': { type: 'string' },
  interval: { type: 'string' },
  timeout: { type: 'string' },
  verbose: { type: 'boolean' },
  'no-fail-fast': { type: 'boolean' },
  json: { type: 'boolean' },
  summary: { type: 'string' },
  dotenv: { type: 'string' },
  progress: { type: 'string' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

type OptionName = keyof typeof OPTIONS;

/** The environment variables that replace an option, in order. */
const VARIABLES: Readonly<Partial<Record<OptionName, readonly string[]>>> = {
  url: ['FIDDLER_URL'],
  'token-file': ['FIDDLER_TOKEN', 'FIDDLER_API_KEY'],
  interval: ['JOB_POLL_INTERVAL'],
  timeout: ['JOB_WAIT_TIMEOUT'],
};

const PROGRESS: readonly string[] = ['auto', 'tty', 'plain'] satisfies readonly Progress[];

interface ParsedArguments {
  readonly values: ReadonlyMap<string, string>;
  readonly flags: ReadonlySet<string>;
  readonly positionals: readonly string[];
}

/** Returns `help` or `version` if one of them is asked for, whatever else is given. */
export function findInformationOption(args: readonly string[]): 'help' | 'version' | null {
  const { values } = parseArgs({
    args: [...args],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
  });
  if (values.help === true) return 'help';
  return values.version === true ? 'version' : null;
}

/**
 * @param readFile returns the text of a file; `-` is standard input
 * @throws InvalidInput with every problem, not only the first
 */
export function parseCommandOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  readFile: (path: string) => string,
): CommandOptions {
  const problems: string[] = [];
  const { values, flags, positionals } = parseTokens(args, problems);

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
  ): Value | undefined =>
    attempt(() => {
      const raw = find(name);
      return raw === null ? whenMissing() : parse(resolved(raw));
    });
  const required = (message: string) => (): never => {
    throw new InvalidInput([message]);
  };
  const seconds =
    (minSeconds: number) =>
    (raw: RawInput): number =>
      parseSeconds(raw, minSeconds);
  const path = (raw: RawInput): string | null => raw.value;

  const jobIds = attempt(() => parseIds([...positionals, ...optional(values.get('job-id'))]));
  const site = take(
    'url',
    parseUrl,
    required('No site: set FIDDLER_URL or --url, for example https://acme.fiddler.ai.'),
  );
  const token = take(
    'token-file',
    (raw) => parseToken(raw.source === '--token-file' ? readToken(raw.value, readFile) : raw),
    required('No API key: set FIDDLER_TOKEN or FIDDLER_API_KEY, or use --token-file.'),
  );
  const intervalSeconds = take<number | null>(
    'interval',
    seconds(MIN_INTERVAL_SECONDS),
    () => null,
  );
  const timeoutSeconds = take('timeout', seconds(0), () => JOB_WAIT_TIMEOUT_SECONDS);
  const summaryFile = take('summary', path, () => null);
  const dotenvFile = take('dotenv', path, () => null);
  const progress = take('progress', parseProgress, (): Progress => 'auto');
  if (
    problems.length > 0 ||
    jobIds === undefined ||
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
    jobIds,
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

/** Reads the arguments strictly: `parseArgs` takes duplicates and `--timeout=` without a word. */
function parseTokens(args: readonly string[], problems: string[]): ParsedArguments {
  const { tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, string>();
  const flags = new Set<string>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (!isOptionName(name)) {
      problems.push(`Unknown option ${rawName}. Run wait-for-job --help for the options.`);
    } else if (name === 'token') {
      problems.push(
        '--token is refused, because others on this machine can see arguments. Set FIDDLER_TOKEN or use --token-file.',
      );
    } else if (values.has(name) || flags.has(name)) {
      problems.push(`--${name} is given more than once.`);
    } else if (OPTIONS[name].type === 'boolean') {
      if (value !== undefined) problems.push(`--${name} takes no value.`);
      flags.add(name);
    } else {
      if (value === undefined || value.trim() === '') problems.push(`--${name} needs a value.`);
      values.set(name, value?.trim() ?? '');
    }
  }
  return { values, flags, positionals };
}

function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}

function optional(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value];
}

/** Each argument may have several ids. */
function parseIds(texts: readonly string[]): readonly string[] {
  const hint = 'Check that the publishing step passes it on: wait-for-job <job-id>.';
  if (texts.length === 0) throw new InvalidInput([`No job ID. ${hint}`]);
  const ids = texts.flatMap((value) => {
    if (value.trim() === '') throw new InvalidInput([`A job ID is empty. ${hint}`]);
    return parseJobId(resolved({ source: 'Job ID', value }));
  });
  return [...new Set(ids)];
}

/** @throws InvalidInput if a CI system left a variable as it is, because it does not exist */
function resolved(raw: RawInput): RawInput {
  const variable = /\$\([^)]*\)|\$\{[^}]*\}/.exec(raw.value)?.[0];
  if (variable === undefined) return raw;
  throw new InvalidInput([`${raw.source}: ${variable} is not resolved. Check that it is defined.`]);
}

function readToken(path: string, readFile: (path: string) => string): RawInput {
  // A byte order mark is whitespace to `trim`.
  const value = readFile(path).trim();
  if (value === '') throw new InvalidInput([`--token-file: ${path} is empty.`]);
  return resolved({ source: `--token-file ${path}`, value });
}

function parseProgress({ source, value }: RawInput): Progress {
  if (value === 'auto' || value === 'tty' || value === 'plain') return value;
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
