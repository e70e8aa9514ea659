/** Compares whole reports with files; `GOLDEN=write npm test` rewrites the files. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { OUTCOMES } from '../../../preview/outcomes.ts';
import {
  applyTo,
  eventsOf,
  type JobScenario,
  optionsOf,
  recordOf,
} from '../../../preview/record-of.ts';
import { renderAnnotation } from '../../../src/action/log.ts';
import { WaitRecorder } from '../../../src/wait/record.ts';
import { withHelp } from '../../../src/wait/report/help.ts';
import { renderOptions, renderTitle } from '../../../src/wait/report/log-lines.ts';
import {
  type LineGroup,
  renderFailingTasks,
  renderResults,
} from '../../../src/wait/report/results.ts';
import { renderSummary } from '../../../src/wait/report/summary.ts';
import { WaitLogger } from '../../../src/wait/report/wait-logger.ts';
import { evaluateWait } from '../../../src/wait/verdict.ts';
import { FakeClock } from '../../fake-clock.ts';
import { drawingsIn, typeOfDrawing } from './drawings.ts';

const folder = resolve(import.meta.dirname, '../../golden');

function assertGolden(file: string, text: string): void {
  const path = join(folder, file);
  if (process.env['GOLDEN'] === 'write') writeFileSync(path, text);
  assert.equal(text, readFileSync(path, 'utf8'));
}

/** Returns what the action writes to a runner's log, without colors. */
async function logOf(scenarios: readonly JobScenario[]): Promise<readonly string[]> {
  const log: string[] = [];
  const write = (...lines: readonly string[]): void => void log.push(...lines);
  const writeGroup = ({ title, lines }: LineGroup): void =>
    write(`::group::${title.text}`, ...lines.map(({ text }) => text), '::endgroup::');
  const clock = new FakeClock();
  const style = { hasBars: true, hasColors: false };
  const logger = new WaitLogger(
    { info: ({ text }) => write(text), warn: ({ text }) => write(`::warning::${text}`) },
    style,
    clock,
  );
  const options = optionsOf(scenarios);
  const recorder = new WaitRecorder(options);
  const { record } = recorder;
  const replay = async (): Promise<void> => {
    for (const event of eventsOf(scenarios)) {
      await clock.sleep(event.atMs - clock.nowMs());
      logger.listener(applyTo(recorder, event), record);
    }
  };
  writeGroup({ title: renderTitle(options), lines: renderOptions(options) });
  await clock.run(replay());
  const { sentence, details, heading } = evaluateWait(record);
  for (const { text } of renderResults(record)) write(text);
  for (const tasks of renderFailingTasks(record)) writeGroup(tasks);
  if (heading !== null) {
    write(`::error::${renderAnnotation(withHelp([sentence, ...details], heading))}`);
  }
  return log;
}

/** Counts the lines of a job that does not change, from the third minute on. */
function withoutHeartbeats(lines: readonly string[]): readonly string[] {
  let beats = 0;
  return lines.flatMap((line, index) => {
    beats = line.includes(': still ') ? beats + 1 : 0;
    if (beats <= 2) return [line];
    return lines[index + 1]?.includes(': still ') ? [] : [`… ${beats - 2} more heartbeats`];
  });
}

for (const [name, scenarios] of OUTCOMES) {
  describe(`the reports of ${name}`, () => {
    const record = recordOf(scenarios);
    const summary = `${renderSummary(record, evaluateWait(record)).text}\n`;

    test('have the approved summary', () => {
      assertGolden(`${name}.md`, summary);
    });

    test('have the approved log and annotation', async () => {
      const lines = withoutHeartbeats(await logOf(scenarios));
      assertGolden(`${name}.log`, `${lines.join('\n')}\n`);
    });

    test('have drawings that Mermaid renders', async () => {
      for (const source of drawingsIn(summary)) {
        assert.match(await typeOfDrawing(source), /^(?:gantt|xychart)$/);
      }
    });
  });
}

test('every golden file belongs to an outcome', () => {
  const expected = [...OUTCOMES.keys()].flatMap((name) => [`${name}.log`, `${name}.md`]);
  assert.deepEqual(readdirSync(folder).sort(), expected.sort());
});
