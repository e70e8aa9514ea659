/** The options of the command, and what of them was given. */
import { parseArgs } from 'node:util';

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

export type OptionName = keyof typeof OPTIONS;

export interface ParsedArguments {
  readonly values: ReadonlyMap<string, string>;
  /** Options with a problem of their own, which need no other. */
  readonly invalid: ReadonlySet<string>;
  readonly flags: ReadonlySet<string>;
  readonly positionals: readonly string[];
  readonly problems: string[];
}

/** Reads the arguments strictly: `parseArgs` takes duplicates and `--timeout=` without an error. */
export function parseTokens(args: readonly string[]): ParsedArguments {
  const { tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, string>();
  const invalid = new Set<string>();
  const flags = new Set<string>();
  const positionals: string[] = [];
  const problems: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const problem = !isOptionName(name)
      ? `Unknown option ${rawName}. Run wait-for-job --help for the options.`
      : values.has(name) || flags.has(name)
        ? `--${name} is given more than once.`
        : findProblem(name, value, token.inlineValue === true);
    if (problem !== null) {
      problems.push(problem);
      invalid.add(name);
    } else if (value === undefined) flags.add(name);
    else values.set(name, value.trim());
  }
  return { values, invalid, flags, positionals, problems };
}

function findProblem(
  name: OptionName,
  value: string | undefined,
  isInline: boolean,
): string | null {
  if (name === 'token') {
    return '--token is refused, because others on this machine can see arguments. Set FIDDLER_TOKEN or use --token-file.';
  }
  if (OPTIONS[name].type === 'boolean') {
    return value === undefined ? null : `--${name} takes no value.`;
  }
  // `--dotenv --quiet` is no file of this name.
  const isOption = !isInline && value?.startsWith('--') === true;
  return value === undefined || value.trim() === '' || isOption ? `--${name} needs a value.` : null;
}

function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}
