/** A real HTTP server on a free port, for tests of what speaks to vendors. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Received {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface Server {
  url: URL;
  /** Every request so far, in order. */
  received: Received[];
  close(): Promise<void>;
}

/** Answers a request (what it returns is not used, a promise is awaited); `count` is 1 for the first. */
export type Answering = (request: Received, response: ServerResponse, count: number) => unknown;

export async function startServer(answer: Answering): Promise<Server> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request;
    const seen: Received = { method, path, headers, body: await text(request) };
    await answer(seen, response, received.push(seen));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}/`),
    received,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Sends JSON. */
export function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
