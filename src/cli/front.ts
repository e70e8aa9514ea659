/** A terminal, or a CI system that runs commands. */
import type { Clock } from '../fiddler/clock.ts';
import { messageOf } from '../fiddler/errors.ts';
import { createRedactor } from '../fiddler/redactor.ts';
import { findConfigWarnings } from '../wait/config-warnings.ts';
import type { Front } from '../wait/front.ts';
import {
  type WaitEvent,
  type WaitListener,
  type WaitRecord,
  WaitRecorder,
} from '../wait/record.ts';
import { withHelp } from '../wait/report/help.ts';
import { renderJobs } from '../wait/report/jobs-json.ts';
import { PLAIN, renderOptions, renderTitle, withTime } from '../wait/report/log-lines.ts';
import { renderFailingTasks, renderResults } from '../wait/report/results.ts';
import { renderSummary } from '../wait/report/summary.ts';
import { WaitLogger } from '../wait/report/wait-logger.ts';
import { type Line, line } from '../wait/text/sanitize.ts';
import type { Verdict } from '../wait/verdict.ts';
import {
  type CommandOptions,
  findUnresolved,
  parseCommandOptions,
  type TokenFile,
} from './arguments.ts';
import { renderDotenv } from './dotenv.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';
import { appendBlock, removeFile, replaceFile } from './files.ts';
import { LiveView } from './live-view.ts';
import { writeLine, writeOutput } from './streams.ts';
import { hasColors, isRedrawn } from './terminal.ts';

/** Its result is the exit code. */
export class CommandFront implements Front<number> {
  readonly #args: readonly string[];
  readonly #tokenFile: TokenFile | null;
  readonly #clock: Clock;
  #options: CommandOptions | null = null;
  #hasWrittenJson = false;
  #redact = redactVariables;
  #listener: WaitListener = () => {};
  #isLive = false;
  /** When the last event happened. */
  #atMs = 0;

  constructor(args: readonly string[], tokenFile: TokenFile | null, clock: Clock) {
    this.#args = args;
    this.#tokenFile = tokenFile;
    this.#clock = clock;
  }

  loadOptions(): CommandOptions {
    const options = parseCommandOptions(this.#args, process.env, this.#tokenFile);
    const { dotenvFile, quiet, progress, token, site } = options;
    if (dotenvFile !== null) removeFile('--dotenv', dotenvFile);
    this.#options = options;
    this.#redact = createRedactor(token);
    if (quiet) return options;
    for (const warning of findConfigWarnings(site, process.env))
      this.#log(line`Warning: ${warning}`);
    if (isRedrawn(progress, process.stderr.isTTY, process.env)) {
      this.#isLive = true;
      this.#listener = new LiveView(process.stderr, hasColors(process.env), this.#clock).listener;
    } else {
      const logger = new WaitLogger(
        { info: writeLine, warn: (text, atMs) => writeLine(withTime(text, atMs)) },
        PLAIN,
        this.#clock,
      );
      this.#listener = logger.listener;
      for (const text of [renderTitle(options), ...renderOptions(options)]) this.#log(text);
    }
    return options;
  }

  readonly listener = (event: WaitEvent, record: WaitRecord): void => {
    this.#atMs = event.atMs;
    this.#listener(event, record);
  };

  async writeResults(record: WaitRecord, verdict: Verdict): Promise<number> {
    const unwritten = await this.#writeFiles(record, verdict);
    const atMs = this.#atMs;
    if (this.#options?.quiet !== true) {
      const results = this.#isLive ? [] : renderResults(record);
      for (const result of results) writeLine(withTime(result, atMs));
      if (verdict.succeeded && record.jobs.length > 1) {
        writeLine(withTime(line`${verdict.sentence}`, atMs));
      }
      for (const { title, lines } of renderFailingTasks(record)) {
        for (const text of [title, ...lines]) writeLine(withTime(text, atMs));
      }
    }
    if (!verdict.succeeded) {
      writeLine(withTime(line`Error: ${verdict.sentence}`, atMs));
      for (const detail of withHelp(verdict.details, verdict.heading)) {
        writeLine(withTime(line`  ${detail}`, atMs));
      }
    }
    for (const error of unwritten) writeLine(withTime(line`Error: ${error}`, atMs));
    return unwritten.length > 0 ? EXIT.unwritten : exitCodeOf(verdict);
  }

  async writeInvalidInput(problems: readonly string[]): Promise<number> {
    for (const problem of problems) writeLine(line`wait-for-job: ${this.#redact(problem)}`);
    return EXIT.invalidInput;
  }

  async writeDefect(description: string): Promise<number> {
    if (this.#options?.json && !this.#hasWrittenJson) {
      const { jobs } = new WaitRecorder(this.#options).record;
      await writeOutput(`${renderJobs(jobs).whole}\n`).catch(() => {});
    }
    writeLine(line`wait-for-job: ${this.#redact(description)}`);
    return EXIT.defect;
  }

  /** Returns what could not be written. */
  async #writeFiles(record: WaitRecord, verdict: Verdict): Promise<readonly string[]> {
    const { summaryFile, dotenvFile, json } = this.#options ?? {};
    const unwritten: string[] = [];
    const attempt = async (what: string, write: () => unknown): Promise<void> => {
      try {
        await write();
      } catch (error) {
        unwritten.push(`${what} could not be written: ${messageOf(error)}`);
      }
    };
    if (summaryFile) {
      const { text } = renderSummary(record, verdict);
      await attempt(summaryFile, () => appendBlock(summaryFile, text));
    }
    if (dotenvFile) {
      await attempt(dotenvFile, () => replaceFile(dotenvFile, renderDotenv(record, verdict)));
    }
    this.#hasWrittenJson = json === true;
    if (json) await attempt('The JSON', () => writeOutput(`${renderJobs(record.jobs).whole}\n`));
    return unwritten;
  }

  #log(text: Line): void {
    writeLine(withTime(text, 0));
  }
}

/** Replaces keys in the environment: a user may have put one into another option too. */
export function redactVariables(text: string): string {
  return ['FIDDLER_TOKEN', 'FIDDLER_API_KEY'].reduce((redacted, name) => {
    const key = process.env[name]?.trim() ?? '';
    return findUnresolved(key) === null ? createRedactor(key)(redacted) : redacted;
  }, text);
}
