import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { problemsOf, REQUIRED } from './parse.ts';

describe('a secret is never shown', () => {
  const SECRETS: ReadonlyArray<{ input: string; value: string; says: RegExp }> = [
    { input: 'token', value: 'hunter2 hunter2', says: /blank.*without `Bearer`/ },
    { input: 'token', value: 'hunter2\nhunter2', says: /line break/ },
    {
      input: 'token',
      value: 'hunter2\u00e9',
      says: /character that no API key has\. Copy the key once more\. \(/,
    },
    { input: 'token', value: 'hunter2\u200b', says: /character/ },
    { input: 'url', value: 'https://ada:hunter2@acme.fiddler.ai', says: /password/ },
    { input: 'url', value: 'https://hunter2@acme.fiddler.ai', says: /password/ },
    { input: 'url', value: 'https://ada:p@hunter2@acme.fiddler.ai/x', says: /password/ },
    { input: 'url', value: 'ftp://ada:hunter2@acme.fiddler.ai', says: /https:\/\// },
    { input: 'url', value: 'ada:hunter2@acme.fiddler.ai', says: /https:\/\// },
    { input: 'url', value: 'https:/ada:hunter2@acme.fiddler.ai', says: /https:\/\// },
    { input: 'url', value: 'https://ada:hunter2#x@acme.fiddler.ai', says: /https:\/\// },
  ];
  for (const { input, value, says } of SECRETS) {
    test(`in ${input}: ${JSON.stringify(value)}`, () => {
      const [problem = '', ...others] = problemsOf({ ...REQUIRED, [input]: value });
      assert.deepEqual(others, []);
      assert.ok(problem.includes(`\`${input}\``), problem);
      assert.match(problem, says);
      assert.doesNotMatch(problem, /hunter2/);
    });
  }

  const HIDDEN: ReadonlyArray<{ url: string; shown: string }> = [
    { url: 'https://ada:hunter2@acme.fiddler.ai', shown: 'https://***@acme.fiddler.ai' },
    { url: 'ada:hunter2@acme.fiddler.ai/x', shown: 'ada:***@acme.fiddler.ai/x' },
    { url: 'hunter2@acme.fiddler.ai', shown: '***@acme.fiddler.ai' },
    { url: 'hunter2\n@acme.fiddler.ai', shown: '***@acme.fiddler.ai' },
    { url: 'https://ada:hunter2', shown: 'https://ada:***' },
    { url: 'https://ada:hunter2/x', shown: 'https://ada:***/x' },
    { url: 'https://:hunter2/x', shown: 'https://:***/x' },
    { url: 'https://ada:7hunter2/x', shown: 'https://ada:***/x' },
    { url: 'https://acme.fiddler.ai:99999/x', shown: 'https://acme.fiddler.ai:99999/x' },
    { url: 'acme.fiddler.ai/x?key=hunter2', shown: 'acme.fiddler.ai/x' },
    { url: 'acme.fiddler.ai/x#hunter2\nhunter2', shown: 'acme.fiddler.ai/x' },
  ];
  for (const { url, shown } of HIDDEN) {
    test(`in ${JSON.stringify(url)}, of which ${shown} is shown all the same`, () => {
      const [problem = ''] = problemsOf({ ...REQUIRED, url });
      assert.ok(problem.includes(`: "${shown}" is not a usable address`), problem);
    });
  }
});
