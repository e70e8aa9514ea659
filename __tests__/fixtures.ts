/** What tests set up: whoever gets it need not take it away. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type FiddlerServer,
  type FiddlerServerOptions,
  startFiddlerServer,
} from '../sandbox/fiddler-server.js';

/** A test, or what stands for one: takes away what was set up for it when it is over, come what may. */
export interface Owner {
  after(takeAway: () => unknown): void;
}

export function serve(t: Owner, options: FiddlerServerOptions = {}): Promise<FiddlerServer> {
  const starting = startFiddlerServer(options);
  // At once, so that a test that is over before the server is up leaves none behind.
  t.after(() =>
    starting.then(
      (server) => server.close(),
      () => {},
    ),
  );
  return starting;
}

export function makeFolder(t: Owner): string {
  const folder = mkdtempSync(join(tmpdir(), 'test-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}
