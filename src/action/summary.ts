/** The step summary as Markdown: a pure function of the record and the verdict. */
import type { WaitRecord } from './record.ts';
import { renderHeading } from './summary/heading.ts';
import { renderJobsTable } from './summary/jobs-table.ts';
import { LARGEST_SUMMARY_BYTES, type Limits, STEPS } from './summary/limits.ts';
import { renderProgressChart } from './summary/progress-chart.ts';
import { renderTasksTables } from './summary/tasks-table.ts';
import { renderTimeline } from './summary/timeline.ts';
import { type Cleaner, joinMarkdown, type Markdown } from './text.ts';
import type { Verdict } from './verdict.ts';

/** The summary with all that fits: fewer jobs and shorter texts where it would be too large. */
export function renderSummary(record: WaitRecord, verdict: Verdict, cleaner: Cleaner): Markdown {
  const [whole, ...shorter] = STEPS;
  let summary = renderWithin(whole, record, verdict, cleaner);
  for (const limits of shorter) {
    if (Buffer.byteLength(summary.text) <= LARGEST_SUMMARY_BYTES) break;
    summary = joinMarkdown(
      [
        renderWithin(limits, record, verdict, cleaner.shortening(limits.longestField)),
        cleaner.markdown`To keep this summary small enough, texts were cut to ${limits.longestField} characters. The output ${'jobs'} tells more.`,
      ],
      '\n\n',
    );
  }
  return summary;
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
