/** Inputs as texts, read as the action reads them. */
import assert from 'node:assert/strict';
import { type Inputs, parseInputs } from '../../../src/action/inputs/inputs.ts';
import { InvalidInput } from '../../../src/action/inputs/values.ts';
import { JOB_ID } from '../../fiddler/sample-job.ts';

export type Texts = Readonly<Record<string, string>>;

export const REQUIRED: Texts = {
  'job-id': JOB_ID,
  url: 'https://acme.fiddler.ai',
  token: 'abc-123',
};

/** The inputs as a runner has them: without the blanks around, empty where left out. */
export function parse(inputs: Texts, env: Texts = {}): Inputs {
  return parseInputs((name) => (inputs[name] ?? '').trim(), env);
}

export function problemsOf(inputs: Texts, env: Texts = {}): readonly string[] {
  try {
    parse(inputs, env);
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems;
    throw error;
  }
  return assert.fail('the inputs were taken');
}
