/**
 * A reporter for `node --test-reporter`: TAP with numbers instead of names. The tests here are named
 * after hostile texts too, and Stryker's TAP parser takes some of those for something else.
 *
 * @param {AsyncIterable<import('node:test/reporters').TestEvent>} events
 */
export default async function* plainTap(events) {
  let count = 0;
  yield 'TAP version 13\n';
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.nesting > 0) continue;
    count += 1;
    yield `${type === 'test:pass' ? 'ok' : 'not ok'} ${count}\n`;
  }
  yield `1..${count}\n`;
}
