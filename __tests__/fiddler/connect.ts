import { type ClientOptions, FiddlerClient } from '../../src/fiddler/client.ts';
import type { Clock } from '../../src/fiddler/clock.ts';
import type { Owner } from '../set-up.ts';

/** A client that is closed when the test is over. */
export function connect(t: Owner, options: ClientOptions, clock?: Clock): FiddlerClient {
  const client = new FiddlerClient(options, clock);
  t.after(() => client.close());
  return client;
}
