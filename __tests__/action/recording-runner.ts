import type { Runner } from '../../src/action/runner.ts';
import type { Line, Markdown } from '../../src/action/text/cleaner.ts';

/** A runner that keeps what it is told instead of printing it. */
export class RecordingRunner implements Runner {
  readonly lines: string[] = [];
  readonly warnings: string[] = [];
  readonly failures: string[] = [];
  outputs: Readonly<Record<string, string>> = {};
  summary = '';

  maskSecret(): void {}

  info({ text }: Line): void {
    this.lines.push(text);
  }

  warn({ text }: Line): void {
    this.warnings.push(text);
  }

  startGroup({ text }: Line): void {
    this.lines.push(`group ${text}`);
  }

  endGroup(): void {
    this.lines.push('end of group');
  }

  fail(lines: readonly Line[]): void {
    this.failures.push(lines.map(({ text }) => text).join('\n'));
  }

  setOutputs(outputs: Readonly<Record<string, string>>): void {
    this.outputs = outputs;
  }

  addSummary({ text }: Markdown): void {
    this.summary += text;
  }
}
