/**
 * What networks, gateways and servers do to a wait. A new fault is one entry here: it is played to
 * the bundle by faults.test.ts and listed in docs/reliability.md, which a test compares with it.
 */
import type { Socket } from 'node:net';
import { errorAnswer, jobAnswer, type Reply } from '../../sandbox/fiddler-server.js';
import { JOB_ID } from './action.ts';

export interface Fault {
  /** As it stands in docs/reliability.md. */
  readonly name: string;
  readonly reply: Reply;
  /** What the log tells of it. */
  readonly told: RegExp;
  /** Takes all of the 30 s that a check has. */
  readonly isSlow?: true;
}

const SUCCESS = JSON.stringify(jobAnswer({ id: JOB_ID, status: 'SUCCESS' }));
const PAGE = '<!doctype html><html><body><h1>Bad Gateway</h1></body></html>';

/** Headers as they go over the wire, of an answer that could be a SUCCESS. */
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

/** Errors that may pass: the wait goes on after each of them. */
export const PASSING_FAULTS: readonly Fault[] = [
  ...[500, 503, 504, 408, 425, 409, 410, 418, 501].map((status) => ({
    name: `HTTP ${status}`,
    reply: { status, body: errorAnswer(status, 'Reason', 'come back later') },
    told: RegExp(`HTTP ${status}: come back later`),
  })),
  {
    name: 'HTTP 502 with a gateway’s HTML page',
    reply: { status: 502, headers: { 'content-type': 'text/html' }, body: PAGE },
    told: /HTTP 502; /,
  },
  { name: 'HTTP 429 without `Retry-After`', reply: tooMany({}), told: /HTTP 429: slow down/ },
  ...Object.entries({
    'in seconds': '1',
    'as a date that is past': 'Wed, 21 Oct 2015 07:28:00 GMT',
    'of a year': '31536000',
    'that is negative': '-5',
    'that is garbage': 'soon',
    'that is infinite': '1e999',
  }).map(([what, value]) => ({
    name: `HTTP 429 with a \`Retry-After\` ${what}`,
    reply: tooMany({ 'retry-after': value }),
    told: /HTTP 429/,
  })),
  {
    name: 'the connection is reset before the answer',
    reply: raw((socket) => socket.resetAndDestroy()),
    told: /ECONNRESET/,
  },
  {
    name: 'the connection is reset within the headers',
    reply: raw((socket) => socket.write(HEAD, () => socket.resetAndDestroy())),
    told: /ECONNRESET/,
  },
  {
    name: 'the connection is reset after the headers',
    reply: raw((socket) => socket.write(`${HEAD}\r\n`, () => socket.resetAndDestroy())),
    told: /ECONNRESET/,
  },
  {
    name: 'the body is cut short',
    reply: raw((socket) => socket.end(`${HEAD}\r\n${SUCCESS.slice(0, -1)}`)),
    told: /ECONNRESET/,
  },
  {
    name: 'a chunked body is cut after a whole job',
    reply: raw((socket) =>
      socket.end(
        `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${SUCCESS.length.toString(16)}\r\n${SUCCESS}\r\n`,
      ),
    ),
    told: /ECONNRESET/,
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
    told: /larger than 4 MiB/,
  },
  {
    name: 'an answer of more than 4 MiB',
    reply: {
      body: jobAnswer({ id: JOB_ID, status: 'SUCCESS', info: { text: 'x'.repeat(2 ** 22) } }),
    },
    told: /larger than 4 MiB/,
  },
  {
    name: 'what is no HTTP',
    reply: raw((socket) => socket.end('220 mail ESMTP\r\n')),
    told: /HPE_/,
  },
  {
    name: 'headers without an end',
    reply: raw((socket) => socket.write(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(2 ** 20)}`)),
    told: /HPE_HEADER_OVERFLOW/,
  },
  { name: 'an empty 200', reply: { body: '' }, told: /the answer is not a job/ },
  { name: 'an HTML page as 200', reply: { body: PAGE }, told: /the answer is not a job/ },
  { name: 'JSON that is no job', reply: { body: { status: 'SUCCESS' } }, told: /not a job/ },
  {
    name: 'an ERROR envelope as 200',
    reply: { body: errorAnswer(500, 'X', 'x') },
    told: /not a job/,
  },
  {
    name: 'the job of another id',
    reply: { body: jobAnswer({ id: '00000000-0000-4000-8000-000000000001', status: 'SUCCESS' }) },
    told: /it has another id/,
  },
  {
    name: 'a job without a state',
    reply: { body: jobAnswer({ id: JOB_ID, status: undefined }) },
    told: /it has no state/,
  },
  {
    name: 'a gzipped answer that nobody asked for',
    reply: { headers: { 'content-encoding': 'gzip' }, body: Buffer.from([31, 139, 8, 0]) },
    told: /the answer is not a job/,
  },
  { name: 'HTTP 206 with a whole job', reply: { status: 206, body: SUCCESS }, told: /HTTP 206/ },
  {
    name: 'a server that accepts and never answers',
    reply: () => {},
    told: /no complete answer within 30 s/,
    isSlow: true,
  },
  {
    name: 'headers that stall after the first',
    reply: raw((socket) => socket.write(HEAD)),
    told: /no complete answer within 30 s/,
    isSlow: true,
  },
  {
    name: 'a body that stalls after a whole job',
    reply: raw((socket) => socket.write(`HTTP/1.1 200 OK\r\n\r\n${SUCCESS}`)),
    told: /no complete answer within 30 s/,
    isSlow: true,
  },
  {
    name: 'headers that drip a byte a second',
    reply: drip('', `${HEAD}\r\n${SUCCESS}`),
    told: /no complete answer within 30 s/,
    isSlow: true,
  },
  {
    name: 'a body that drips a byte a second',
    reply: drip(`${HEAD}\r\n`, SUCCESS),
    told: /no complete answer within 30 s/,
    isSlow: true,
  },
];
