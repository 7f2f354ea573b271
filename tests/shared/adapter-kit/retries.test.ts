import { afterEach, describe, expect, it } from '@jest/globals';
import { createHttp, type HttpOptions } from '../../../shared/adapter-kit/http.ts';
import { type Answering, type Server, startServer } from '../../support/server.ts';

let server: Server;
afterEach(() => server.close());

/** A client with pauses too short to notice, and the server that it asks. */
async function ask(answer: Answering, options: Partial<HttpOptions> = {}) {
  server = await startServer(answer);
  return createHttp({ backoff: 1, retries: 2, ...options });
}

describe('http', () => {
  it('has a budget for tries again: a vendor that is down is not asked three times as often', async () => {
    const http = await ask((_, response) => response.writeHead(503).end(), { retries: 2 });
    for (let call = 0; call < 50; call += 1) await http.request(server.url).catch(() => {});
    // All calls, the reserve, and one for every ten calls.
    expect(server.received.length).toBeGreaterThanOrEqual(60);
    expect(server.received.length).toBeLessThanOrEqual(65);
  });

  it('earns new tries again with its calls', async () => {
    let down = true;
    const http = await ask((_, response) => response.writeHead(down ? 503 : 200).end(), { retries: 1 });
    const call = () => http.request(server.url).catch(() => {});
    for (let calls = 0; calls < 20; calls += 1) await call();
    down = false;
    for (let calls = 0; calls < 20; calls += 1) await call();
    down = true;
    const before = server.received.length;
    await call();
    expect(server.received.length - before).toBe(2);
  });
});
