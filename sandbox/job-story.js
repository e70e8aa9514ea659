// What a job of the sandbox goes through as time passes, and how Fiddler's API describes the job at
// any second of it.

/**
 * A part of a job, such as one file of an upload.
 *
 * @typedef {object} Task
 * @property {string} status PENDING, STARTED, RETRY, SUCCESS, FAILURE or REVOKED
 * @property {unknown} [result] what the task brought; default: null
 * @property {string | null} [errorMessage] default: null
 */

/**
 * From this second on, until the next moment, the job is as said here.
 *
 * @typedef {object} Moment
 * @property {number} atSeconds seconds since the job was first read
 * @property {string} status PENDING, STARTED, RETRY, SUCCESS, FAILURE or REVOKED
 * @property {number} progress 0 to 100: in Fiddler, the tasks done of all tasks
 * @property {string | null} [errorReason] default: null
 * @property {string | null} [errorMessage] default: null
 * @property {Readonly<Record<string, Task>>} [tasks] by the tasks' ids; default: none
 */

/**
 * @typedef {object} Story
 * @property {string} id the job's UUID, in lower case
 * @property {string} name the job's name
 * @property {Readonly<Record<string, unknown>>} info what the job works on, as the API has it
 * @property {readonly Moment[]} moments at least one, in the order of time
 * @property {string} story one sentence for people
 */

/**
 * A task as the API describes it.
 *
 * @typedef {object} TaskObject
 * @property {string} status
 * @property {unknown} result
 * @property {string | null} error_message
 */

/**
 * A job as the API describes it.
 *
 * @typedef {object} JobObject
 * @property {string} id
 * @property {string} name
 * @property {string} status
 * @property {number} progress 0 to 100
 * @property {Readonly<Record<string, unknown>>} info
 * @property {string | null} error_message
 * @property {string | null} error_reason
 * @property {Record<string, TaskObject>} [extras] the tasks by their ids; only when verbose
 */

/**
 * The job as it is after `elapsedSeconds`. Progress goes in steps, as the real one does.
 *
 * @param {Story} story
 * @param {number} elapsedSeconds since the job was first read
 * @param {{ verbose?: boolean }} [options] `verbose` adds the tasks as `extras`; default: false
 * @returns {JobObject}
 */
export function jobAt(story, elapsedSeconds, { verbose = false } = {}) {
  const { id, name, info } = story;
  const moment = momentAt(story, elapsedSeconds);
  const { status, progress, errorReason = null, errorMessage = null, tasks = {} } = moment;
  const job = {
    id,
    name,
    status,
    progress,
    info,
    error_message: errorMessage,
    error_reason: errorReason,
  };
  return verbose ? { ...job, extras: extrasOf(tasks) } : job;
}

/**
 * @param {Story} story
 * @param {number} elapsedSeconds
 * @returns {Moment}
 */
function momentAt({ id, moments }, elapsedSeconds) {
  const moment = moments.findLast(({ atSeconds }) => atSeconds <= elapsedSeconds) ?? moments[0];
  if (moment === undefined) throw new RangeError(`The story of job ${id} has no moments.`);
  return moment;
}

/**
 * @param {Readonly<Record<string, Task>>} tasks
 * @returns {Record<string, TaskObject>}
 */
function extrasOf(tasks) {
  return Object.fromEntries(
    Object.entries(tasks).map(([taskId, { status, result = null, errorMessage = null }]) => [
      taskId,
      { status, result, error_message: errorMessage },
    ]),
  );
}
