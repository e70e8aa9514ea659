/** The action's inputs and the environment variables that replace missing ones. */
import * as core from '@actions/core';
import { JOB_WAIT_TIMEOUT_SECONDS } from '../fiddler/job.ts';
import {
  InvalidInput,
  isEmptyList,
  MIN_INTERVAL_SECONDS,
  type OptionNames,
  parseBoolean,
  parseJobId,
  parseSeconds,
  parseToken,
  parseUrl,
  type RawInput,
  type WaitOptions,
} from '../wait/options.ts';

export interface Inputs extends WaitOptions {
  /** Whether to write the step summary. */
  readonly summary: boolean;
}

/** Every input and the environment variables that replace it, in order. */
export const INPUTS = {
  'job-id': [],
  url: ['FIDDLER_URL'],
  token: ['FIDDLER_TOKEN', 'FIDDLER_API_KEY'],
  interval: ['JOB_POLL_INTERVAL'],
  timeout: ['JOB_WAIT_TIMEOUT'],
  verbose: [],
  'fail-fast': [],
  summary: [],
} as const satisfies Record<string, readonly string[]>;

type InputName = keyof typeof INPUTS;

const NAMES: OptionNames = {
  jobId: '`job-id`',
  url: '`url`',
  token: 'the secret behind `token`',
  timeout: '`timeout`',
  timeoutOf: (value) => `\`timeout: ${value}\``,
  waitForAll: 'Set `fail-fast: false`',
  checkAgain: 're-run this step',
  cancelled:
    'The run was cancelled, a newer run replaced it (concurrency), or timeout-minutes was exceeded.',
  product: 'this action',
};

const MISSING = {
  'job-id':
    'Input `job-id` is empty. Check that the publishing step writes `job-id=<uuid>` to $GITHUB_OUTPUT and that `steps.<id>` matches its `id`.',
  url: 'No site: input `url` and FIDDLER_URL are both empty. Set `url` to its address, for example https://acme.fiddler.ai.',
  token:
    'No API key: input `token`, FIDDLER_TOKEN and FIDDLER_API_KEY are all empty. Undefined secrets are empty; forks have no access to secrets.',
};

/** Returns the API key as given, valid or not: it must be masked before anything is printed. */
export function loadToken(): string {
  return find('token', core.getInput, process.env).value;
}

/** @throws InvalidInput */
export function loadInputs(): Inputs {
  return parseInputs(core.getInput, process.env);
}

/**
 * @param read returns an input's text without surrounding whitespace, empty if it is missing
 * @throws InvalidInput with every problem, not only the first
 */
export function parseInputs(read: (name: string) => string, env: NodeJS.ProcessEnv): Inputs {
  const problems: string[] = [];
  const take = <Value>(
    name: InputName,
    parse: (raw: RawInput) => Value,
    whenEmpty: () => Value,
  ): Value | undefined => {
    const raw = find(name, read, env);
    try {
      return raw.value === '' ? whenEmpty() : parse(raw);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  const required = (name: keyof typeof MISSING) => (): never => {
    throw new InvalidInput([MISSING[name]]);
  };
  const seconds =
    (minSeconds: number) =>
    (raw: RawInput): number =>
      parseSeconds(raw, minSeconds);

  const token = take('token', parseToken, required('token'));
  const jobIds = take('job-id', parseIds, required('job-id'));
  const site = take('url', parseUrl, required('url'));
  const intervalSeconds = take<number | null>(
    'interval',
    seconds(MIN_INTERVAL_SECONDS),
    () => null,
  );
  const timeoutSeconds = take('timeout', seconds(0), () => JOB_WAIT_TIMEOUT_SECONDS);
  const verbose = take('verbose', parseBoolean, () => false);
  const failFast = take('fail-fast', parseBoolean, () => true);
  const summary = take('summary', parseBoolean, () => true);
  if (
    token === undefined ||
    jobIds === undefined ||
    site === undefined ||
    intervalSeconds === undefined ||
    timeoutSeconds === undefined ||
    verbose === undefined ||
    failFast === undefined ||
    summary === undefined
  ) {
    throw new InvalidInput(problems);
  }
  const sourceOf = (name: InputName): string => {
    const { source, value } = find(name, read, env);
    return value === '' ? 'default' : source;
  };
  const sources = {
    jobIds: sourceOf('job-id'),
    site: sourceOf('url'),
    interval: sourceOf('interval'),
    timeout: sourceOf('timeout'),
  };
  const values = { jobIds, site, token, intervalSeconds, timeoutSeconds, verbose, failFast };
  return { ...values, summary, sources, names: NAMES };
}

/** @throws InvalidInput also for a list without ids: a publishing step that set no output */
function parseIds(raw: RawInput): readonly string[] {
  if (isEmptyList(raw.value)) throw new InvalidInput([MISSING['job-id']]);
  return parseJobId(raw);
}

/** Returns an empty value if neither the input nor a variable has one. */
function find(name: InputName, read: (name: string) => string, env: NodeJS.ProcessEnv): RawInput {
  const value = read(name);
  if (value !== '') return { source: `Input \`${name}\``, value };
  for (const variable of INPUTS[name]) {
    const inherited = env[variable]?.trim() ?? '';
    if (inherited !== '') return { source: variable, value: inherited };
  }
  return { source: `Input \`${name}\``, value: '' };
}
