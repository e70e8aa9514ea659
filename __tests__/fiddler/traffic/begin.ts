/** The traffic of a wait on a fake clock. */
import assert from 'node:assert/strict';
import type { Turn } from '../../../src/fiddler/traffic/gate.ts';
import { Traffic } from '../../../src/fiddler/traffic/traffic.ts';
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

/** A turn that has to come. */
export async function take({ clock, traffic }: Played, dueMs = 0): Promise<Turn> {
  const turn = await clock.run(traffic.enter(dueMs, FAR_MS, undefined));
  assert.ok(turn !== null);
  return turn;
}
