/** The GitHub runner, to which nothing is printed but cleaned text. */
import { appendFileSync } from 'node:fs';
import * as core from '@actions/core';
import type { Line, Markdown } from './text.ts';

export interface Runner {
  maskSecret(secret: string): void;
  info(line: Line): void;
  /** A warning has an annotation of its own and changes no result. */
  warn(line: Line): void;
  startGroup(title: Line): void;
  endGroup(): void;
  /** Fails the step, with the lines as its one error annotation. */
  fail(lines: readonly Line[]): void;
  /**
   * Where the runner has no file for outputs, they are printed as the command that came before it.
   *
   * @throws Error where the file cannot be written
   */
  setOutput(name: string, value: string): void;
  /**
   * Adds to the step summary; does nothing on a runner that has none.
   *
   * @throws Error where the file cannot be written
   */
  addSummary(markdown: Markdown): void;
}

export const githubRunner: Runner = {
  maskSecret: (secret) => core.setSecret(secret),
  info: ({ text }) => core.info(text),
  warn: ({ text }) => core.warning(text),
  startGroup: ({ text }) => core.startGroup(text),
  endGroup: () => core.endGroup(),
  fail: (lines) => core.setFailed(lines.map(({ text }) => text).join('\n')),
  setOutput: (name, value) => core.setOutput(name, value),
  addSummary: ({ text }) => {
    const file = process.env['GITHUB_STEP_SUMMARY'];
    // core.summary checks and writes in several asynchronous steps; one append is all there is to do.
    if (file) appendFileSync(file, `${text}\n`);
  },
};
