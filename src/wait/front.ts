/** What a CI system or a terminal has to provide. */
import type { WaitOptions } from './options.ts';
import type { WaitListener, WaitRecord } from './record.ts';
import type { Verdict } from './verdict.ts';

/** `Result` decides the exit code. */
export interface Front<Result> {
  /** @throws InvalidInput */
  loadOptions(): WaitOptions | Promise<WaitOptions>;
  readonly listener: WaitListener;
  /** Writes the results. Only this can make a wait succeed. */
  writeResults(record: WaitRecord, verdict: Verdict): Promise<Result>;
  /** Reports invalid input. */
  writeInvalidInput(problems: readonly string[]): Promise<Result>;
  /** Reports an internal error. */
  writeDefect(description: string): Promise<Result>;
}
