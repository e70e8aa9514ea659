import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { ReleasePlay } from './release-play.ts';

const CHECK = 'Check the branch, the versions and the changelog';

/** Releases versions of one branch, one after the other. */
async function release(t: TestContext, ...versions: readonly string[]): Promise<ReleasePlay> {
  const play = new ReleasePlay(t);
  for (const version of versions) {
    play.tag(version);
    assert.equal((await play.run(`v${version}`)).at(-1), 'ok');
  }
  return play;
}

describe('a release', { concurrency: 2 }, () => {
  test('is published on GitHub and npm, and moves the tag of its major version', async (t) => {
    const play = await release(t, '1.9.0', '1.10.0');
    const releases = ['v1.9.0 --latest=true', 'v1.10.0 --latest=true'];
    const both = [...releases, 'p@1.9.0 latest', 'p@1.10.0 latest', 'v1 1.10.0'];
    assert.deepEqual(play.published(), both);
    // A re-run, also of the older one, changes nothing.
    for (const tag of ['v1.10.0', 'v1.9.0']) assert.equal((await play.run(tag)).at(-1), 'ok');
    assert.deepEqual(play.published(), both);
    for (const tag of ['v1.11.0-rc.1', 'v1', 'v1.11'])
      assert.deepEqual(await play.run(tag), ['not started']);
  });

  test('that fails at one step after the other is completed by re-runs', async (t) => {
    const play = new ReleasePlay(t);
    play.tag('1.0.0');
    for (const [FAILS, step] of [
      ['before npm run build', 'Build'],
      ['before gh release list', 'Compare with earlier releases'],
      ['before gh release create', 'Publish on GitHub'],
      ['after gh release create', 'Publish on GitHub'],
      ['before npm publish --ignore-scripts', 'Publish to npm'],
      ['after npm publish --ignore-scripts', 'Publish to npm'],
      ['before gh api --silent', 'Move the tag of the major version'],
      ['after gh api --silent', 'Move the tag of the major version'],
    ] as const) {
      assert.equal((await play.run('v1.0.0', { FAILS })).at(-1), step);
    }
    assert.equal((await play.run('v1.0.0')).at(-1), 'ok');
    assert.deepEqual(play.published(), ['v1.0.0 --latest=true', 'p@1.0.0 latest', 'v1 1.0.0']);
  });

  test('of an older version moves no tag back, even before a failed newer one is re-run', async (t) => {
    const play = await release(t, '1.0.0');
    play.tag('1.1.0');
    await play.run('v1.1.0', { FAILS: 'before npm publish --ignore-scripts' });
    play.git('checkout', '--quiet', '-b', 'hotfix', 'v1.0.0');
    play.tag('1.0.1');
    assert.equal((await play.run('v1.0.1')).at(-1), CHECK, 'not on main yet');
    play.git('checkout', '--quiet', 'main');
    play.git('merge', '--quiet', '--strategy=ours', '-m', 'merge', 'hotfix');
    play.git('push', '--quiet', 'origin', 'main');
    for (const tag of ['v1.0.1', 'v1.1.0']) assert.equal((await play.run(tag)).at(-1), 'ok');
    assert.deepEqual(play.published(), [
      ...['v1.0.0 --latest=true', 'v1.1.0 --latest=true', 'v1.0.1 --latest=false'],
      ...['p@1.0.0 latest', 'p@1.0.1 hotfix', 'p@1.1.0 latest', 'v1 1.1.0'],
    ]);
    play.tag('2.0.0');
    assert.equal((await play.run('v2.0.0')).at(-1), 'ok');
    assert.deepEqual(play.published().slice(-2), ['v1 1.1.0', 'v2 2.0.0']);
  });
});

describe('nothing is signed or published', { concurrency: 2 }, () => {
  for (const [what, files, lastStep, env] of [
    ['package.json has another version', { 'package.json': '{"version":"1.0.1"}' }, CHECK],
    ['the source has another version', { 'src/fiddler/client.ts': "VERSION = '1.0.10';" }, CHECK],
    ['the changelog lacks the version', { 'CHANGELOG.md': '## [Unreleased]\n\n- New.' }, CHECK],
    ['a check fails', { '.ci/run': '#!/bin/sh\nexit 1\n' }, 'Run all checks'],
    ['dist is not what is built', {}, 'Compare the build with the committed dist', { BUILDS: 'x' }],
  ] as const) {
    test(`if ${what}`, async (t) => {
      const play = new ReleasePlay(t);
      play.tag('1.0.0', files);
      const steps = await play.run('v1.0.0', env);
      assert.equal(steps.at(-1), lastStep);
      assert.ok(!steps.includes('Attest'));
      assert.deepEqual(play.published(), []);
    });
  }
});
