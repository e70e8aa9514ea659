/** What the action was asked to do, from its inputs and the environment. */
import * as core from '@actions/core';
import { JOB_WAIT_TIMEOUT_SECONDS } from '../../fiddler/job.ts';
import {
  type Given,
  InvalidInput,
  parseBoolean,
  parseJobId,
  parseSeconds,
  parseToken,
  parseUrl,
} from './values.ts';

const SHORTEST_INTERVAL_SECONDS = 0.1;

/** What the action was asked to do; every value is checked. */
export interface Inputs {
  /** The jobs' UUIDs in lower case, each once, at least one. */
  readonly jobIds: readonly string[];
  readonly site: URL;
  readonly token: string;
  /** null where the action is to choose. */
  readonly intervalSeconds: number | null;
  readonly timeoutSeconds: number;
  readonly verbose: boolean;
  readonly failFast: boolean;
  readonly summary: boolean;
}

/** Every input and the environment variables that stand in for it, in order. */
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

/** @throws InvalidInput */
export function loadInputs(): Inputs {
  return parseInputs(core.getInput, process.env);
}

/** The API key as it was given, checked or not: it must be masked before anything is printed. */
export function loadToken(): string {
  return find('token', core.getInput, process.env).value;
}

/**
 * @param read gives an input's text without the blanks around it, empty where it was left out
 * @throws InvalidInput with all that is wrong, not only the first
 */
export function parseInputs(read: (name: string) => string, env: NodeJS.ProcessEnv): Inputs {
  const problems: string[] = [];
  const take = <Options extends readonly unknown[], Value>(
    name: InputName,
    parse: (given: Given, ...options: Options) => Value,
    ...options: Options
  ): Value | undefined => {
    try {
      return parse(find(name, read, env), ...options);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  const token = take('token', parseToken);
  const jobIds = take('job-id', parseJobId);
  const site = take('url', parseUrl);
  const intervalSeconds = take('interval', parseSeconds, SHORTEST_INTERVAL_SECONDS, null);
  const timeoutSeconds = take('timeout', parseSeconds, 0, JOB_WAIT_TIMEOUT_SECONDS);
  const verbose = take('verbose', parseBoolean, false);
  const failFast = take('fail-fast', parseBoolean, true);
  const summary = take('summary', parseBoolean, true);
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

function find(name: InputName, read: (name: string) => string, env: NodeJS.ProcessEnv): Given {
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
