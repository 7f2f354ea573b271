import { afterEach, describe, expect, it } from '@jest/globals';
import { type Server, startServer } from '../../../local/simulator/server.ts';
import type { Faults } from '../../../local/simulator/types.ts';

const servers: Server[] = [];

async function start(faults: Faults = {}): Promise<Server> {
  const server = await startServer({
    answer: (call) => ({ status: 200, body: { path: call.url.pathname, fault: call.fault } }),
    refuse: (status) => ({ status, body: { refused: status } }),
    faults,
  });
  servers.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

describe('the server under the simulators', () => {
  it('answers and counts', async () => {
    const server = await start();
    const answer = await fetch(`${server.origin}/a?b=c`);
    expect(await answer.json()).toEqual({ path: '/a' });
    expect(server.calls()).toBe(1);
    expect(server.recent()).toEqual(['GET /a']);
  });

  it.each([
    ['401', 401],
    ['429', 429],
    ['500', 500],
  ] as const)('answers %s with the vendor’s body', async (fail, status) => {
    const server = await start({ fail, retryAfter: 7 });
    const answer = await fetch(server.origin);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ refused: status });
    expect(answer.headers.get('retry-after')).toBe(status === 429 ? '7' : null);
  });

  it('fails only as often as asked', async () => {
    const server = await start({ fail: '500', times: 2 });
    const statuses = [];
    for (let call = 0; call < 3; call += 1) statuses.push((await fetch(server.origin)).status);
    expect(statuses).toEqual([500, 500, 200]);
  });

  it('can be switched while it runs', async () => {
    const server = await start();
    server.faults.set({ fail: '500' });
    expect((await fetch(server.origin)).status).toBe(500);
    server.faults.clear();
    expect((await fetch(server.origin)).status).toBe(200);
  });

  it('hands the faults that only a vendor can play to its work', async () => {
    const server = await start({ fail: 'half' });
    expect(await (await fetch(`${server.origin}/x`)).json()).toEqual({ path: '/x', fault: 'half' });
  });

  it('cuts in the middle of an answer', async () => {
    const server = await start({ fail: 'cut' });
    await expect(fetch(server.origin).then((answer) => answer.text())).rejects.toThrow();
  });

  it('ends a truncated answer properly', async () => {
    const server = await start({ fail: 'truncated' });
    const text = await (await fetch(server.origin)).text();
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });

  it('closes while calls hang', async () => {
    const server = await start({ fail: 'hang' });
    const asked = fetch(server.origin).then(
      () => 'answered',
      () => 'dropped',
    );
    while (server.calls() === 0) await new Promise((resolve) => setImmediate(resolve));
    await server.close();
    expect(await asked).toBe('dropped');
  });
});
