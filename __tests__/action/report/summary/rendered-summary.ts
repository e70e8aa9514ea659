/** The summary of a wait, and what stands in it. */
import { renderSummary } from '../../../../src/action/report/summary.ts';
import { decide } from '../../../../src/action/report/verdict.ts';
import type { JobRecord } from '../../../../src/action/wait/record.ts';
import type { JsonObject } from '../../../../src/fiddler/json.ts';
import { cleaner } from '../../sample-cleaner.ts';
import { finished, idOf, sampleWait } from '../../samples.ts';

export function summaryOf(...jobs: readonly JobRecord[]): string {
  const wait = sampleWait(...jobs);
  return renderSummary(wait, decide(wait), cleaner).text;
}

export function headingOf(summary: string): string {
  return /^#+ (.*)/.exec(summary)?.[1] ?? '';
}

/** The rows of all tables, as the numbers of their cells. */
export function cellsOf(summary: string): readonly number[] {
  return summary
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((row) => row.match(/(?<!\\)(?:\\\\)*\|/g)?.length ?? 0);
}

export function drawingsOf(summary: string): readonly string[] {
  return [...summary.matchAll(/^```mermaid\n([\s\S]*?)\n```$/gm)].map(([, lines = '']) => lines);
}

/** What a job is about, with the same text in all places where a server may put one. */
export function infoOf(text: string): JsonObject {
  const named = { id: text, name: text, version: text };
  return { resource_type: text, resource_name: text, model: named, project: named };
}

/** A failed job that has the same text in all places where a server may put one. */
export function filledWith(text: string, id = idOf(1)): JobRecord {
  return finished({
    id,
    name: text,
    status: 'FAILURE',
    errorReason: text,
    errorMessage: text,
    info: infoOf(text),
    extras: { [text]: { status: 'FAILURE', error_message: text } },
  });
}
