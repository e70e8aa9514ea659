/** The GitHub runner, to which nothing is printed but cleaned text. */
import { appendFileSync } from 'node:fs';
import * as core from '@actions/core';
import type { Line, Markdown } from './text/cleaner.ts';
import { inert } from './text/one-line.ts';

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
   * Sets all outputs by their names. Where the runner has no file for them, they are printed as the
   * command that came before it.
   *
   * @throws Error where the file cannot be written
   */
  setOutputs(outputs: Readonly<Record<string, string>>): void;
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
  setOutputs: (outputs) => {
    const file = process.env['GITHUB_OUTPUT'];
    // core.setOutput appends one by one and loads node's crypto for its delimiters, which takes as
    // long as all of the rest.
    if (file) appendFileSync(file, Object.entries(outputs).map(renderOutput).join(''));
    else {
      for (const [name, value] of Object.entries(outputs)) core.setOutput(name, inert(value));
    }
  },
  addSummary: ({ text }) => {
    const file = process.env['GITHUB_STEP_SUMMARY'];
    // core.summary checks and writes in several asynchronous steps; one append is all there is to do.
    if (file) appendFileSync(file, `${text}\n`);
  },
};

/** `name<<delimiter`, the value, and the delimiter, which is none of the value's lines. */
function renderOutput([name, value]: [string, string]): string {
  const lines = new Set(value.split(/\r\n|\n|\r/));
  let count = 0;
  while (lines.has(`end_of_output_${count}`)) count += 1;
  const delimiter = `end_of_output_${count}`;
  return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}
