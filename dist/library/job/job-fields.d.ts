/** What is known of a job, and how it is put into words. */
import type { JsonObject } from '../json.js';
/** A job as one answer of Fiddler described it. Reference: the attributes of `Job`. */
export interface JobFields {
    /** The UUID, in lower case. */
    readonly id: string;
    /** What the job does, such as `Ingestion dataset Upload`; `Job` where the server gave no name. */
    readonly name: string;
    /** One of `JobStatus`, or a state that is newer than this code, as it came. */
    readonly status: string;
    /** Tasks done of all tasks, 0 to 100; null where the server gave no number. */
    readonly progress: number | null;
    /** Resource, model and project of the job; any part may be missing. */
    readonly info: JsonObject | null;
    /** A word for what went wrong; null unless the job failed. */
    readonly errorReason: string | null;
    /** A sentence on what went wrong; null unless the job failed. */
    readonly errorMessage: string | null;
    /** The tasks by id, each with `status`, `result` and `error_message`; null unless verbose. */
    readonly extras: JsonObject | null;
}
/** `Ingestion dataset Upload[550e8400-…]`, in the Python client's words. */
export declare function describeJob({ name, id }: JobFields): string;
/** `STARTED, progress: 12.5%`, in the Python client's words. */
export declare function describeState({ status, progress }: JobFields): string;
