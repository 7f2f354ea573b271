import { afterEach, describe, expect, it } from '@jest/globals';
import { createHttp } from '../../../shared/adapter-kit/http.ts';
import { parseRetryAfter, secondsUntil, type Throttling } from '../../../shared/adapter-kit/throttling.ts';
import { type Answering, json, type Server, startServer } from '../../support/server.ts';

let server: Server;
afterEach(() => server?.close());

async function ask(answer: Answering, throttling: Throttling, accept: number[] = []) {
  server = await startServer(answer);
  // The back-off alone would outlast the test.
  const http = createHttp({ backoff: 1e9, retries: 2, longestWait: 5_000 });
  return http.request(server.url, { throttling, accept });
}

describe('a vendor that says in its own way that it is asked too often', () => {
  const byEpoch: Throttling = { retryAfter: (headers) => secondsUntil(headers.get('x-retry-at')) };

  it('is waited for until the second that its header names', async () => {
    const past = String(Math.floor(Date.now() / 1000) - 1);
    const answer = ask(
      (_, response, count) =>
        count === 1 ? response.writeHead(429, { 'x-retry-at': past }).end() : response.end('ok'),
      byEpoch,
    );
    await expect(answer).resolves.toMatchObject({ text: 'ok' });
  });

  it('is not waited for when that second is too far away', async () => {
    const later = String(Math.floor(Date.now() / 1000) + 3_600);
    const answer = ask((_, response) => response.writeHead(429, { 'x-retry-at': later }).end(), byEpoch);
    await expect(answer).rejects.toMatchObject({ code: 'rate_limited' });
    expect(server.received).toHaveLength(1);
  });

  const byWord: Throttling = {
    retryAfter: () => 0,
    throttled: (status, body) => status === 500 && JSON.stringify(body).includes('Rate limit reached'),
  };

  it.each([[{ message: 'Rate limit reached because of too many requests' }], ['Rate limit reached']])(
    'may answer another status than 429, in JSON or not: %j',
    async (body) => {
      const answer = ask(
        (_, response) =>
          typeof body === 'string' ? response.writeHead(500).end(body) : json(response, body, 500),
        byWord,
        [500],
      );
      await expect(answer).rejects.toMatchObject({ code: 'rate_limited' });
      expect(server.received).toHaveLength(3);
    },
  );

  it('is not taken for one that cannot answer, which is what the caller reads', async () => {
    const answer = ask((_, response) => json(response, { message: 'Broken.' }, 500), byWord, [500]);
    await expect(answer).resolves.toMatchObject({ status: 500 });
    expect(server.received).toHaveLength(1);
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-05-01T08:00:00Z');

  it('is read in both forms, and not at all when it is neither', () => {
    expect(parseRetryAfter('120')).toBe(120);
    expect(parseRetryAfter(' 2.128 ')).toBe(2.128);
    expect(parseRetryAfter('Fri, 01 May 2026 08:00:30 GMT', now)).toBe(30);
    expect(parseRetryAfter('Fri, 01 May 2026 07:00:00 GMT', now)).toBe(0);
    for (const nonsense of [null, '', 'soon', '1.5.2', '-3', '1e3', 'Infinity'])
      expect(parseRetryAfter(nonsense, now)).toBeUndefined();
  });

  it('as Unix time is read as what is left until then', () => {
    expect(secondsUntil(String(now / 1000 + 30), now)).toBe(30);
    expect(secondsUntil(String(now / 1000 - 30), now)).toBe(0);
    for (const nonsense of [null, '', 'soon', '-3', '1e9'])
      expect(secondsUntil(nonsense, now)).toBeUndefined();
  });
});
