/** The summary as Markdown. */
import type { WaitRecord } from '../record.ts';
import { joinMarkdown, type Markdown, markdown } from '../text/markdown.ts';
import type { Verdict } from '../verdict.ts';
import { renderHeading } from './summary/heading.ts';
import { renderJobsTable } from './summary/jobs-table.ts';
import { MAX_SUMMARY_BYTES, SUMMARY_LIMITS, type SummaryLimits } from './summary/limits.ts';
import { renderProgressChart } from './summary/progress-chart.ts';
import { renderStatesChart } from './summary/states-chart.ts';
import { renderTasksTables } from './summary/tasks-table.ts';

/** Returns the summary with everything that fits: fewer jobs and shorter texts if it is too large. */
export function renderSummary(record: WaitRecord, verdict: Verdict): Markdown {
  const [whole, ...shorter] = SUMMARY_LIMITS;
  let summary = renderWithin(whole, record, verdict);
  for (const limits of shorter) {
    if (Buffer.byteLength(summary.text) <= MAX_SUMMARY_BYTES) break;
    summary = markdown`${renderWithin(limits, record, verdict)}

To fit the size limit of summaries, texts were cut to ${limits.maxTextLength} characters. The file of the output ${'jobs-file'} has all of them.`;
  }
  return summary;
}

function renderWithin(limits: SummaryLimits, record: WaitRecord, verdict: Verdict): Markdown {
  const { jobs } = record;
  const [only, ...others] = jobs;
  return joinMarkdown(
    [
      ...renderHeading(record, verdict),
      ...renderJobsTable(jobs, limits),
      ...renderTasksTables(jobs, limits),
      ...renderStatesChart(jobs),
      ...(only !== undefined && others.length === 0 ? renderProgressChart(only) : []),
    ],
    '\n\n',
  );
}
