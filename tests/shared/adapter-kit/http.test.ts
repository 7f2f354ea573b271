import { afterEach, describe, expect, it } from '@jest/globals';
import { createHttp, type HttpOptions } from '../../../shared/adapter-kit/http.ts';
import { type Answering, json, type Server, startServer } from '../../support/server.ts';

let server: Server;
afterEach(() => server.close());

/** A client with pauses too short to notice, and the server that it asks. */
async function ask(answer: Answering, options: Partial<HttpOptions> = {}) {
  server = await startServer(answer);
  return createHttp({ backoff: 1, retries: 2, ...options });
}

describe('http', () => {
  it('sends method, headers and body, and gives status, headers and text', async () => {
    const http = await ask((_, response) => response.writeHead(201, { 'x-page': '2' }).end('made'));
    const answer = await http.request(new URL('/token?a=b', server.url), {
      method: 'POST',
      headers: { authorization: 'Bearer t' },
      body: new URLSearchParams({ grant: 'x y' }),
    });
    expect(answer).toMatchObject({ status: 201, text: 'made' });
    expect(answer.headers.get('x-page')).toBe('2');
    expect(server.received).toEqual([
      expect.objectContaining({ method: 'POST', path: '/token?a=b', body: 'grant=x+y' }),
    ]);
    expect(server.received[0]?.headers).toMatchObject({
      authorization: 'Bearer t',
      accept: 'application/json',
    });
  });

  it('reads JSON, and calls what is not JSON unintelligible without quoting it', async () => {
    const http = await ask((_, response, count) =>
      count === 1 ? json(response, { devices: [] }) : response.end('<html>'),
    );
    await expect(http.json(server.url)).resolves.toMatchObject({ status: 200, body: { devices: [] } });
    const refused = http.json(server.url);
    await expect(refused).rejects.toMatchObject({ code: 'unintelligible' });
    await expect(refused).rejects.not.toThrow(/html/);
  });

  it.each([
    [401, 'credentials_refused', 1],
    [403, 'credentials_refused', 1],
    [404, 'unintelligible', 1],
    [408, 'unreachable', 3],
    [425, 'unreachable', 3],
    [429, 'rate_limited', 3],
    [500, 'unreachable', 3],
    [502, 'unreachable', 3],
    [503, 'unreachable', 3],
    [504, 'unreachable', 3],
    [501, 'unreachable', 1],
  ])('turns %i into %s after %i tries', async (status, code, tries) => {
    const http = await ask((_, response) => response.writeHead(status).end());
    await expect(http.request(server.url)).rejects.toMatchObject({ code });
    expect(server.received).toHaveLength(tries);
  });

  it('gives the statuses that the caller accepts', async () => {
    const http = await ask((_, response) => response.writeHead(404).end('none'));
    await expect(http.request(server.url, { accept: [404] })).resolves.toMatchObject({
      status: 404,
      text: 'none',
    });
  });

  it('tries again until the vendor answers', async () => {
    const http = await ask((_, response, count) => response.writeHead(count < 3 ? 502 : 200).end());
    await expect(http.request(server.url)).resolves.toMatchObject({ status: 200 });
    expect(server.received).toHaveLength(3);
  });

  it.each([
    'http://vendor.example.com/',
    'http://169.254.169.254/latest/',
    'http://localhost.example.com/',
    'https://user:password@127.0.0.1/',
    'https://127.0.0.1/#top',
    'file:///etc/passwd',
    'data:application/json,{}',
  ])('does not call %s, whatever the settings let pass', async (address) => {
    const http = await ask((_, response) => response.end('{}'));
    const refused = http.json(new URL(address));
    await expect(refused).rejects.toMatchObject({ code: 'misconfigured' });
    await expect(refused).rejects.not.toThrow(/password/);
  });

  it('does not follow a redirect: its credentials would go along', async () => {
    const http = await ask((_, response) => response.writeHead(302, { location: '/elsewhere' }).end());
    await expect(http.request(server.url)).rejects.toMatchObject({ code: 'unintelligible' });
    expect(server.received.map((request) => request.path)).toEqual(['/']);
  });

  /** Time is up for each try when the vendor says so. */
  function timedByHand() {
    let current = new AbortController();
    const asked: number[] = [];
    return {
      asked,
      isUp: () => current.abort(new DOMException('Time is up.', 'TimeoutError')),
      deadline: (milliseconds: number) => {
        asked.push(milliseconds);
        current = new AbortController();
        return current.signal;
      },
    };
  }

  it('gives up a try that takes too long, in its head or in its body, and tries again', async () => {
    const { isUp, deadline } = timedByHand();
    const http = await ask(
      (_, response, count) => {
        if (count === 1) isUp();
        if (count === 2) response.writeHead(200).write('{', () => setImmediate(isUp));
        if (count === 3) json(response, {});
      },
      { deadline },
    );
    await expect(http.json(server.url)).resolves.toMatchObject({ body: {} });
    expect(server.received).toHaveLength(3);
  });

  it('says how long it waited when no try was answered', async () => {
    const { asked, isUp, deadline } = timedByHand();
    const http = await ask(isUp, { timeout: 2_000, retries: 1, deadline });
    await expect(http.request(server.url)).rejects.toMatchObject({
      code: 'unreachable',
      message: `${server.url.origin} did not answer within 2000 ms.`,
    });
    expect(asked).toEqual([2_000, 2_000]);
  });

  it('calls an answer that was cut unreachable, never half an answer', async () => {
    const http = await ask((_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"devices":');
      setImmediate(() => response.destroy());
    });
    await expect(http.json(server.url)).rejects.toMatchObject({ code: 'unreachable' });
    expect(server.received).toHaveLength(3);
  });

  it('says why nobody can be reached', async () => {
    const http = await ask(() => {}, { retries: 0 });
    await server.close();
    await expect(http.request(server.url)).rejects.toMatchObject({
      code: 'unreachable',
      message: `${server.url.origin} cannot be reached (ECONNREFUSED).`,
    });
    server = await startServer(() => {});
  });

  it('reads no more than its bound', async () => {
    const http = await ask((_, response) => response.end('x'.repeat(1001)), { largestAnswer: 1000 });
    await expect(http.request(server.url)).rejects.toMatchObject({ code: 'unintelligible' });
    expect(server.received).toHaveLength(1);
  });

  it('never shows a credential that cannot be sent', async () => {
    const http = await ask(() => {});
    const refused = http.request(server.url, { headers: { authorization: 'Bearer hunter\n2' } });
    await expect(refused).rejects.toMatchObject({ code: 'misconfigured' });
    await expect(refused).rejects.not.toThrow(/hunter/);
    expect(server.received).toHaveLength(0);
  });

  it('asks at most so many at once, and all of them in the end', async () => {
    let atOnce = 0;
    let most = 0;
    const three = Promise.withResolvers<unknown>();
    const http = await ask(
      async ({ path }, response) => {
        if (path === '/round-trip') return response.end();
        most = Math.max(most, ++atOnce);
        // A fourth that had been sent with them would be here after a round trip.
        if (atOnce === 3) three.resolve(fetch(new URL('/round-trip', server.url)));
        await three.promise;
        atOnce -= 1;
        response.end();
      },
      { concurrency: 3 },
    );
    await Promise.all(Array.from({ length: 20 }, () => http.request(server.url)));
    expect(server.received.filter(({ path }) => path === '/')).toHaveLength(20);
    expect(most).toBe(3);
  });

  it('frees its slot when a call fails', async () => {
    const http = await ask((_, response) => response.writeHead(404).end(), { concurrency: 1 });
    const outcomes = await Promise.allSettled([http.request(server.url), http.request(server.url)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});

describe('Retry-After', () => {
  const refuseOnce =
    (value: string): Answering =>
    (_, response, count) =>
      count === 1 ? response.writeHead(429, { 'retry-after': value }).end() : response.end('ok');

  it.each(['0', new Date(0).toUTCString()])('is waited for: %s', async (value) => {
    // The back-off alone would outlast the test.
    const http = await ask(refuseOnce(value), { backoff: 1e9 });
    await expect(http.request(server.url)).resolves.toMatchObject({ text: 'ok' });
  });

  it('that is too long fails at once and tells how long it is', async () => {
    const http = await ask(refuseOnce('3600'), { longestWait: 5000 });
    await expect(http.request(server.url)).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 3600 });
    expect(server.received).toHaveLength(1);
  });
});
