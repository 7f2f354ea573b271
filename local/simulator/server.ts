/** The HTTP server under every simulator that speaks HTTP: counts calls and fails on demand. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createFaultSwitch } from './faults.ts';
import { type FaultSwitch, type Faults, FEED_FAULTS, type FeedFault } from './types.ts';

type OwnFault = 'malformed' | 'half' | FeedFault;

export interface Call {
  method: string;
  url: URL;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: string;
  /** A fault that only the vendor's own code can play. */
  fault?: OwnFault;
}

export interface Reply {
  status: number;
  headers?: Record<string, string>;
  /** A string is sent as it is; all else as JSON. */
  body?: unknown;
}

export interface ServerOptions {
  /** Answers one call. A throw becomes a 500, printed on stderr: it is a bug of the simulator. */
  answer(call: Call): Reply | Promise<Reply>;
  /** The vendor's own body for the statuses 401, 429 and 500. */
  refuse(status: 401 | 429 | 500): Reply;
  /** The header in which the vendor says how many seconds to wait. `Retry-After` without it. */
  waitHeader?(seconds: number): Record<string, string>;
  port?: number;
  faults?: Faults;
}

export interface Server {
  port: number;
  /** `http://127.0.0.1:<port>` */
  origin: string;
  faults: FaultSwitch;
  calls(): number;
  /** The last calls, oldest first: `GET /api/v1/jamf-pro-version`. Without query, at most 200. */
  recent(): string[];
  close(): Promise<void>;
}

/** Starts it on the loopback address. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const faults = createFaultSwitch(options.faults);
  const stop = new AbortController();
  const recent: string[] = [];
  let calls = 0;

  const server = createServer(async (request, response) => {
    const call = await readCall(request);
    calls += 1;
    recent.push(`${call.method} ${call.url.pathname}`);
    if (recent.length > 200) recent.shift();
    const fault = faults.next();
    if (fault.delay) await sleep(fault.delay, undefined, { signal: stop.signal }).catch(() => {});
    if (stop.signal.aborted || fault.fail === 'hang') return;
    await suffer(call, response, fault, options);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    faults,
    calls: () => calls,
    recent: () => [...recent],
    close: () =>
      new Promise((resolve) => {
        stop.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readCall(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value ?? '')]);
  return {
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', 'http://127.0.0.1'),
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

async function suffer(call: Call, response: ServerResponse, fault: Faults, options: ServerOptions) {
  switch (fault.fail) {
    case '401':
      return send(response, options.refuse(401));
    case '500':
      return send(response, options.refuse(500));
    case '429':
      return send(response, withWait(options, fault.retryAfter));
    case 'redirect':
      return send(response, {
        status: 302,
        headers: { location: `${fault.redirectTo}${call.url.pathname}` },
      });
    case 'html':
      return send(response, { status: 200, headers: { 'content-type': 'text/html' }, body: PROXY_PAGE });
    case 'empty':
      return send(response, { status: 200 });
  }
  const reply = await work(call, fault, options);
  if (fault.fail === 'cut') return cut(response, reply);
  if (fault.fail === 'truncated') return send(response, half(reply));
  return send(response, reply);
}

const PROXY_PAGE = '<!doctype html><title>Sign in</title><p>Please sign in to the network.</p>';

const OWN_FAULTS: readonly OwnFault[] = ['malformed', 'half', ...FEED_FAULTS];

async function work(call: Call, fault: Faults, options: ServerOptions): Promise<Reply> {
  const own = OWN_FAULTS.find((one) => one === fault.fail);
  try {
    return await options.answer({ ...call, ...(own && { fault: own }) });
  } catch (error) {
    console.error(`The simulator failed on ${call.method} ${call.url.pathname}:`, error);
    return { status: 500, body: 'The simulator failed.' };
  }
}

function withWait(
  { refuse, waitHeader = (seconds) => ({ 'retry-after': String(seconds) }) }: ServerOptions,
  seconds: number | undefined,
): Reply {
  const reply = refuse(429);
  return seconds === undefined ? reply : { ...reply, headers: { ...reply.headers, ...waitHeader(seconds) } };
}

function half(reply: Reply): Reply {
  const text = textOf(reply.body);
  return {
    ...reply,
    headers: { 'content-type': 'application/json', ...reply.headers },
    body: text.slice(0, text.length / 2),
  };
}

/** Promises the whole answer, sends half of it, hangs up. */
function cut(response: ServerResponse, reply: Reply): void {
  const text = textOf(reply.body);
  response.writeHead(reply.status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text) + 1,
  });
  response.write(text.slice(0, text.length / 2), () => response.destroy());
}

function send(response: ServerResponse, reply: Reply): void {
  const type = typeof reply.body === 'string' ? 'text/plain; charset=utf-8' : 'application/json';
  response.writeHead(reply.status, { 'content-type': type, ...reply.headers });
  response.end(textOf(reply.body));
}

function textOf(body: unknown): string {
  if (body === undefined) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}
