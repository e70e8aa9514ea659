/** The GitHub runner, to which nothing is printed but cleaned text. */
import { appendFileSync } from 'node:fs';
import * as core from '@actions/core';
import type { Line, Markdown } from './text.ts';

export function maskSecret(secret: string): void {
  core.setSecret(secret);
}

export function info(line: Line): void {
  core.info(line.text);
}

/** A warning has an annotation of its own and changes no result. */
export function warn(line: Line): void {
  core.warning(line.text);
}

export function startGroup(title: Line): void {
  core.startGroup(title.text);
}

export function endGroup(): void {
  core.endGroup();
}

/** Fails the step, with the lines as its one error annotation. */
export function fail(lines: readonly Line[]): void {
  core.setFailed(lines.map(({ text }) => text).join('\n'));
}

/**
 * Where the runner has no file for outputs, they are printed as the command that came before it.
 *
 * @throws Error where the file cannot be written
 */
export function setOutput(name: string, value: string): void {
  core.setOutput(name, value);
}

/**
 * Adds to the step summary; does nothing on a runner that has none.
 *
 * @throws Error where the file cannot be written
 */
export function addSummary(markdown: Markdown): void {
  const file = process.env['GITHUB_STEP_SUMMARY'];
  // core.summary checks and writes in several asynchronous steps; one append is all there is to do.
  if (file) appendFileSync(file, `${markdown.text}\n`);
}
