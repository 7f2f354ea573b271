/** Serves the built site as the bucket behind CloudFront would: compressed, hashed files for good, the rest again. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { siteHeaders } from './headers.ts';
import { filePath } from './page-paths.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.ico': 'image/x-icon',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};
/** What CloudFront compresses of these. */
const COMPRESSED = /^(text\/|application\/(json|manifest)|image\/svg)/;
const ENCODERS = { br: promisify(brotliCompress), gzip: promisify(gzip) };
type Encoding = keyof typeof ENCODERS;

/** Answers one request for the site. @param folder the built site */
export async function serveFile(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const headers = siteHeaders();
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(403, headers).end('This distribution does not allow that method.');
    return;
  }
  const path = filePath((request.url ?? '/').split('?')[0] ?? '/');
  const content = await read(folder, path);
  if (!content) {
    response.writeHead(404, { ...headers, 'content-type': 'text/plain; charset=utf-8' }).end('Not found.');
    return;
  }
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
  const fixed = {
    ...headers,
    etag,
    'content-type': type,
    'cache-control': cacheControl(path),
    vary: 'accept-encoding',
  };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, fixed).end();
    return;
  }
  const encoding = COMPRESSED.test(type) ? choose(request.headers['accept-encoding']) : undefined;
  const body = encoding ? await compress(content, encoding, etag) : content;
  response.writeHead(200, {
    ...fixed,
    ...(encoding && { 'content-encoding': encoding }),
    'content-length': body.byteLength,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Files in /assets/ carry a hash of their content in their name; all others are asked for again each time. */
export const cacheControl = (path: string): string =>
  path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';

async function read(folder: string, path: string): Promise<Buffer | undefined> {
  try {
    const file = normalize(join(folder, decodeURIComponent(path)));
    return file.startsWith(folder + sep) ? await readFile(file) : undefined;
  } catch {
    // Not there, a folder, or a path that cannot be decoded: for a browser it is not found.
    return undefined;
  }
}

/** Compressed once, as at a CDN: the best compression is slow. */
async function compress(content: Buffer, encoding: Encoding, etag: string): Promise<Buffer> {
  const key = `${encoding} ${etag}`;
  const body = compressed.get(key) ?? ENCODERS[encoding](content);
  compressed.set(key, body);
  return body;
}
const compressed = new Map<string, Promise<Buffer>>();

function choose(accepted: string | string[] | undefined): Encoding | undefined {
  const names = String(accepted ?? '')
    .split(',')
    .map((part) => part.split(';')[0]?.trim());
  return (['br', 'gzip'] as const).find((encoding) => names.includes(encoding));
}
