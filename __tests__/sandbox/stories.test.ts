// The jobs that the sandbox has by itself.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { jobAt } from '../../sandbox/job-story.js';
import { endless, fails, revoked, stories, succeeds } from '../../sandbox/stories.js';

describe('the stories', () => {
  test('end as they say', () => {
    const ends = [succeeds, fails, revoked, endless].map((story) => {
      const { status, progress, error_reason, error_message } = jobAt(story, 36_000);
      return [status, progress, error_reason !== null, error_message !== null];
    });
    assert.deepEqual(ends, [
      ['SUCCESS', 100, false, false],
      ['FAILURE', 60, true, true],
      ['REVOKED', 50, false, false],
      ['STARTED', 99.9, false, false],
    ]);
  });

  test('go through each state of a job', () => {
    const states = new Set(stories.flatMap(({ moments }) => moments.map(({ status }) => status)));
    assert.deepEqual([...states].sort(), [
      'FAILURE',
      'PENDING',
      'RETRY',
      'REVOKED',
      'STARTED',
      'SUCCESS',
    ]);
  });

  test('set progress back for a retry', () => {
    assert.deepEqual(
      [3, 4, 5].map((second) => {
        const { status, progress } = jobAt(succeeds, second);
        return `${status} ${progress}`;
      }),
      ['STARTED 50', 'RETRY 25', 'STARTED 25'],
    );
  });

  test('are told in the order of time, with ids of their own', () => {
    for (const { moments } of stories) {
      const seconds = moments.map(({ atSeconds }) => atSeconds);
      assert.equal(seconds[0], 0);
      assert.deepEqual(
        seconds,
        seconds.toSorted((a, b) => a - b),
      );
    }
    assert.equal(new Set(stories.map(({ id }) => id)).size, stories.length);
  });

  for (const story of [succeeds, fails, revoked]) {
    test(`make progress the share of tasks that are done: ${story.id}`, () => {
      for (const { progress, tasks } of story.moments) {
        const states = Object.values(tasks).map(({ status }) => status);
        const done = states.filter((status) => status === 'SUCCESS').length;
        assert.equal(progress, (100 * done) / states.length);
      }
    });
  }
});
