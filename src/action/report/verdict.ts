/** What a wait comes to: the one place that decides whether the step may turn green. */
import type { JobRecord, WaitRecord } from '../wait/record.ts';
import { type JobVerdict, judge } from './job-verdict.ts';
import { isSuccess, outcomeOf, severityOf } from './outcome.ts';

/** What the wait came to. */
export interface Verdict extends JobVerdict {
  /** The job that decided, of which the outputs speak. */
  readonly job: JobRecord;
}

/** The annotation names so many of the jobs that did not succeed. */
const MOST_NAMED = 10;

export function decide(record: WaitRecord): Verdict {
  const [deciding] = record.jobs.toSorted((a, b) => severityOf(a) - severityOf(b));
  if (deciding === undefined) throw new Error('a wait has at least one job');
  const verdict = { ...judge(deciding, record.timeoutSeconds), job: deciding };
  if (record.jobs.length === 1) return verdict;
  // The worst of all is a success only where every other is one, too.
  if (verdict.succeeded) {
    return { ...verdict, sentence: `All ${record.jobs.length} jobs: successfully completed` };
  }
  return { ...verdict, details: [...verdict.details, ...describeOthers(record, deciding)] };
}

/** The other jobs that did not succeed, each with its id and why, and how many there are in all. */
function describeOthers(record: WaitRecord, deciding: JobRecord): readonly string[] {
  const others = record.jobs.filter((job) => job !== deciding && !isSuccess(job));
  const abandoned = others.filter((job) => outcomeOf(job).kind === 'abandoned');
  const failed = others.filter((job) => !abandoned.includes(job));
  const named = failed
    .slice(0, MOST_NAMED - 1)
    .map((job) => judge(job, record.timeoutSeconds).sentence);
  const unnamed = failed.length - named.length;
  const succeeded = record.jobs.filter(isSuccess).length;
  return [
    ...named,
    ...(unnamed > 0 ? [`${unnamed} more did not succeed.`] : []),
    ...(abandoned.length > 0 ? [describeAbandoned(abandoned.length)] : []),
    `${succeeded} of ${record.jobs.length} jobs succeeded.`,
  ];
}

function describeAbandoned(count: number): string {
  const what = count === 1 ? '1 other job was' : `${count} other jobs were`;
  return `${what} no longer waited for; set \`fail-fast: false\` to wait for all.`;
}

/** The verdict of a wait whose outputs could not be written, whatever the wait came to. */
export function refuse(verdict: Verdict, why: string): Verdict {
  return {
    ...verdict,
    succeeded: false,
    errorReason: verdict.errorReason || 'Error',
    sentence: why,
    details: [verdict.sentence, ...verdict.details],
  };
}
