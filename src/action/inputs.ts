/** The action's inputs and the environment variables that replace missing ones. */
import * as core from '@actions/core';
import { JOB_WAIT_TIMEOUT_SECONDS } from '../fiddler/job.ts';
import {
  InvalidInput,
  MIN_INTERVAL_SECONDS,
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

const REQUIRED = {
  'job-id':
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a workflow's own expression
    'Input `job-id` is empty. Did the publishing step set its output, and is its id the one in `${{ steps.<id>.outputs.job-id }}`? Give the UUID of a job, as in 550e8400-e29b-41d4-a716-446655440000, or several, separated by line breaks, commas or blanks, or as a JSON array.',
  url: 'Input `url` is empty, and so is FIDDLER_URL. Give the address of the Fiddler site, as in https://acme.fiddler.ai.',
  token:
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a workflow's own expression
    'Input `token` is empty, and so are FIDDLER_TOKEN and FIDDLER_API_KEY. Give the API key, as in `token: ${{ secrets.FIDDLER_TOKEN }}`; a secret that does not exist is empty, and forks get no secrets.',
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
  const required = (name: keyof typeof REQUIRED) => (): never => {
    throw new InvalidInput([REQUIRED[name]]);
  };
  const seconds =
    (minSeconds: number) =>
    (raw: RawInput): number =>
      parseSeconds(raw, minSeconds);

  const token = take('token', parseToken, required('token'));
  const jobIds = take('job-id', parseJobId, required('job-id'));
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
  return { jobIds, site, token, intervalSeconds, timeoutSeconds, verbose, failFast, summary };
}

function find(name: InputName, read: (name: string) => string, env: NodeJS.ProcessEnv): RawInput {
  const value = read(name);
  if (value !== '') return { source: `Input \`${name}\``, value };
  for (const variable of INPUTS[name]) {
    const inherited = env[variable]?.trim() ?? '';
    if (inherited !== '') {
      return { source: `${variable} (which stands in for input \`${name}\`)`, value: inherited };
    }
  }
  return { source: `Input \`${name}\``, value: '' };
}
