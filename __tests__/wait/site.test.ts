import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isClearText, parseSite } from '../../src/wait/site.ts';

describe('the site of an address', () => {
  for (const [text, site] of [
    ['https://acme.fiddler.ai', 'https://acme.fiddler.ai/'],
    ['HTTPS://ACME.Fiddler.AI', 'https://acme.fiddler.ai/'],
    ['https://acme.fiddler.ai:443', 'https://acme.fiddler.ai/'],
    ['https://acme.fiddler.ai:8443', 'https://acme.fiddler.ai:8443/'],
    ['http://127.0.0.1:8754', 'http://127.0.0.1:8754/'],
    ['http://[::1]:8754', 'http://[::1]:8754/'],
    ['https://acme.fiddler.ai/projects/7', 'https://acme.fiddler.ai/'],
    ['https://acme.fiddler.ai?job=1', 'https://acme.fiddler.ai/'],
    ['https://acme.fiddler.ai#jobs', 'https://acme.fiddler.ai/'],
    ['https://acme.fiddler.ai/x//y@z', 'https://acme.fiddler.ai/'],
    ['https://acme.fiddler.ai/a/../b?c=@d#e', 'https://acme.fiddler.ai/'],
  ] as const) {
    test(`${text} is ${site}`, () => {
      assert.equal(parseSite(text).href, site);
    });
  }
});

describe('an address that is not valid is refused without what may be a secret', () => {
  const START = 'It must start with https:// or http://, for example https://acme.fiddler.ai.';
  const HOST = 'Its host or port is invalid. Expected an address like https://acme.fiddler.ai.';
  const USER = 'It must not contain a user or password; Fiddler takes an API key.';
  const REFUSED: ReadonlyArray<readonly [text: string, why: string, shown?: string]> = [
    ...[
      ...['', 'acme.fiddler.ai', '//acme.fiddler.ai', 'acme.fiddler.ai:443', 'localhost:8754'],
      ...['https:/acme.fiddler.ai', 'https:acme.fiddler.ai', 'htps://acme.fiddler.ai'],
      ...['ftp://acme.fiddler.ai/https://', ' https://acme.fiddler.ai', 'ws://acme.fiddler.ai'],
      ...['file:///etc/passwd', 'javascript:alert(1)', 'data:text/html,x'],
    ].map((text) => [text, START] as const),
    ['ada:hunter2@acme.fiddler.ai/x', START, 'ada:***@acme.fiddler.ai/x'],
    ['hunter2@acme.fiddler.ai', START, '***@acme.fiddler.ai'],
    ['hunter2\n@acme.fiddler.ai', START, '***@acme.fiddler.ai'],
    ['ftp://ada:hunter2@acme.fiddler.ai', START, 'ftp://***@acme.fiddler.ai'],
    ['https:/ada:hunter2@acme.fiddler.ai', START, 'https:/***@acme.fiddler.ai'],
    ['acme.fiddler.ai/x?key=hunter2', START, 'acme.fiddler.ai/x'],
    ['acme.fiddler.ai/x#hunter2\nhunter2', START, 'acme.fiddler.ai/x'],
    ...['https://', 'https://:443', 'https://%', 'https://a<b>', 'https://acme fiddler.ai'].map(
      (text) => [text, HOST] as const,
    ),
    ['https://acme.fiddler.ai:99999/x', HOST],
    ['https://?q', HOST, 'https://'],
    ['https://[::1', HOST, 'https://[:***'],
    ['https://acme.fiddler.ai:port', HOST, 'https://acme.fiddler.ai:***'],
    ['https://ada:hunter2', HOST, 'https://ada:***'],
    ['https://ada:7hunter2/x', HOST, 'https://ada:***/x'],
    ['https://:hunter2/x', HOST, 'https://:***/x'],
    ['https://ada:hunter2#x@acme.fiddler.ai', HOST, 'https://***@acme.fiddler.ai'],
    ['https://ada:hunter2@acme.fiddler.ai', USER, 'https://***@acme.fiddler.ai'],
    ['https://ada:p@hunter2@acme.fiddler.ai/x', USER, 'https://***@acme.fiddler.ai/x'],
    ['https://ada@acme.fiddler.ai', USER, 'https://***@acme.fiddler.ai'],
    ['https://:hunter2@acme.fiddler.ai', USER, 'https://***@acme.fiddler.ai'],
    ['https:///ada@acme.fiddler.ai', USER, 'https:///***@acme.fiddler.ai'],
    ['http://ada:hunter2@localhost:8754/jobs', USER, 'http://***@localhost:8754/jobs'],
    // The host would be what comes before the # or the ?, which hides the rest of the password.
    ['https://ada#hunter2@acme.fiddler.ai', USER, 'https://***@acme.fiddler.ai'],
    ['https://ada?hunter2@acme.fiddler.ai', USER, 'https://***@acme.fiddler.ai'],
  ];
  for (const [text, why, shown = text] of REFUSED) {
    test(`${JSON.stringify(text)}: ${why}`, () => {
      const message = `"${shown}" is not a valid address. ${why}`;
      assert.throws(() => parseSite(text), { name: 'RangeError', message });
    });
  }
});

describe('an API key', () => {
  for (const [site, isClear] of [
    ['https://acme.fiddler.ai', false],
    ['https://10.0.0.7', false],
    ['http://localhost:8754', false],
    ['http://LOCALHOST', false],
    ['http://fiddler.localhost', false],
    ['http://127.8.9.10:80', false],
    ['http://127.1', false],
    ['http://[::1]:8754', false],
    ['http://[::ffff:127.0.0.1]', false],
    ['http://[::ffff:10.0.0.7]', true],
    ['http://acme.fiddler.ai', true],
    ['http://10.0.0.7', true],
    ['http://0.0.0.0', true],
    ['http://[::2]', true],
    ['http://127.0.0.1.acme.test', true],
    ['http://localhost.acme.test', true],
    ['http://notlocalhost', true],
    ['http://1127.0.0.acme', true],
  ] as const) {
    test(`is sent to ${site} ${isClear ? 'unencrypted over a network' : 'encrypted, or not over a network'}`, () => {
      assert.equal(isClearText(parseSite(site)), isClear);
    });
  }
});
