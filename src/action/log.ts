/** The log of a step: workflow commands on a runner that reads them, plain text anywhere else. */
import * as core from '@actions/core';
import type { LogStyle } from '../wait/report/log-lines.ts';
import type { LineGroup } from '../wait/report/results.ts';
import { escapeCommands, type Line, sanitize } from '../wait/text/sanitize.ts';

/** GitHub cuts an annotation at 4,096 characters. */
const MAX_ANNOTATION_LENGTH = 4_000;
/** Maximum lengths of a line in an annotation; the last one always fits. */
const MAX_LINE_LENGTHS = [3_000, 1_500, 750, 200];

/** Set by GitHub, act, Gitea and Forgejo. Anywhere else the command that masks would print the key. */
export function isRunner(): boolean {
  return process.env['GITHUB_ACTIONS'] === 'true';
}

export function logStyle(): LogStyle {
  return { hasBars: isRunner(), hasColors: isRunner() && !process.env['NO_COLOR'] };
}

export function info({ text }: Line): void {
  core.info(text);
}

export function warn({ text }: Line): void {
  if (isRunner()) core.warning(text);
  else core.info(`Warning: ${text}`);
}

export function group({ title, lines }: LineGroup): void {
  if (isRunner()) core.startGroup(title.text);
  else core.info(title.text);
  for (const { text } of lines) core.info(text);
  if (isRunner()) core.endGroup();
}

/** Fails the step; the lines are its only error annotation. */
export function fail(lines: readonly string[]): void {
  const message = renderAnnotation(lines);
  if (isRunner()) core.setFailed(message);
  else core.info(`Error: ${message}`);
}

/** Cuts the middles of long lines, so that GitHub does not cut the last ones. */
export function renderAnnotation(lines: readonly string[]): string {
  const messages = MAX_LINE_LENGTHS.map((maxLength) =>
    lines.map((text) => escapeCommands(sanitize(text, maxLength))).join('\n'),
  );
  return messages.find(({ length }) => length <= MAX_ANNOTATION_LENGTH) ?? messages.at(-1) ?? '';
}
