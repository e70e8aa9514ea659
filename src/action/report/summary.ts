/** The step summary as Markdown: a pure function of the record and the verdict. */

import { type Cleaner, joinMarkdown, type Markdown } from '../text/cleaner.ts';
import type { WaitRecord } from '../wait/record.ts';
import { renderHeading } from './summary/heading.ts';
import { renderJobsTable } from './summary/jobs-table.ts';
import { canFit, LARGEST_SUMMARY_BYTES, type Limits, STEPS } from './summary/limits.ts';
import { renderProgressChart } from './summary/progress-chart.ts';
import { renderTasksTables } from './summary/tasks-table.ts';
import { renderTimeline } from './summary/timeline.ts';
import type { Verdict } from './verdict.ts';

/** The summary with all that fits: fewer jobs and shorter texts where it would be too large. */
export function renderSummary(record: WaitRecord, verdict: Verdict, cleaner: Cleaner): Markdown {
  const [whole, ...shorter] = STEPS;
  let summary = canFit(record.jobs, whole) ? renderWithin(whole, record, verdict, cleaner) : null;
  for (const limits of shorter) {
    if (summary !== null && Buffer.byteLength(summary.text) <= LARGEST_SUMMARY_BYTES) break;
    if (canFit(record.jobs, limits)) summary = renderShortened(limits, record, verdict, cleaner);
  }
  return summary ?? joinMarkdown(renderHeading(record, verdict, cleaner), '\n\n');
}

function renderShortened(
  limits: Limits,
  record: WaitRecord,
  verdict: Verdict,
  cleaner: Cleaner,
): Markdown {
  return joinMarkdown(
    [
      renderWithin(limits, record, verdict, cleaner.shortening(limits.longestField)),
      cleaner.markdown`To keep this summary small enough, texts were cut to ${limits.longestField} characters. The output ${'jobs'} tells more.`,
    ],
    '\n\n',
  );
}

function renderWithin(
  limits: Limits,
  record: WaitRecord,
  verdict: Verdict,
  cleaner: Cleaner,
): Markdown {
  const { jobs } = record;
  const [only, ...others] = jobs;
  return joinMarkdown(
    [
      ...renderHeading(record, verdict, cleaner),
      ...renderJobsTable(jobs, limits, cleaner),
      ...renderTasksTables(jobs, limits, cleaner),
      ...renderTimeline(jobs, cleaner),
      ...(only !== undefined && others.length === 0 ? renderProgressChart(only, cleaner) : []),
    ],
    '\n\n',
  );
}
