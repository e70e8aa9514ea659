/**
 * Faults of networks, gateways and servers. faults.test.ts plays each to the bundle, and
 * docs/development/reliability.md lists them, which a test checks.
 */
import type { Socket } from 'node:net';
import { errorAnswer, jobAnswer, type Reply } from '../../sandbox/fiddler-server.js';
import { JOB_ID } from './action.ts';

export interface Fault {
  /** As in docs/development/reliability.md. */
  readonly name: string;
  readonly reply: Reply;
  /** What the log says. */
  readonly logs: RegExp;
  /** Takes the whole 30 s of a check. */
  readonly isSlow?: true;
}

const SUCCESS = JSON.stringify(jobAnswer({ id: JOB_ID, status: 'SUCCESS' }));
const PAGE =
  '<!doctype html><html><head><title>502 Bad Gateway</title></head><body>Sorry</body></html>';

/** The beginning of a response that could be a SUCCESS. */
const HEAD = `HTTP/1.1 200 OK\r\ncontent-length: ${SUCCESS.length}\r\n`;

function raw(write: (socket: Socket) => void): Reply {
  return ({ socket }) => write(socket);
}

/** Writes `start` at once and then a byte a second. */
function drip(start: string, rest: string): Reply {
  return raw((socket) => {
    socket.write(start);
    let sent = 0;
    const timer = setInterval(() => {
      if (socket.destroyed || sent === rest.length) clearInterval(timer);
      else socket.write(rest.charAt(sent++));
    }, 1_000);
  });
}

function tooMany(headers: Readonly<Record<string, string>>): Reply {
  return { status: 429, headers, body: errorAnswer(429, 'TooManyRequests', 'slow down') };
}

/** Each of these is retried with backoff. */
export const PASSING_FAULTS: readonly Fault[] = [
  ...[500, 503, 504, 408, 425, 409, 410, 418].map((status) => ({
    name: `HTTP ${status}`,
    reply: { status, body: errorAnswer(status, 'Reason', 'come back later') },
    logs: RegExp(`HTTP ${status}: come back later`),
  })),
  {
    name: 'HTTP 502 with a gateway’s HTML page',
    reply: { status: 502, headers: { 'content-type': 'text/html' }, body: PAGE },
    logs: /HTTP 502: Bad Gateway; /,
  },
  { name: 'HTTP 429 without `Retry-After`', reply: tooMany({}), logs: /HTTP 429: slow down/ },
  ...Object.entries({
    'a `Retry-After` in seconds': '1',
    'a `Retry-After` date in the past': 'Wed, 21 Oct 2015 07:28:00 GMT',
    'a `Retry-After` of a year': '31536000',
    'a negative `Retry-After`': '-5',
    'an unreadable `Retry-After`': 'soon',
    'an infinite `Retry-After`': '1e999',
  }).map(([what, value]) => ({
    name: `HTTP 429 with ${what}`,
    reply: tooMany({ 'retry-after': value }),
    logs: /HTTP 429/,
  })),
  {
    name: 'the connection is reset before the response',
    reply: raw((socket) => socket.resetAndDestroy()),
    logs: /ECONNRESET/,
  },
  {
    name: 'the connection is reset within the headers',
    reply: raw((socket) => socket.write(HEAD, () => socket.resetAndDestroy())),
    logs: /ECONNRESET/,
  },
  {
    name: 'the connection is reset after the headers',
    reply: raw((socket) => socket.write(`${HEAD}\r\n`, () => socket.resetAndDestroy())),
    logs: /ECONNRESET/,
  },
  {
    name: 'the body is cut short',
    reply: raw((socket) => socket.end(`${HEAD}\r\n${SUCCESS.slice(0, -1)}`)),
    logs: /ECONNRESET/,
  },
  {
    name: 'a chunked body is cut after a whole job',
    reply: raw((socket) =>
      socket.end(
        `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${SUCCESS.length.toString(16)}\r\n${SUCCESS}\r\n`,
      ),
    ),
    logs: /ECONNRESET/,
  },
  {
    name: 'a chunked body never ends',
    reply: (_request, response) => {
      response.writeHead(200);
      const chunk = Buffer.alloc(64 * 1024, ' ');
      const flow = (): void => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', flow);
      flow();
    },
    logs: /larger than 4 MiB/,
  },
  {
    name: 'a response of more than 4 MiB',
    reply: {
      body: jobAnswer({ id: JOB_ID, status: 'SUCCESS', info: { text: 'x'.repeat(2 ** 22) } }),
    },
    logs: /larger than 4 MiB/,
  },
  {
    name: 'a response that is not HTTP',
    reply: raw((socket) => socket.end('220 mail ESMTP\r\n')),
    logs: /HPE_/,
  },
  {
    name: 'headers that do not end',
    reply: raw((socket) => socket.write(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(2 ** 20)}`)),
    logs: /HPE_HEADER_OVERFLOW/,
  },
  { name: 'an empty 200', reply: { body: '' }, logs: /the response is not a job/ },
  { name: 'an HTML page as 200', reply: { body: PAGE }, logs: /the response is not a job/ },
  { name: 'JSON that is not a job', reply: { body: { status: 'SUCCESS' } }, logs: /not a job/ },
  {
    name: 'an ERROR envelope as 200',
    reply: { body: errorAnswer(500, 'X', 'x') },
    logs: /not a job/,
  },
  {
    name: 'a job with another id',
    reply: { body: jobAnswer({ id: '00000000-0000-4000-8000-000000000001', status: 'SUCCESS' }) },
    logs: /it has another id/,
  },
  {
    name: 'a job without a state',
    reply: { body: jobAnswer({ id: JOB_ID, status: undefined }) },
    logs: /it has no state/,
  },
  {
    name: 'a gzipped response that was not requested',
    reply: { headers: { 'content-encoding': 'gzip' }, body: Buffer.from([31, 139, 8, 0]) },
    logs: /the response is not a job/,
  },
  { name: 'HTTP 206 with a whole job', reply: { status: 206, body: SUCCESS }, logs: /HTTP 206/ },
  {
    name: 'a server that accepts and never responds',
    reply: () => {},
    logs: /no complete response within 30 s/,
    isSlow: true,
  },
  {
    name: 'headers that stall after the first',
    reply: raw((socket) => socket.write(HEAD)),
    logs: /no complete response within 30 s/,
    isSlow: true,
  },
  {
    name: 'a body that stalls after a whole job',
    reply: raw((socket) => socket.write(`HTTP/1.1 200 OK\r\n\r\n${SUCCESS}`)),
    logs: /no complete response within 30 s/,
    isSlow: true,
  },
  {
    name: 'headers that drip a byte a second',
    reply: drip('', `${HEAD}\r\n${SUCCESS}`),
    logs: /no complete response within 30 s/,
    isSlow: true,
  },
  {
    name: 'a body that drips a byte a second',
    reply: drip(`${HEAD}\r\n`, SUCCESS),
    logs: /no complete response within 30 s/,
    isSlow: true,
  },
];
