/** What a CI system or a terminal has to provide. */
import type { WaitOptions } from './options.ts';
import type { WaitListener, WaitRecord } from './record.ts';
import type { Verdict } from './verdict.ts';

export interface Front {
  /** @throws InvalidInput */
  loadOptions(): WaitOptions;
  readonly listener: WaitListener;
  /**
   * Writes the results.
   *
   * @returns whether the wait succeeded and everything that says so is written
   */
  writeResults(record: WaitRecord, verdict: Verdict): Promise<boolean>;
  /** Writes why there was no wait, for example for invalid options. */
  writeError(reason: string, problems: readonly string[]): void;
}
