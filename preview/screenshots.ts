/** Screenshots of the page, taken by Debian's chromium if it is installed. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const CHROMIUM = '/usr/bin/chromium';
const WIDTH = 1_012;
/** Browsers at the same time. */
const BROWSERS = 4;
const SCHEMES = ['light', 'dark'] as const;

const run = promisify(execFile);

export function canTakeScreenshots(): boolean {
  return existsSync(CHROMIUM);
}

/** Takes `<name>-light.png` and `<name>-dark.png` for each outcome of the page into the folder. */
export async function takeScreenshots(page: string, folder: string): Promise<void> {
  const shots: Array<() => Promise<unknown>> = [];
  for (const scheme of SCHEMES) {
    const address = `${pathToFileURL(page)}#${scheme}`;
    const drawn = await browse(address, ['--dump-dom', `--window-size=${WIDTH},1000`]);
    for (const [, name, height] of drawn.matchAll(
      /<article[^>]* id="([^"]*)" data-height="(\d+)"/g,
    )) {
      const file = join(folder, `${name}-${scheme}.png`);
      const flags = [`--screenshot=${file}`, `--window-size=${WIDTH},${height}`];
      shots.push(() => browse(`${address}/${name}`, flags));
    }
  }
  const takeNext = async (): Promise<void> => {
    for (let shot = shots.pop(); shot !== undefined; shot = shots.pop()) await shot();
  };
  await Promise.all(Array.from({ length: BROWSERS }, takeNext));
}

async function browse(address: string, flags: readonly string[]): Promise<string> {
  const profile = mkdtempSync(join(tmpdir(), 'preview-'));
  try {
    const { stdout } = await run(
      CHROMIUM,
      [
        ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
        ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
        ...['--hide-scrollbars', '--virtual-time-budget=10000', `--user-data-dir=${profile}`],
        ...flags,
        address,
      ],
      { maxBuffer: 64 * 1024 * 1024 },
    );
    return stdout;
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}
