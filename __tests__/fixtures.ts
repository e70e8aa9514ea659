/** Fixtures that clean up after themselves. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type FiddlerServer,
  type FiddlerServerOptions,
  startFiddlerServer,
} from '../sandbox/fiddler-server.js';

/** A test context, or anything else with an `after` hook. */
export interface Owner {
  after(cleanup: () => unknown): void;
}

export function serve(t: Owner, options: FiddlerServerOptions = {}): Promise<FiddlerServer> {
  const starting = startFiddlerServer(options);
  // Registered at once, in case the test ends before the server is up.
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
