/** Runs the steps of release.yml as a runner does, in a scratch repository with a bare remote. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { parseOutputs } from '../../sandbox/output-file.js';
import { isJsonObject } from '../../src/fiddler/json.ts';
import { makeFolder, type Owner } from '../fixtures.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const WORKFLOW: unknown = parse(readFileSync(join(ROOT, '.github/workflows/release.yml'), 'utf8'));
/** The runner's options for `shell: bash`, and without it. */
const SHELL = at(WORKFLOW, 'defaults', 'run', 'shell') === 'bash' ? '-eo pipefail' : '-e';

/** FAILS is the call that fails, `before gh release create`: without its effect, or `after …`. */
const PROGRAM = (cases: string): string => `#!/bin/sh
work="$PWD"
cd "$REMOTE" || exit 99
for last; do :; done
call="\${0##*/} $1 $2"
[ "$FAILS" != "before $call" ] || exit 1
case "$GH_TOKEN $*" in
${cases}
  *) exit 99 ;;
esac && [ "$FAILS" != "after $call" ]
`;
const PROGRAMS = {
  'programs/gh': PROGRAM(`  "workflow-token release list "*) cut -d ' ' -f 1 releases ;;
  "workflow-token release view "*) grep "^$3 " releases ;;
  "workflow-token release create "*" --verify-tag "*)
    ! grep "^$3 " releases && git show-ref --verify "refs/tags/$3" && echo "$3 $last" >> releases ;;
  "app-token api --silent --method PATCH repos/o/r/git/"*" -F force=true")
    git show-ref --verify "\${5#*git/}" && git update-ref "\${5#*git/}" "\${7#sha=}" ;;
  "app-token api --silent --method POST repos/o/r/git/refs -f ref="*)
    ! git show-ref --verify "\${7#ref=}" && git update-ref "\${7#ref=}" "\${9#sha=}" ;;`),
  'programs/npm':
    PROGRAM(`  " run build") [ -z "$BUILDS" ] || echo "$BUILDS" > "$work/dist/index.js" ;;
  " view "*" version") grep "^$2 " packages ;;
  " publish --ignore-scripts --provenance --tag "*)
    id="p@$(cut -d '"' -f 8 "$work/package.json")"
    ! grep "^$id " packages && echo "$id $last" >> packages ;;`),
};

type Texts = Readonly<Record<string, string>>;

function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce((part, key) => (isJsonObject(part) ? part[key] : undefined), value);
}

function listAt(...keys: readonly string[]): readonly unknown[] {
  const list = at(WORKFLOW, ...keys);
  assert.ok(Array.isArray(list), keys.join('.'));
  return list;
}

export class ReleasePlay {
  readonly #folder: string;
  readonly #remote: string;
  readonly #runner: string;

  constructor(t: Owner) {
    this.#folder = makeFolder(t);
    this.#remote = join(this.#folder, 'remote');
    this.#runner = join(this.#folder, 'runner');
    this.git('init', '--quiet', '--initial-branch=main');
    this.git('init', '--quiet', '--bare', 'remote');
    this.git('remote', 'add', 'origin', this.#remote);
    this.#write({ ...PROGRAMS, 'remote/releases': '', 'remote/packages': '' });
  }

  #write(files: Texts): void {
    for (const [name, content] of Object.entries(files)) {
      const file = join(this.#folder, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content, { mode: 0o755 });
    }
  }

  git(...args: readonly string[]): string {
    const settings = [
      'user.name=play',
      'user.email=play@localhost',
      'commit.gpgsign=false',
      'tag.gpgsign=false',
    ];
    const flags = settings.flatMap((setting) => ['-c', setting]);
    const options = { cwd: this.#folder, encoding: 'utf8', stdio: 'pipe' } as const;
    return execFileSync('git', [...flags, ...args], options);
  }

  /** Commits a version on the current branch, and pushes it with its tag. */
  tag(version: string, more: Texts = {}): void {
    this.#write({
      'package.json': JSON.stringify({ name: 'p', version }),
      'src/fiddler/client.ts': `export const VERSION = '${version}';\n`,
      'CHANGELOG.md': `## [${version}] - 2026-01-01\n\n- A change.\n`,
      'scripts/release-notes.js': readFileSync(join(ROOT, 'scripts/release-notes.js'), 'utf8'),
      'dist/index.js': version,
      '.ci/run': '#!/bin/sh\n',
      '.gitignore': 'programs\nremote\nrunner\n',
      ...more,
    });
    this.git('add', '--all');
    this.git('commit', '--quiet', '-m', version);
    this.git('tag', `v${version}`);
    this.git('push', '--quiet', 'origin', 'HEAD', `v${version}`);
  }

  /** Returns the releases (`v1.0.0 --latest=true`), packages (`p@1.0.0 latest`) and major tags (`v1 1.0.0`). */
  published(): readonly string[] {
    const [releases = '', packages = ''] = ['releases', 'packages'].map((file) =>
      readFileSync(join(this.#remote, file), 'utf8'),
    );
    const format = '--format=%(refname:short) %(subject)';
    const tags = this.git('--git-dir=remote', 'for-each-ref', format, 'refs/tags/v?');
    return `${releases}${packages}${tags}`.split('\n').filter(Boolean);
  }

  /** Runs the workflow for a tag. Returns the names of its steps: the last one failed, or is `ok`. */
  async run(tag: string, env: Texts = {}): Promise<readonly string[]> {
    const patterns = listAt('on', 'push', 'tags').map((one) => String(one).replaceAll('.', '\\.'));
    if (!patterns.some((pattern) => RegExp(`^${pattern}$`).test(tag))) return ['not started'];
    rmSync(this.#runner, { recursive: true, force: true });
    const steps: string[] = [];
    for (const job of ['build', 'release']) {
      const workspace = join(this.#runner, job);
      this.git('clone', '--quiet', '--branch', tag, this.#remote, workspace);
      const context = new Map([
        ['github.ref_name', tag],
        ['github.token', 'workflow-token'],
        ['steps.app.outputs.token', 'app-token'],
      ]);
      for (const step of listAt('jobs', job, 'steps')) {
        const [, name = '', wanted] = /^(\S+) == '(\w+)'$/.exec(String(at(step, 'if'))) ?? [];
        if (at(step, 'if') !== undefined && context.get(name) !== wanted) continue;
        steps.push(String(at(step, 'name') ?? at(step, 'uses')));
        if (at(step, 'run') === undefined) continue;
        const outputs = await this.#runStep(step, context, workspace, env);
        if (outputs === undefined) return steps;
        const id = at(step, 'id');
        for (const [key, value] of outputs) context.set(`steps.${id}.outputs.${key}`, value);
      }
      // The artifact.
      cpSync(join(workspace, 'dist'), join(this.#runner, 'dist'), { recursive: true });
    }
    return [...steps, 'ok'];
  }

  /** Returns the step's outputs, or undefined if it failed. */
  async #runStep(step: unknown, context: ReadonlyMap<string, string>, cwd: string, more: Texts) {
    const output = join(this.#runner, 'output');
    writeFileSync(output, '');
    const env: NodeJS.ProcessEnv = {
      PATH: [join(this.#folder, 'programs'), process.env['PATH']].join(delimiter),
      GITHUB_OUTPUT: output,
      GITHUB_REPOSITORY: 'o/r',
      RUNNER_TEMP: this.#runner,
      REMOTE: this.#remote,
      ...more,
    };
    const own = at(step, 'env');
    for (const [key, value] of Object.entries(isJsonObject(own) ? own : {})) {
      const [, name = ''] = /^\$\{\{ (\S+) \}\}$/.exec(String(value)) ?? [];
      env[key] = context.get(name) ?? assert.fail(`unknown: ${value}`);
    }
    const args = ['--noprofile', '--norc', ...SHELL.split(' '), '-c', String(at(step, 'run'))];
    const [code] = await once(spawn('bash', args, { cwd, env, stdio: 'ignore' }), 'close');
    return code === 0 ? parseOutputs(readFileSync(output, 'utf8')) : undefined;
  }
}
