import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  ApiError,
  type ApiErrorDetails,
  type ApiErrorKind,
  PROXY_CERTIFICATE,
  PROXY_NO_TLS,
} from '../../../src/fiddler/errors.ts';
import {
  adviseOnChange,
  adviseOnError,
  adviseOnUnreachable,
} from '../../../src/wait/report/error-advice.ts';
import { OPTIONS, sampleFiddlerError, sampleHttpError } from '../samples.ts';

const { names } = OPTIONS;
const HTTPS = 'https://acme.fiddler.ai';
const HTTP = 'http://acme.fiddler.ai';
const PROXY = { address: 'proxy.example:3128', variable: 'https_proxy', hasCredentials: false };

function errorOf(
  kind: ApiErrorKind,
  label: string,
  { site = HTTPS, ...details }: Partial<ApiErrorDetails> & { readonly site?: string } = {},
): ApiError {
  return new ApiError(`GET ${site}/v3/jobs/1: it failed (${label})`, { ...details, kind, label });
}

function redirectTo(location: string | undefined): ApiError {
  return errorOf('http', 'HTTP 302', { statusCode: 302, location });
}

/** The error of a proxy that answered CONNECT with another status than 200. */
function proxyError(statusCode: number, { site = HTTPS, hasCredentials = false } = {}): ApiError {
  const proxy = { ...PROXY, hasCredentials, statusCode };
  return errorOf('proxy', `proxy HTTP ${statusCode}`, { site, proxy });
}

type Advice = ReadonlyArray<readonly [error: ApiError, advice: string]>;

const NO_PROXY = 'or add the site to no_proxy if it can be reached directly.';

const HTTP_ADVICE: Advice = [
  [sampleHttpError(400), 'Check `job-id`, and that `url` is the address of a Fiddler site.'],
  [
    sampleHttpError(400, ': The plain HTTP request was sent to HTTPS port'),
    'Change `url` to https://.',
  ],
  [
    sampleHttpError(400, ': Client sent an HTTP request to an HTTPS server.'),
    'Change `url` to https://.',
  ],
  [
    sampleHttpError(400, ': No required SSL certificate was sent'),
    'Client certificates are not supported: use an address that requires none.',
  ],
  [
    sampleFiddlerError(401),
    'Check the secret behind `token`: it may have expired, been revoked, or belong to a different site than the one in `url`.',
  ],
  [
    sampleFiddlerError(403),
    'The API key is not allowed to read this job. Check the owner of the key in the secret behind `token`, and that `url` is the right site.',
  ],
  ...[401, 403].map(
    (statusCode) =>
      [
        sampleHttpError(statusCode),
        'The response did not come from Fiddler: a gateway in front of `url` refuses this machine or asks for a login.',
      ] as const,
  ),
  [
    sampleHttpError(404),
    'Check that the job was published to the site in `url`, and that the owner of the key in the secret behind `token` has access to it.',
  ],
  [
    sampleHttpError(429),
    "Fiddler's clients together send too many requests. Run fewer waits in parallel, combine them into one, or increase `timeout`.",
  ],
  [
    sampleHttpError(501),
    'Check that `url` is the address of a Fiddler site and that its version supports jobs.',
  ],
  [sampleHttpError(503), ''],
];

const CERTIFICATE_ADVICE: Advice = [
  [
    'CERT_HAS_EXPIRED',
    "The server's certificate must be renewed; also check this machine's clock.",
  ],
  [
    'CERT_NOT_YET_VALID',
    "The server's certificate must be renewed; also check this machine's clock.",
  ],
  ['UNSPECIFIED', "The server's certificate must be replaced: Node.js does not accept it."],
  ['HOSTNAME_MISMATCH', 'Change `url` to the name in the certificate.'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'Change `url` to the name in the certificate.'],
  [
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'If the site or a proxy uses a private CA, set NODE_EXTRA_CA_CERTS to the path of its certificate (PEM); otherwise check `url`.',
  ],
].map(([label = '', advice = '']) => [errorOf('certificate', label), advice] as const);

const NETWORK_ADVICE: Advice = [
  [
    'TLS wrong version number',
    'Check the port in `url`. If the site has no TLS, use http://: the API key is then sent unencrypted.',
  ],
  ['TLS unrecognized name', 'Check the name in `url`: the server does not serve it.'],
  ['TLS protocol version', 'The server must support TLS 1.2 or newer.'],
  ['TLS unsupported protocol', 'The server must support TLS 1.2 or newer.'],
  [
    'TLS certificate required',
    'Client certificates are not supported: use an address that requires none.',
  ],
  [
    'TLS handshake failure',
    'Client certificates are not supported: use an address that requires none.',
  ],
  ['TLS internal error', ''],
  ['EPROTO', ''],
  ['ECONNRESET', ''],
].map(([label = '', advice = '']) => [errorOf('network', label), advice] as const);

const PROXY_ADVICE: Advice = [
  [
    proxyError(407),
    'Put the user and password into https_proxy: http://user:password@proxy.example:3128.',
  ],
  [proxyError(407, { hasCredentials: true }), 'Check the user and password in https_proxy.'],
  [proxyError(403), `Allow this site in the proxy, ${NO_PROXY}`],
  ...[500, 502, 503, 504].map(
    (statusCode) =>
      [
        proxyError(statusCode),
        'The proxy itself works. Check that the site is up and that the proxy can resolve its name.',
      ] as const,
  ),
  [proxyError(404), `Check that https_proxy is the address of an HTTP proxy, ${NO_PROXY}`],
  [
    errorOf('proxy', 'proxy error', { proxy: PROXY }),
    `Check that https_proxy is the address of an HTTP proxy, ${NO_PROXY}`,
  ],
  [
    errorOf('proxy', PROXY_NO_TLS, { proxy: PROXY }),
    'Change https_proxy to http://proxy.example:3128.',
  ],
  [
    errorOf('proxy', PROXY_CERTIFICATE, { proxy: PROXY }),
    `Set NODE_EXTRA_CA_CERTS to the path of the proxy's CA certificate (PEM), ${NO_PROXY}`,
  ],
];

describe('the advice on an error', () => {
  const all = [...HTTP_ADVICE, ...CERTIFICATE_ADVICE, ...NETWORK_ADVICE, ...PROXY_ADVICE];
  for (const [error, advice] of all) {
    test(`${error.label} is ${JSON.stringify(advice)}`, () => {
      assert.equal(adviseOnError(error, names), advice);
    });
  }

  test('that is a 403 of a proxy for an http:// site mentions CONNECT and port 443', () => {
    assert.equal(
      adviseOnError(proxyError(403, { site: HTTP }), names),
      `Allow this site in the proxy, ${NO_PROXY} Sites with http:// use CONNECT too, which many proxies allow to port 443 only.`,
    );
  });

  test('suggests http:// only if the server does not speak TLS, user and password only for 407', () => {
    const suggesting = (what: RegExp): readonly string[] =>
      all.filter(([error]) => what.test(adviseOnError(error, names))).map(([{ label }]) => label);
    assert.deepEqual(suggesting(/use http:/), ['TLS wrong version number']);
    assert.deepEqual(suggesting(/password/), ['proxy HTTP 407', 'proxy HTTP 407']);
  });

  const NOT_FOLLOWED = 'Redirects are not followed, to avoid sending the API key elsewhere.';
  for (const [location, origin] of [
    ['https://new.fiddler.ai/v3/jobs/1?verbose=false', 'https://new.fiddler.ai'],
    ['https://ada:hunter2@new.fiddler.ai:8443/', 'https://new.fiddler.ai:8443'],
    ['http://acme.fiddler.ai/login', 'http://acme.fiddler.ai'],
  ] as const) {
    test(`a redirect to ${location} is to set url to ${origin}`, () => {
      assert.equal(
        adviseOnError(redirectTo(location), names),
        `${NOT_FOLLOWED} If ${origin} is your Fiddler site, change \`url\` to it; otherwise look for a login page or gateway in front of the site.`,
      );
    });
  }

  for (const location of [
    ...[undefined, '', '/login', 'login', '//elsewhere.example/', `${HTTPS}/login`],
    ...['javascript:alert(1)', 'https://'],
  ]) {
    test(`a redirect to ${location} is not to set url, which is that already or no address`, () => {
      assert.equal(
        adviseOnError(redirectTo(location), names),
        `${NOT_FOLLOWED} Check that \`url\` is the address of a Fiddler site, and that no login page or gateway is in front of it.`,
      );
    });
  }
});

describe('the advice once the job was read', () => {
  const CHANGED = 'The job could be read before. Check whether it still exists';
  for (const [error, advice] of [
    [
      sampleFiddlerError(401),
      `${CHANGED}, whether the API key was revoked, and the gateway in front of \`url\`.`,
    ],
    [
      sampleHttpError(403),
      `${CHANGED}, whether the API key was revoked, and the gateway in front of \`url\`.`,
    ],
    [sampleHttpError(404), `${CHANGED}, and the gateway in front of \`url\`.`],
    [redirectTo('/login'), `${CHANGED}, and the gateway in front of \`url\`.`],
    [
      errorOf('certificate', 'CERT_HAS_EXPIRED'),
      "The job could be read before, so the certificate has changed. The server's certificate must be renewed; also check this machine's clock.",
    ],
  ] as const) {
    test(`is what may have changed for ${error.label}`, () => {
      assert.equal(adviseOnChange(error, names), advice);
    });
  }

  for (const error of [sampleHttpError(429), sampleHttpError(503), proxyError(407)]) {
    test(`is that on the error for ${error.label}`, () => {
      assert.equal(adviseOnChange(error, names), adviseOnError(error, names));
    });
  }
});

describe('the advice if the job was never read until the timeout', () => {
  const REACH =
    'Check that `url` is the address of the Fiddler site and that this machine can reach it.';
  const closed = (site: string): ApiError => errorOf('network', 'ECONNRESET', { site });
  for (const [what, error, advice] of [
    ['without any response', null, REACH],
    ['429 only', sampleHttpError(429), adviseOnError(sampleHttpError(429), names)],
    [
      '503 only',
      sampleHttpError(503),
      'The server at `url` responds, but does not return the job. Check the site and any gateway in front of it.',
    ],
    [
      'connections over http:// that were closed',
      closed(HTTP),
      'If the site uses TLS, change `url` to https://.',
    ],
    ['connections over https:// that were closed', closed(HTTPS), REACH],
    [
      'connections through a proxy that were closed',
      errorOf('network', 'ECONNRESET', { proxy: PROXY }),
      `Check \`url\` and the proxy in https_proxy, ${NO_PROXY}`,
    ],
  ] as const) {
    test(what, () => {
      assert.equal(adviseOnUnreachable(error, names), advice);
    });
  }
});
