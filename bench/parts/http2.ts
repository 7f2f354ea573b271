/** HTTP/2 with TLS before a server of this machine, as CloudFront speaks to browsers: many files in one connection. */
import { once } from 'node:events';
import { request as forward } from 'node:http';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';

export interface Edge {
  /** `https://localhost:<port>` */
  origin: string;
  close(): Promise<void>;
}

/** Belongs to one connection, or to HTTP/2 alone. */
const OWN = /^(:|connection$|keep-alive$|transfer-encoding$|host$)/;
const without = (headers: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN.test(name))) as Record<string, string>;

/** @param port of the server behind */
export async function startEdge(port: number): Promise<Edge> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    algorithm: 'sha256',
  });
  const pass = (asked: Http2ServerRequest, answer: Http2ServerResponse) => {
    const { method, url: path, headers } = asked;
    const onward = forward({ host: '127.0.0.1', port, method, path, headers: without(headers) }, (got) => {
      answer.writeHead(got.statusCode ?? 502, without(got.headers));
      got.pipe(answer);
    });
    onward.on('error', () => answer.stream.destroy());
    asked.pipe(onward);
  };
  const sessions = new Set<{ destroy(): void }>();
  const server = createSecureServer({ key, cert }, pass).on('session', (session) => sessions.add(session));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `https://localhost:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const session of sessions) session.destroy();
      await closed;
    },
  };
}
