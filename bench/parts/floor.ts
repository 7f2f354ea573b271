/** The least that could show a report: one HTML file that fetches the JSON and prints it. It also answers as the API. */
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const SCRIPT = `fetch('/api/v1/report/me').then((answer) => answer.json()).then((report) => {
  const printed = document.createElement('pre');
  printed.textContent = JSON.stringify(report, null, 2);
  document.body.append(printed);
});`;
const page = (script: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Floor</title><body>${script}`;

/** Puts the floor beside the page, under the same security headers: they allow no script in the HTML itself. */
export async function writeFloor(folder: string): Promise<void> {
  await writeFile(join(folder, 'floor.html'), page('<script src="/floor.js"></script>'));
  await writeFile(join(folder, 'floor.js'), SCRIPT);
}

export interface Floor {
  port: number;
  close(): Promise<void>;
}

export async function startFloor(): Promise<Floor> {
  const report = gzipSync(await readFile(join(import.meta.dirname, '../../tests/golden/one-red.json')));
  const inline = gzipSync(page(`<script>${SCRIPT}</script>`));
  const server = createServer((request, response) => {
    const isReport = request.url === '/api/v1/report/me';
    if (!isReport && request.url !== '/') return response.writeHead(404).end();
    const type = isReport ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8';
    response.writeHead(200, {
      'content-type': type,
      'content-encoding': 'gzip',
      'cache-control': 'no-store',
    });
    return response.end(isReport ? report : inline);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
