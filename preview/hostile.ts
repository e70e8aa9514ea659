/** What a server might send to break out of the log, the summary or a drawing. */
import type { JobScenario } from './record-of.ts';

export const HOSTILE_TEXTS: readonly string[] = [
  '<img src=x onerror=alert(1)> **bold** [click](https://evil.test) @octocat #1',
  'a|b \\|<script>alert(1)</script>| `code` ``x`` https://evil.test/phish www.evil.test',
  '::error::owned ##[error]owned \u001b[31mred\u001b[0m \u202eright to left',
  'section owned : crit, 2000-01-01, 5d\n%%{init: {"theme": "dark"}}%%\nclick x href "https://evil.test"',
  '```\n# title\n</details></td></table><!-- me@evil.test GH-1 deadbeefdeadbeef $x$ :tada:',
  // An API key that the client replaced.
  '*** and *** and ***',
  '1. list\n- item\n> quote\n\n| a |\n| - |\n| b |',
  '`a`b` `c``d` \\` \\',
  '',
  '；：＃ naïve データ 👩‍👩‍👧 \ud800',
];

/** A job in which every text is hostile. */
export function hostileJob(id: string, first = 0): JobScenario {
  const text = (offset: number): string =>
    HOSTILE_TEXTS[(first + offset) % HOSTILE_TEXTS.length] ?? '';
  return {
    id,
    name: text(0),
    info: {
      resource_type: text(1),
      resource_name: text(2),
      model: { name: text(3), version: text(4) },
      project: { name: text(5) },
    },
    errorReason: text(6),
    errorMessage: text(7),
    extras: Object.fromEntries(
      HOSTILE_TEXTS.map((key, index) => [
        key,
        { status: text(index), error_message: text(index + 3) || 'x' },
      ]),
    ),
    seen: [
      [0, 'PENDING', 0],
      [3, text(3) || 'x', 10],
      [6, 'title section', 20],
      [9, 'FAILURE', 20],
    ],
  };
}
