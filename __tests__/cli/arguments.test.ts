/** What the command takes from its arguments and its environment. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import {
  type CommandOptions,
  findTokenFile,
  parseCommandOptions,
} from '../../src/cli/arguments.ts';
import { InvalidInput } from '../../src/wait/options.ts';
import { TOKEN } from '../bundle/action.ts';
import { job, jobIds } from '../bundle/wait-for.ts';
import { makeFolder, serve } from '../fixtures.ts';
import { run, waitFor } from './command.ts';

const [A = '', B = '', C = ''] = jobIds(3);
const ENV = { FIDDLER_URL: 'https://acme.fiddler.ai', FIDDLER_TOKEN: TOKEN };

function parse(args: readonly string[], env: NodeJS.ProcessEnv = {}, file = TOKEN): CommandOptions {
  const tokenFile = findTokenFile(args) === null ? null : { text: file };
  return parseCommandOptions(args, { ...ENV, ...env }, tokenFile);
}

/** Returns every problem; the options must not be valid. */
function problemsOf(...parameters: Parameters<typeof parse>): readonly string[] {
  try {
    parse(...parameters);
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems;
    throw error;
  }
  return assert.fail('the options are valid');
}

/** Checks that there is exactly one problem for each pattern. */
function assertProblems(problems: readonly string[], ...patterns: readonly RegExp[]): void {
  const matched = patterns.filter((pattern) => problems.some((problem) => pattern.test(problem)));
  assert.deepEqual([matched, problems.length], [patterns, patterns.length], problems.join('\n'));
}

test('the options have the documented defaults', () => {
  const { names, sources, site, ...options } = parse([A]);
  assert.equal(site.href, 'https://acme.fiddler.ai/');
  assert.deepEqual(options, {
    ...{ jobIds: [A], token: TOKEN, intervalSeconds: null, timeoutSeconds: 1_800 },
    ...{ verbose: false, failFast: true, json: false, quiet: false, progress: 'auto' },
    ...{ summaryFile: null, dotenvFile: null },
  });
});

describe('the options are taken from', () => {
  const LOCALHOST = new URL('http://localhost');
  const TAKEN: ReadonlyArray<readonly [string, Partial<CommandOptions>, NodeJS.ProcessEnv?]> = [
    ['--timeout 90', { timeoutSeconds: 90 }],
    ['--timeout=1h30m', { timeoutSeconds: 5_400 }],
    ['--timeout 0 --interval 0.5', { timeoutSeconds: 0, intervalSeconds: 0.5 }],
    ['--verbose --no-fail-fast', { verbose: true, failFast: false }],
    ['--json --quiet', { json: true, quiet: true }],
    ['--summary s.md --dotenv=-d.env', { summaryFile: 's.md', dotenvFile: '-d.env' }],
    ['--progress plain', { progress: 'plain' }],
    ['--progress=tty', { progress: 'tty' }],
    ['--url http://localhost:80/x?y#z', { site: LOCALHOST }],
    ['', { token: TOKEN }, { FIDDLER_API_KEY: 'second' }],
    ['', { token: 'second' }, { FIDDLER_API_KEY: 'second', FIDDLER_TOKEN: '' }],
    ['', { token: 'second' }, { FIDDLER_API_KEY: 'second', FIDDLER_TOKEN: ' \r\n' }],
    ['--token-file f', { token: TOKEN }, { FIDDLER_TOKEN: 'from a variable' }],
    ['--url http://localhost', { site: LOCALHOST }, { FIDDLER_URL: 'nonsense' }],
    ['', { timeoutSeconds: 2_700 }, { JOB_WAIT_TIMEOUT: '45m' }],
    ['', { timeoutSeconds: 1_800 }, { JOB_WAIT_TIMEOUT: '' }],
    ['--timeout 5', { timeoutSeconds: 5 }, { JOB_WAIT_TIMEOUT: 'nonsense' }],
    ['', { intervalSeconds: 3 }, { JOB_POLL_INTERVAL: '3' }],
    ['', { intervalSeconds: null }, { JOB_POLL_INTERVAL: '' }],
    [`${A} -- ${B}`, { jobIds: [A, B] }],
    [`${A} --job-id ${B}`, { jobIds: [A, B] }],
    [`["${A}","${B}"] ["${C}"]`, { jobIds: [A, B, C] }],
    [`\r\n${A},${B}\r\n${C}\r\n`, { jobIds: [A, B, C] }],
    [`${A.toUpperCase()} ${B},${A} ${A}`, { jobIds: [A, B] }],
  ];
  for (const [args, expected, env] of TAKEN) {
    test(`${JSON.stringify(args)} and ${JSON.stringify(env ?? {})}`, () => {
      const words = args.split(' ').filter(Boolean);
      const options = parse(expected.jobIds ? words : [A, ...words], env);
      assert.deepEqual(options, { ...options, ...expected });
    });
  }
});

describe('a token file', { concurrency: 2 }, () => {
  for (const content of [`${TOKEN}\n`, `\ufeff${TOKEN}\r\n`, `${TOKEN}  \n\n`, ` \t${TOKEN}`]) {
    test(`may be ${JSON.stringify(content)}`, () =>
      assert.equal(parse([A, '--token-file', 'f'], {}, content).token, TOKEN));
  }

  for (const [content, problem] of [
    ['\ufeff\r\n', /^--token-file: f is empty/],
    [`${TOKEN}\n${TOKEN}\n`, /^--token-file f contains whitespace.*\(Value hidden\.\)/],
    ['$(FIDDLER_TOKEN)', /^--token-file f: \$\(FIDDLER_TOKEN\) was not expanded/],
    ['x'.repeat(40_000), /^--token-file f has 40000 characters.*\(Value hidden\.\)/],
  ] as const) {
    test(`must not be ${JSON.stringify(content.slice(0, 100))}`, () =>
      assertProblems(problemsOf([A, '--token-file', 'f'], {}, content), problem));
  }

  for (const seconds of [0, 2]) {
    test(`may be a pipe that is written after ${seconds} s`, async (t) => {
      const { exitCode, stderr } = await waitFor(
        t,
        { [A]: [job('SUCCESS', { id: A })] },
        ['--token-file=-'],
        {
          env: { FIDDLER_TOKEN: 'wrong', KEY: TOKEN },
          runner: ['sh', '-c', `(sleep ${seconds}; echo "$KEY") | "$0" "$@"`],
        },
      );
      assert.equal(exitCode, 0, stderr);
    });
  }
});

describe('there is a line for each problem in', () => {
  const name = (arg: string): string => arg.replace(/=.*/, '');
  const PROBLEMS: ReadonlyArray<readonly [args: readonly string[], ...RegExp[]]> = [
    [[], /^No job ID\./],
    [[''], /^A job ID is empty\./],
    [[A, ' '], /^A job ID is empty\./],
    [[`${A},,${B}`], /one of the IDs in .* is empty/],
    [['[]'], /^A job ID is empty\./],
    [['nope', A, 'nada'], /"nope" is not a UUID/, /"nada" is not a UUID/],
    [[A, '--timeout=-5'], /^--timeout: "-5" is not a valid duration.*0 s to 35 days/],
    [[A, '--timeout', '-5'], /^--timeout: "-5" is not a valid duration/],
    [[A, '--interval=0'], /^--interval: "0" is not a valid duration.*0\.1 s to 35 days/],
    [[A, '--url', 'localhost:80'], /^--url: "localhost:80" is not a valid address/],
    [[A, '--progress', 'fancy'], /^--progress: "fancy" is not one of auto, tty, plain/],
    [[A, '--json=true', '--help=1'], /^--json takes no value/, /^--help takes no value/],
    [[A, '--token', 'hidden'], /^--token is refused, because others .*--token-file/],
    [[A, '--token=hidden'], /^--token is refused/],
    ...['--no-json', '--Timeout=1', '--__proto__=x', '-t'].map(
      (arg) => [[A, arg], RegExp(`^Unknown option ${name(arg)}\\.`)] as const,
    ),
    ...['--timeout=', '--interval= ', '--url=', '--job-id=', '--dotenv=', '--token-file='].map(
      (arg) => [[A, arg], RegExp(`^${name(arg)} needs a value`)] as const,
    ),
    // No file is meant to be called --json.
    ...['--summary', '--dotenv'].map(
      (arg) => [[A, arg, '--json'], RegExp(`^${arg} needs a value`)] as const,
    ),
    ...['--timeout=1', '--url=http://a', '--dotenv=a', '--token-file=f', '--json', '--quiet'].map(
      (arg) => [[A, arg, arg], RegExp(`^${name(arg)} is given more than once`)] as const,
    ),
  ];
  for (const [args, ...patterns] of PROBLEMS) {
    test(JSON.stringify(args.filter((arg) => arg !== A)), () => {
      assertProblems(problemsOf(args), ...patterns);
      assert.doesNotMatch(problemsOf(args).join(), /hidden/);
    });
  }

  for (const reference of ['$(NAME)', '\x24{NAME}']) {
    const says = ` ${reference.replace(/[$(){}]/g, '\\$&')} was not expanded`;
    const OPTIONS = ['url', 'token-file', 'timeout', 'interval', 'summary', 'dotenv', 'progress'];
    test(`${reference} in any argument or variable`, () => {
      const args = [`x${reference}`, ...OPTIONS.map((option) => `--${option}=x${reference}`)];
      const patterns = OPTIONS.map((option) => RegExp(`^--${option}:${says}`));
      assertProblems(problemsOf(args), RegExp(`^Job ID:${says}`), ...patterns);
      const names = ['FIDDLER_URL', 'FIDDLER_TOKEN', 'JOB_WAIT_TIMEOUT', 'JOB_POLL_INTERVAL'];
      const env = Object.fromEntries(names.map((variable) => [variable, reference]));
      assertProblems(problemsOf([A], env), ...names.map((it) => RegExp(`^${it}:${says}`)));
    });
  }

  for (const [what, args, ...patterns] of [
    ['arguments', ['nope', '--timeout=-5', '--bogus'], /"nope"/, /"-5"/, /Unknown option --bogus/],
    ['a missing key', [A, '--token-file=/nowhere/key'], /\/nowhere\/key cannot be read \(ENOENT/],
    [
      'arguments and files',
      [A, '--interval=0', '--summary=/nowhere/summary.md', '--dotenv=/dev/null'],
      ...[/"0"/, /\/nowhere\/summary\.md cannot be written/, /\/dev\/null .*not a regular file/],
    ],
    [
      'one file for two results, of which one would be lost',
      [A, '--summary=env'],
      /--summary.*env/,
    ],
  ] as const) {
    test(`${what}: exit 2 without a request or a change of files`, async (t) => {
      const { url, requests } = await serve(t);
      const folder = makeFolder(t);
      writeFileSync(join(folder, 'env'), 'old');
      const own = args.some((arg) => arg.startsWith('--dotenv')) ? [] : ['--dotenv=env'];
      const { exitCode, stdout, stderr } = await run([...args, ...own, '--json'], {
        runner: ['env', '-C', folder],
        env: { ...ENV, FIDDLER_URL: url },
      });
      assert.deepEqual([exitCode, stdout, requests], [2, '', []], stderr);
      const lines = stderr.trimEnd().split('\n');
      assertProblems(lines, ...patterns);
      for (const line of lines) assert.match(line, /^wait-for-job: /);
      assert.deepEqual(readdirSync(folder), ['env']);
      assert.equal(readFileSync(join(folder, 'env'), 'utf8'), 'old');
    });
  }
});

describe('on standard output alone, whatever else is given,', { concurrency: 2 }, () => {
  test('--help prints the help: 24 rows of 80 columns, existing options, every exit code', async () => {
    const { exitCode, stdout, stderr } = await run(['nope', '--bogus', '--version', '--help']);
    assert.deepEqual([exitCode, stderr], [0, '']);
    const lines = stdout.trimEnd().split('\n');
    assert.ok(lines.length <= 24 && lines.every(({ length }) => length <= 80));
    for (const [option] of stdout.matchAll(/--(?!help|version)[a-z-]+/g)) {
      assert.doesNotMatch(problemsOf([option]).join(), /Unknown/);
    }
    for (const code of [0, 2, 20, 21, 22, 23, 70, 74, 129, 130, 143]) {
      assert.match(stdout, RegExp(`\\b${code}\\b`));
    }
  });

  test('--version prints the version of the package', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    const ended = await run(['nope', '--version']);
    assert.deepEqual(ended, { exitCode: 0, stdout: `${version}\n`, stderr: '' });
  });
});
