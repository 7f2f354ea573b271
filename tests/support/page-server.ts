/** The built site behind the real security headers, with answers of the API that a test decides. */
import { execFile } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serveFile } from '../../local/cdn/files.ts';
import type { Problem, ProblemCode } from '../../shared/model/problem.ts';
import type { Report } from '../../shared/model/report.ts';

const root = join(import.meta.dirname, '../..');

/** Builds the site as it is published, into a folder; gives what the build prints. */
export async function buildSite(outdir: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['web/build.mjs', outdir], { cwd: root });
  return stdout;
}

export interface Reply {
  status: number;
  body?: unknown;
  /** What the answer waits for; it may never happen. */
  when?: Promise<unknown>;
}

/** "GET /api/v1/report/me" and so on: what the API answers, decided again for each call. */
export type Api = Record<string, (call: number, request: IncomingMessage) => Reply>;

export interface PageServer {
  url: string;
  /** Each call of the API with its headers and body, in order. */
  calls: { route: string; headers: IncomingMessage['headers']; body: string }[];
  api: Api;
  /** Is not there while `work` goes on: connections are cut. */
  without(work: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

export const reply = (body: unknown, status = 200): Reply => ({ status, body });

/** An error as the API tells it. */
export const problem = (status: number, code: ProblemCode, detail?: string): Reply => {
  const body: Problem = { type: 'about:blank', title: code, status, code, request_id: 'req-4711' };
  return { status, body: { ...body, ...(detail !== undefined && { detail }) } };
};

/** A session that lasts, or ends after some seconds. */
export const sessionReply = (report: Report, seconds = 1800, roles = ['employee']): Reply => {
  const now = report.generated_at;
  const idle_expires = new Date(Date.parse(now) + seconds * 1000).toISOString();
  const expires = new Date(Date.parse(now) + 28_800_000).toISOString();
  return reply({ user: report.user, name: null, roles, now, signed_in: now, idle_expires, expires });
};

/** The API of a person whose report is `report`. */
export const apiOf = (report: Report): Api => ({
  'GET /api/v1/report/me': () => reply(report),
  'GET /api/v1/session': () => sessionReply(report),
  'GET /api/v1/me/looks': () => reply({ looks: [] }),
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: string[] = [];
  for await (const part of request) parts.push(String(part));
  return parts.join('');
}

/** Serves a built site; `api` and `calls` may be replaced between tests. */
export async function servePage(folder: string): Promise<PageServer> {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (!/^\/(api|auth)\//.test(path)) return serveFile(folder, request, response);
    const route = `${request.method} ${decodeURIComponent(path)}`;
    const call = page.calls.filter((one) => one.route === route).length;
    page.calls.push({ route, headers: request.headers, body: await bodyOf(request) });
    const { status, body, when } = page.api[route]?.(call, request) ?? problem(404, 'not_found');
    await when;
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(body === undefined ? '' : JSON.stringify(body));
  }
  let gone = false;
  const server = createServer((request, response) => {
    if (gone) return void request.socket.destroy();
    void answer(request, response);
  });
  const page: PageServer = {
    url: '',
    calls: [],
    api: {},
    async without(work) {
      gone = true;
      server.closeAllConnections();
      try {
        await work();
      } finally {
        gone = false;
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  page.url = `http://localhost:${(server.address() as AddressInfo).port}`;
  return page;
}
