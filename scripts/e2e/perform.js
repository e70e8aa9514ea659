// A play, performed against a Fiddler of its own, and what went otherwise than it tells.

import { startFiddlerServer } from '../../sandbox/fiddler-server.js';
import { runAct } from './act-run.js';
import { prepareRepository } from './place.js';

/**
 * @import { Place } from './place.js'
 * @import { Play } from './plays.js'
 */

/**
 * @param {Play} play
 * @param {string} act
 * @param {Place} place
 * @returns {Promise<boolean>} whether all went as the play tells
 */
export async function perform(play, act, place) {
  const startMs = performance.now();
  const server = await startFiddlerServer({ stories: play.stories });
  try {
    const repository = prepareRepository(play, place.folder);
    const { exitCode, output } = await runAct(play, act, place, repository, {
      url: server.url,
      token: server.token,
    });
    const problems = judge(play, exitCode, output, server.token);
    const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
    console.log(`${problems.length === 0 ? 'ok    ' : 'NOT OK'} ${play.name} (${seconds} s)`);
    // What the workflows print is of interest only where a play did not go as told.
    if (problems.length > 0) {
      console.log(output);
      for (const problem of problems) console.log(`  ${play.name}: ${problem}`);
    }
    return problems.length === 0;
  } finally {
    await server.close();
  }
}

/**
 * @param {Play} play
 * @param {unknown} exitCode
 * @param {string} output
 * @param {string} token
 * @returns {string[]} what is wrong
 */
function judge(play, exitCode, output, token) {
  const failed = exitCode !== 0;
  return [
    ...(failed === play.fails ? [] : [`the run ended with ${exitCode}`]),
    ...play.says.filter((said) => !output.includes(said)).map((said) => `it did not say: ${said}`),
    ...(play.saysNot ?? [])
      .filter((said) => output.includes(said))
      .map((said) => `it said: ${said}`),
    ...(output.includes(token) ? ['it shows the API key'] : []),
  ];
}
