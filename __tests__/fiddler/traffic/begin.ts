/** The traffic of a wait on a fake clock. */
import { Traffic } from '../../../src/fiddler/traffic.ts';
import { FakeClock } from '../../fake-clock.ts';

/** A deadline that no test comes to. */
export const FAR_MS = 3_600_000;

export interface Played {
  readonly clock: FakeClock;
  readonly traffic: Traffic;
}

export function begin(): Played {
  const clock = new FakeClock();
  return { clock, traffic: new Traffic({ clock, random: () => 0, intervalMs: null }) };
}
