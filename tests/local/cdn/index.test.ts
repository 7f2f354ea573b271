import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Cdn, startCdn } from '../../../local/cdn/index.ts';
import { freePort } from '../../../local/process/ports.ts';
import { json, type Server, startServer } from '../../support/server.ts';

const SCRIPT = 'console.log("a script that is worth compressing");\n'.repeat(50);
let folder: string;
let api: Server;
let cdn: Cdn;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stethoscope-site-'));
  await mkdir(join(folder, 'site/assets'), { recursive: true });
  await writeFile(join(folder, 'site/index.html'), '<!doctype html><title>The page</title>');
  await writeFile(join(folder, 'site/logo.svg'), '<svg/>');
  await writeFile(join(folder, 'site/assets/main-abc123.js'), SCRIPT);
  await writeFile(join(folder, 'secret.txt'), 'not part of the site');
  api = await startServer((_request, response) => {
    response.setHeader('access-control-allow-origin', 'https://elsewhere.example');
    response.setHeader('access-control-allow-credentials', 'true');
    response.setHeader('set-cookie', ['a=1; Path=/', 'b=2; Path=/']);
    json(response, { answered: true }, 403);
  });
  const port = await freePort();
  const origin = { host: api.url.hostname, port: Number(api.url.port), secret: 'the-secret' };
  cdn = await startCdn({ port, site: join(folder, 'site'), api: origin });
});
afterAll(async () => {
  await cdn.close();
  await api.close();
  await rm(folder, { recursive: true });
});

/** Without the path being tidied up on the way. */
async function raw(path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(cdn.origin);
    const sent = request({ host: '127.0.0.1', port, path }, async (answer) => {
      resolve({ status: answer.statusCode ?? 0, body: await text(answer) });
    });
    sent.on('error', reject).end();
  });
}

describe('the site', () => {
  it.each(['/', '/people/user@example.com', '/people/user%40example.com?x=1', '/anything'])(
    'is the page on %s, asked for again each time',
    async (path) => {
      const answer = await fetch(cdn.origin + path);
      expect(await answer.text()).toContain('The page');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    },
  );

  it('carries the security headers on every answer', async () => {
    for (const path of ['/', '/assets/main-abc123.js', '/assets/none.js']) {
      const { headers } = await fetch(cdn.origin + path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe|https?:|\*/);
      expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('geolocation=()');
    }
  });

  it('compresses, and lets hashed files be kept for good', async () => {
    const answer = await fetch(`${cdn.origin}/assets/main-abc123.js`, {
      headers: { 'accept-encoding': 'br' },
    });
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(Number(answer.headers.get('content-length'))).toBeLessThan(SCRIPT.length / 5);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(await answer.text()).toBe(SCRIPT);
  });

  it('answers "not modified" to who has it', async () => {
    const first = await fetch(`${cdn.origin}/logo.svg`);
    const again = await fetch(`${cdn.origin}/logo.svg`, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  it('does not find a file that is not there, and never one outside', async () => {
    expect((await fetch(`${cdn.origin}/assets/none.js`)).status).toBe(404);
    for (const path of ['/assets/../../secret.txt', '/assets/%2e%2e/%2e%2e/secret.txt', '/assets/%ff']) {
      expect((await raw(path)).status).toBe(404);
    }
  });

  it('takes no other method', async () => {
    expect((await fetch(cdn.origin, { method: 'POST' })).status).toBe(403);
  });
});

describe('the API behind the same origin', () => {
  it.each(['/api/v1/session', '/auth/signin', '/healthcheck'])(
    'gets %s with the secret header',
    async (path) => {
      await fetch(cdn.origin + path, { headers: { 'x-origin-secret': 'made up', cookie: 'c=3' } });
      const seen = api.received.at(-1);
      expect(seen?.path).toBe(path);
      expect(seen?.headers['x-origin-secret']).toBe('the-secret');
      expect(seen?.headers.cookie).toBe('c=3');
      expect(seen?.headers.host).toBe(api.url.host);
    },
  );

  it('gets bodies, and its errors stay its own', async () => {
    const answer = await fetch(`${cdn.origin}/api/x?y=1`, { method: 'POST', body: '{"a":1}' });
    expect(api.received.at(-1)).toMatchObject({ method: 'POST', path: '/api/x?y=1', body: '{"a":1}' });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({ answered: true });
    expect(answer.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/']);
  });

  it('lets no other origin in, whatever the emulator says', async () => {
    const { headers } = await fetch(`${cdn.origin}/api/x`, {
      headers: { origin: 'https://elsewhere.example' },
    });
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});
