/** The resource, model and project of a job, from its `info`; any part may be missing. */
import type { JobFields } from '../../../fiddler/job-fields.ts';
import { isJsonObject, parseText } from '../../../fiddler/json.ts';

export interface JobInfo {
  /** For example `DATASET`; empty if missing, as everything here. */
  readonly resourceType: string;
  readonly resource: string;
  readonly model: string;
  readonly modelVersion: string;
  readonly project: string;
}

export function jobInfoOf(job: JobFields | null): JobInfo {
  const info = job?.info ?? {};
  const named = (part: string): string => {
    const value = info[part];
    return (isJsonObject(value) ? text(value['name']) : '') || text(info[`${part}_name`]);
  };
  const { model } = info;
  return {
    resourceType: text(info['resource_type']),
    resource: text(info['resource_name']) || named('resource'),
    model: named('model'),
    modelVersion: isJsonObject(model) ? text(model['version']) : '',
    project: named('project'),
  };
}

function text(value: unknown): string {
  return parseText(value) ?? '';
}
