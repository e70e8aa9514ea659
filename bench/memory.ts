/**
 * The most memory that the bundle's process ever has, by the length of the wait and the number of
 * jobs: the committed bundle against a real server, only that its clock is faster.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAction } from '../__tests__/bundle/action.ts';
import { jobAnswer, type Reply, startFiddlerServer } from '../sandbox/fiddler-server.js';
import { jobId } from './job-id.ts';
import { table } from './table.ts';

/** More would leave a busy machine too little real time for an answer. */
const TIMES_FASTER = 40;
const PRELOAD = join(import.meta.dirname, 'fast-clock.cjs');

/** The waits that are told of: the first is what the others are a multiple of. */
export const WAITS = [
  { jobs: 1, checks: 100 },
  { jobs: 1, checks: 4_000 },
  { jobs: 1_000, checks: 2 },
] as const;

export interface MemoryOptions {
  readonly jobs: number;
  /** Of each job; the last one reads SUCCESS. */
  readonly checks: number;
}

export interface Memory extends MemoryOptions {
  readonly peakMebibytes: number;
}

export async function measureMemory({ jobs, checks }: MemoryOptions): Promise<Memory> {
  const ids = Array.from({ length: jobs }, (_, index) => jobId(index));
  const server = await startFiddlerServer({
    replies: Object.fromEntries(ids.map((id) => [id, course(id, checks)])),
  });
  const folder = mkdtempSync(join(tmpdir(), 'memory-'));
  try {
    const memoryFile = join(folder, 'memory');
    const { exitCode, log, stderr } = await runAction({
      inputs: {
        'job-id': ids.join(' '),
        url: server.url,
        token: server.token,
        // The least that is allowed: the most checks in a given time.
        interval: '0.1',
        timeout: '24h',
      },
      env: {
        NODE_OPTIONS: `--require=${PRELOAD}`,
        TIMES_FASTER: String(TIMES_FASTER),
        MEMORY_FILE: memoryFile,
      },
    });
    const requests = server.requests.length;
    if (exitCode !== 0 || requests < jobs * checks) {
      throw new Error(`it ended with ${exitCode} after ${requests} requests\n${log}${stderr}`);
    }
    const peakMebibytes = Number(readFileSync(memoryFile, 'utf8')) / 2 ** 20;
    return { jobs, checks, peakMebibytes };
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
}

/** Something new at every check, which is what the log, the record and the summary have most of. */
function course(id: string, checks: number): readonly Reply[] {
  return Array.from({ length: checks }, (_, index) => {
    const isLast = index === checks - 1;
    return {
      body: jobAnswer({
        id,
        status: isLast ? 'SUCCESS' : 'STARTED',
        progress: isLast ? 100 : (index / checks) * 100,
      }),
    };
  });
}

/** Markdown. */
export function renderMemory(measured: readonly Memory[]): string {
  const [{ peakMebibytes: shortest } = { peakMebibytes: Number.NaN }] = measured;
  return `The most resident memory of the process that runs the committed bundle, against a local server, at the
least interval (0.1 s), with other progress at each check. Its clock and its timers run ${TIMES_FASTER} times as
fast, so that 4,000 checks, which take 400 s, are made in a few; nothing else is changed.

${table(
  ['jobs', 'checks of each', 'most memory', 'ratio'],
  measured.map(({ jobs, checks, peakMebibytes }) => [
    jobs.toLocaleString('en'),
    checks.toLocaleString('en'),
    `${peakMebibytes.toFixed(0)} MiB`,
    `${(peakMebibytes / shortest).toFixed(2)} ×`,
  ]),
)}`;
}

if (import.meta.main) {
  const measured: Memory[] = [];
  for (const wait of WAITS) measured.push(await measureMemory(wait));
  console.log(renderMemory(measured));
}
