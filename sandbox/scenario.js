// A scenario is what a job of the sandbox goes through. Its clock starts when the job is first read.

const FINAL_STATUSES = ['SUCCESS', 'FAILURE', 'REVOKED'];

/**
 * A part of a job, for example one file of an upload.
 *
 * @typedef {object} Task
 * @property {string} status PENDING, STARTED, RETRY, SUCCESS, FAILURE or REVOKED
 * @property {unknown} [result] default: null
 * @property {string | null} [errorMessage] default: null
 */

/**
 * The job from this second on, until the next moment.
 *
 * @typedef {object} Moment
 * @property {number} atSeconds seconds since the job was first read
 * @property {string} status PENDING, STARTED, RETRY, SUCCESS, FAILURE or REVOKED
 * @property {number} progress 0 to 100; in Fiddler, the share of tasks that are done
 * @property {string | null} [errorReason] default: null
 * @property {string | null} [errorMessage] default: null
 * @property {Readonly<Record<string, Task>>} [tasks] by task id; default: none
 */

/**
 * @typedef {object} Scenario
 * @property {string} id the job's UUID
 * @property {string} name the job's name
 * @property {Readonly<Record<string, unknown>>} info the API's `info`
 * @property {readonly Moment[]} moments at least one, in order of time
 * @property {string} description one sentence for people
 */

/**
 * Returns the job as the API describes it. Progress moves in steps, as in Fiddler.
 *
 * @param {Scenario} scenario
 * @param {number} elapsedSeconds since the job was first read
 * @param {boolean} [verbose] adds the tasks as `extras`; default: false
 */
export function jobAt({ id, name, info, moments }, elapsedSeconds, verbose = false) {
  const moment = moments.findLast(({ atSeconds }) => atSeconds <= elapsedSeconds) ?? moments[0];
  if (moment === undefined) throw new RangeError(`The scenario of job ${id} has no moments.`);
  const { status, progress, errorReason = null, errorMessage = null, tasks = {} } = moment;
  const extras = Object.fromEntries(
    Object.entries(tasks).map(([taskId, task]) => [
      taskId,
      {
        status: task.status,
        result: task.result ?? null,
        error_message: task.errorMessage ?? null,
      },
    ]),
  );
  return {
    id,
    name,
    status,
    progress,
    info,
    error_message: errorMessage,
    error_reason: errorReason,
    ...(verbose ? { extras } : {}),
  };
}

/**
 * The jobs of one sandbox.
 *
 * @typedef {object} Jobs
 * @property {(id: string, verbose: boolean) => object | undefined} read starts the job's clock
 * @property {() => object[]} list shows jobs that were not read yet as they begin
 */

/**
 * @param {readonly Scenario[]} scenarios
 * @param {() => number} nowMs
 * @param {number} replayAfterMs a job that was read as ended starts again if it was not read for so long
 * @returns {Jobs}
 */
export function createJobs(scenarios, nowMs, replayAfterMs) {
  const byId = new Map(scenarios.map((scenario) => [scenario.id.toLowerCase(), scenario]));
  /** @type {Map<string, number>} */
  const startMsById = new Map();
  /** When a job was last read, if it had ended. @type {Map<string, number>} */
  const endedMsById = new Map();
  return {
    read(id, verbose) {
      const scenario = byId.get(id);
      if (scenario === undefined) return undefined;
      const now = nowMs();
      const isReplayed = now - (endedMsById.get(id) ?? now) >= replayAfterMs;
      const startMs = isReplayed ? now : (startMsById.get(id) ?? now);
      startMsById.set(id, startMs);
      const job = jobAt(scenario, (now - startMs) / 1000, verbose);
      if (FINAL_STATUSES.includes(job.status)) endedMsById.set(id, now);
      else endedMsById.delete(id);
      return job;
    },
    list() {
      const now = nowMs();
      return Array.from(byId, ([id, scenario]) =>
        jobAt(scenario, (now - (startMsById.get(id) ?? now)) / 1000),
      );
    },
  };
}
