/** What a CI system or a terminal has to provide. */
import type { WaitOptions } from './options.ts';
import type { WaitListener, WaitRecord } from './record.ts';
import type { Verdict } from './verdict.ts';

/** `Result` decides the exit code. */
export interface Front<Result> {
  /** @throws InvalidInput */
  loadOptions(): WaitOptions | Promise<WaitOptions>;
  readonly listener: WaitListener;
  /** Writes the results: only here a wait can become a success. */
  writeResults(record: WaitRecord, verdict: Verdict): Promise<Result>;
  /** Writes why there was no wait. */
  writeInvalidInput(problems: readonly string[]): Promise<Result>;
  /** Writes that this code is wrong. */
  writeDefect(description: string): Promise<Result>;
}
