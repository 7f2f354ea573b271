/** The one origin that people open: the site, and the API behind the same address. Plays CloudFront. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { LOOPBACK } from '../process/ports.ts';
import { serveFile } from './files.ts';
import { type ApiOrigin, forward } from './forward.ts';

/** What goes to the API: the path patterns of `Distribution` in resources/cdn.yml; a test compares them. */
export const API_PATHS = ['/api/*', '/auth/*', '/healthcheck', '/hooks/*'] as const;

export interface Cdn {
  /** `http://localhost:<port>` */
  origin: string;
  close(): Promise<void>;
}

export interface CdnOptions {
  port: number;
  /** Folder of the built site. */
  site: string;
  api: ApiOrigin;
}

export async function startCdn({ port, site, api }: CdnOptions): Promise<Cdn> {
  const server = createServer((request, response) => {
    if (isApi(request.url ?? '/')) return forward(api, request, response);
    serveFile(site, request, response).catch((error: unknown) => {
      console.error('The local CDN failed:', error);
      response.destroy();
    });
  });
  server.listen(port, LOOPBACK);
  await once(server, 'listening');
  return {
    origin: siteOrigin(port),
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** `localhost`, so that the identity provider on 127.0.0.1 is another site to the browser. */
export const siteOrigin = (port: number): string => `http://localhost:${port}`;

function isApi(url: string): boolean {
  const path = url.split('?')[0] ?? '';
  return API_PATHS.some((pattern) =>
    pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern,
  );
}
