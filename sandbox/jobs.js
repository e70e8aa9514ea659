// The jobs of the sandbox: each goes through its story on a clock that starts when it is first read.

import { jobAt } from './job-story.js';

/** @import { Story } from './job-story.js' */

/**
 * @typedef {object} Jobs
 * @property {(id: string, verbose: boolean) => object | undefined} read starts the job's clock
 * @property {() => object[]} list
 */

/**
 * @param {readonly Story[]} stories
 * @param {() => number} nowMs
 * @returns {Jobs}
 */
export function createJobs(stories, nowMs) {
  const storyById = new Map(stories.map((story) => [story.id.toLowerCase(), story]));
  /** @type {Map<string, number>} */
  const startMsById = new Map();
  return {
    read(id, verbose) {
      const story = storyById.get(id);
      if (story === undefined) return undefined;
      const now = nowMs();
      const startMs = startMsById.get(id) ?? now;
      startMsById.set(id, startMs);
      return jobAt(story, (now - startMs) / 1000, { verbose });
    },
    list() {
      const now = nowMs();
      return Array.from(storyById, ([id, story]) =>
        jobAt(story, (now - (startMsById.get(id) ?? now)) / 1000),
      );
    },
  };
}
