import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { InvalidSite, isClearText, parseSite } from '../../../src/action/inputs/site.ts';

describe('the site in an address', () => {
  const READ: ReadonlyArray<{ text: string; site: string }> = [
    { text: 'https://acme.fiddler.ai', site: 'https://acme.fiddler.ai/' },
    { text: 'https://acme.fiddler.ai/', site: 'https://acme.fiddler.ai/' },
    { text: 'HTTPS://ACME.Fiddler.AI', site: 'https://acme.fiddler.ai/' },
    { text: 'https://acme.fiddler.ai:443', site: 'https://acme.fiddler.ai/' },
    { text: 'https://acme.fiddler.ai:8443', site: 'https://acme.fiddler.ai:8443/' },
    { text: 'http://127.0.0.1:8754', site: 'http://127.0.0.1:8754/' },
    { text: 'http://[::1]:8754', site: 'http://[::1]:8754/' },
    { text: 'https://acme.fiddler.ai/projects/7', site: 'https://acme.fiddler.ai/' },
    { text: 'https://acme.fiddler.ai?job=1', site: 'https://acme.fiddler.ai/' },
    { text: 'https://acme.fiddler.ai#jobs', site: 'https://acme.fiddler.ai/' },
    { text: 'https://acme.fiddler.ai/x//y@z', site: 'https://acme.fiddler.ai/' },
    { text: 'https://acme.fiddler.ai/a/../b?c=@d#e', site: 'https://acme.fiddler.ai/' },
  ];
  for (const { text, site } of READ) {
    test(`${text} is ${site}`, () => {
      assert.equal(parseSite(text).href, site);
    });
  }
});

describe('an address that is none of a site', () => {
  for (const text of [
    ...['', 'acme.fiddler.ai', '//acme.fiddler.ai', 'acme.fiddler.ai:443', 'localhost:8754'],
    ...['https:/acme.fiddler.ai', 'https:acme.fiddler.ai', 'htps://acme.fiddler.ai'],
    ...['ftp://acme.fiddler.ai/https://', ' https://acme.fiddler.ai', 'x:https://acme.fiddler.ai'],
    ...['ftp://acme.fiddler.ai', 'file:///etc/passwd', 'ws://acme.fiddler.ai'],
    ...['javascript:alert(1)', 'data:text/html,x', 'https://', 'https://:443', 'https://?q'],
    ...['https://acme fiddler.ai', 'https://acme.fiddler.ai:port', 'https://acme.fiddler.ai:99999'],
    ...['https://[::1', 'https://%', 'https://a<b>'],
  ]) {
    test(`${JSON.stringify(text)} is refused, with what is allowed`, () => {
      assert.throws(
        () => parseSite(text),
        (error: unknown) => {
          assert.ok(error instanceof InvalidSite);
          assert.match(error.message, /https:\/\/acme\.fiddler\.ai/);
          return true;
        },
      );
    });
  }

  for (const text of [
    'https://ada:hunter2@acme.fiddler.ai',
    'https://ada@acme.fiddler.ai',
    'https://:hunter2@acme.fiddler.ai',
    'https:///ada@acme.fiddler.ai',
    'https:///:hunter2@acme.fiddler.ai',
    // The host would be what comes before the # or the ?, with the rest of the password hidden.
    'https://ada#hunter2@acme.fiddler.ai',
    'https://ada?hunter2@acme.fiddler.ai',
    'http://ada:hunter2@localhost:8754/jobs',
  ]) {
    test(`${text} is refused for its user or password, without showing them`, () => {
      assert.throws(
        () => parseSite(text),
        (error: unknown) => {
          assert.ok(error instanceof InvalidSite);
          assert.match(error.message, /password/);
          assert.match(error.message, /`token`/);
          assert.doesNotMatch(error.message, /ada|hunter2/);
          return true;
        },
      );
    });
  }
});

describe('an API key in clear text', () => {
  const SITES: ReadonlyArray<{ site: string; clear: boolean }> = [
    { site: 'https://acme.fiddler.ai', clear: false },
    { site: 'https://10.0.0.7', clear: false },
    { site: 'http://localhost:8754', clear: false },
    { site: 'http://LOCALHOST', clear: false },
    { site: 'http://fiddler.localhost', clear: false },
    { site: 'http://127.0.0.1', clear: false },
    { site: 'http://127.8.9.10:80', clear: false },
    { site: 'http://127.1', clear: false },
    { site: 'http://[::1]:8754', clear: false },
    { site: 'http://[::ffff:127.0.0.1]', clear: false },
    { site: 'http://[::ffff:10.0.0.7]', clear: true },
    { site: 'http://acme.fiddler.ai', clear: true },
    { site: 'http://10.0.0.7', clear: true },
    { site: 'http://0.0.0.0', clear: true },
    { site: 'http://[::2]', clear: true },
    { site: 'http://127.0.0.1.acme.test', clear: true },
    { site: 'http://localhost.acme.test', clear: true },
    { site: 'http://notlocalhost', clear: true },
    { site: 'http://1127.0.0.acme', clear: true },
  ];
  for (const { site, clear } of SITES) {
    test(`${clear ? 'travels' : 'does not travel'} to ${site}`, () => {
      assert.equal(isClearText(parseSite(site)), clear);
    });
  }
});
