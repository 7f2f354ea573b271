/** The synthetic check against a real server that fails in one way after the other. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHttp } from '../../../../shared/adapter-kit/http.ts';
import { silentLog } from '../../../../shared/adapter-kit/log.ts';
import { createProbe } from '../../../../shared/services/probe/index.ts';

interface Page {
  status: number;
  headers: Record<string, string>;
  body?: string;
}

const HTML = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'" };
const well = (): Record<string, Page> => ({
  '/': {
    status: 200,
    headers: HTML,
    body: '<script src="/assets/a.1.js"></script><link href="/assets/b.2.css">',
  },
  '/assets/a.1.js': { status: 200, headers: { 'content-type': 'text/javascript' } },
  '/assets/b.2.css': { status: 200, headers: { 'content-type': 'text/css' } },
  '/healthcheck': { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' },
  '/api/v1/report/me': { status: 401, headers: { 'content-type': 'application/problem+json' } },
  '/auth/signin': { status: 302, headers: { location: 'https://id.example.com/authorize?x=1' } },
});

let pages: Record<string, Page>;
let server: Server;
const answer: RequestListener = ({ url = '' }, response) => {
  // Like the CDN: a path that is no file's is the page.
  const page = pages[url] ?? pages['/'];
  response.writeHead(page?.status ?? 500, page?.headers).end(page?.body);
};

beforeEach(async () => {
  pages = well();
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

async function probe() {
  const counted: [string, number | undefined][] = [];
  const { port } = server.address() as AddressInfo;
  const run = createProbe({
    origin: `http://127.0.0.1:${port}/`,
    http: createHttp({ retries: 0, timeout: 2_000 }),
    log: silentLog,
    metrics: { count: (name, _, value) => void counted.push([name, value]), milliseconds() {} },
  });
  return { ...(await run()), counted };
}

describe('the synthetic check', () => {
  it('passes where all works', async () => {
    expect(await probe()).toEqual({
      ok: ['page', 'files', 'api', 'closed', 'sign-in'],
      failed: [],
      counted: [['StepsFailed', 0]],
    });
  });

  it.each<[step: string, path: string, page: Page]>([
    ['page', '/', { status: 200, headers: { 'content-type': 'text/html' }, body: '/assets/' }],
    ['page', '/', { status: 200, headers: HTML, body: 'Soon there will be a page here.' }],
    ['page', '/', { status: 500, headers: HTML }],
    ['files', '/assets/b.2.css', { status: 200, headers: HTML, body: 'the page instead' }],
    ['api', '/healthcheck', { status: 200, headers: HTML }],
    ['api', '/healthcheck', { status: 503, headers: { 'content-type': 'application/json' } }],
    ['closed', '/api/v1/report/me', { status: 200, headers: { 'content-type': 'application/json' } }],
    ['sign-in', '/auth/signin', { status: 302, headers: { location: '/' } }],
    ['sign-in', '/auth/signin', { status: 503, headers: {} }],
  ])('sees that %s does not work: %s answers %j', async (step, path, page) => {
    pages[path] = page;
    const { failed, ok, counted } = await probe();
    expect(failed).toContain(step);
    expect(counted).toEqual([['StepsFailed', failed.length]]);
    expect([...ok, ...failed].sort()).toEqual(['api', 'closed', 'files', 'page', 'sign-in']);
  });
});
