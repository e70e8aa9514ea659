import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { adviseOnError, adviseOnTimeout } from '../../../src/action/report/advice.ts';
import { ApiError } from '../../../src/fiddler/errors.ts';
import type { JobFields } from '../../../src/fiddler/job/job-fields.ts';
import { httpError, sampleJob, sampleTimeout } from '../samples.ts';

describe('the advice on a redirect', () => {
  const adviceTo = (location: string | undefined): string =>
    adviseOnError(
      new ApiError('GET https://acme.fiddler.ai/v3/jobs/1: HTTP 302', {
        kind: 'http',
        label: 'HTTP 302',
        statusCode: 302,
        location,
      }),
    );

  for (const [location, origin] of [
    ['https://new.fiddler.ai/v3/jobs/1?verbose=false', 'https://new.fiddler.ai'],
    ['https://ada:hunter2@new.fiddler.ai:8443/', 'https://new.fiddler.ai:8443'],
    ['http://acme.fiddler.ai/login', 'http://acme.fiddler.ai'],
  ] as const) {
    test(`to ${location} names ${origin} as what url may have to be`, () => {
      assert.equal(
        adviceTo(location),
        `Redirects are not followed, so that the API key goes to no other host. If ${origin} is your Fiddler site, set \`url\` to it; otherwise a login page or gateway is in between.`,
      );
    });
  }

  for (const location of [
    undefined,
    '',
    '/login',
    'login',
    '//elsewhere.example/',
    'https://acme.fiddler.ai/login',
    'javascript:alert(1)',
    'https://',
  ]) {
    test(`to ${location} does not advise to set url to what it is already, or to no address`, () => {
      const advice = adviceTo(location);
      assert.match(advice, /A login page or gateway is in between/);
      assert.doesNotMatch(advice, /set `url`|login"|javascript/);
    });
  }
});

describe('the advice on a timeout', () => {
  function network(label: string, url: string): ApiError {
    return new ApiError(`GET ${url}/v3/jobs/1: the connection was cut (${label})`, {
      kind: 'network',
      label,
    });
  }
  const HTTPS = 'https://acme.fiddler.ai';
  const HTTP = 'http://acme.fiddler.ai';
  const reach =
    /^Check that `url` is the address of the Fiddler site and that this runner can reach/;

  const CASES: ReadonlyArray<{
    what: string;
    error: ApiError | null;
    job: JobFields | null;
    says: RegExp;
  }> = [
    {
      what: 'HTTP 429 and nothing else is to ask less',
      error: httpError(429),
      job: null,
      says: /^Fiddler refused because of too many requests from all who use it\. Run fewer waits at once \(`max-parallel`, or all jobs in one step\), or raise `timeout`\.$/,
    },
    {
      what: 'HTTP 429 at the end is to ask less, too',
      error: httpError(429),
      job: sampleJob(),
      says: /^Fiddler refused .*raise `timeout`\. The job may be done by now/,
    },
    {
      what: 'a server without TLS is another protocol or port',
      error: network('EPROTO', HTTPS),
      job: null,
      says: /^The server does not answer with TLS there: should `url` start with http:\/\/, or have another port\?$/,
    },
    {
      what: 'a server that hangs up over http:// is https://',
      error: network('ECONNRESET', HTTP),
      job: null,
      says: /^Should `url` start with https:\/\/\?$/,
    },
    {
      what: 'a server that hangs up over https:// is to look at the way to it',
      error: network('ECONNRESET', HTTPS),
      job: null,
      says: reach,
    },
    {
      what: 'a server that hangs up after the job was read is to look at the error',
      error: network('ECONNRESET', HTTP),
      job: sampleJob(),
      says: /^Look at the last error first/,
    },
    {
      what: 'nothing that was met is to look at the way to it',
      error: null,
      job: null,
      says: reach,
    },
    {
      what: 'a job that is still under way is more time',
      error: null,
      job: sampleJob(),
      says: /^This does not stop the job in Fiddler\. If it needs longer, raise `timeout`/,
    },
  ];
  const LONGER = [
    [1, '1m'],
    [30, '1m'],
    [31, '2m'],
    [1_800, '1h'],
    [4 * 3_600, '8h'],
    [35 * 86_400, '840h'],
  ] as const;
  for (const [timeoutSeconds, longer] of LONGER) {
    test(`after ${timeoutSeconds} s without an error proposes a timeout of ${longer}`, () => {
      const advice = adviseOnTimeout(sampleTimeout(), sampleJob(), timeoutSeconds);
      assert.ok(advice.endsWith(`as in \`timeout: ${longer}\`.`), advice);
    });
  }

  for (const { what, error, job, says } of CASES) {
    test(`after ${what}`, () => {
      assert.match(adviseOnTimeout(sampleTimeout(error, job), job, 1_800), says);
    });
  }
});
