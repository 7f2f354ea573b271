import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from '@jest/globals';
import { bitfit } from '../../../adapters/bitfit/index.ts';
import { createHttp } from '../../../shared/adapter-kit/http.ts';
import { silentLog } from '../../../shared/adapter-kit/log.ts';

const ANSWERS: Record<string, unknown> = {
  '/users': { items: [{ id: 7, email: 'fry@example.com' }] },
  '/users/7/assets': { items: [{ id: 1 }, { id: 2 }] },
  '/assets/1': { item: { id: 1, serial_number: 'C02ABCDEFGH', user: { id: 7, email: 'pfry@example.com' } } },
  '/assets/2': { item: { id: 2, serial_number: 'C02ABCDEFGJ', user: { id: 8, email: 'leela@example.com' } } },
};

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '', 'http://localhost');
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(ANSWERS[pathname]));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

it('claims under another address of the same user are the person’s, and what is left out is said', async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const config = bitfit.config.parse({ base_url: `http://127.0.0.1:${port}`, api_token: 'token' });
  const connection = bitfit.connect(config, { http: createHttp(), log: silentLog, now: () => new Date() });
  const answer = await connection.byEmail?.('fry@example.com');
  expect(answer).toMatchObject({
    complete: true,
    dropped: [{ reason: 'Asset 2 is listed for this person and names another user.' }],
    records: [{ id: '1', owners: ['fry@example.com', 'pfry@example.com'] }],
  });
});
