import { afterEach, describe, expect, it } from '@jest/globals';
import type { Batch, PartAnswer } from '../../../shared/adapter-kit/batches.ts';
import { SourceError } from '../../../shared/adapter-kit/errors.ts';
import { createHttp, type HttpOptions } from '../../../shared/adapter-kit/http.ts';
import { json, type Server, startServer } from '../../support/server.ts';

let server: Server;
afterEach(() => server?.close());

interface Wire extends PartAnswer {
  id: string;
}

/** Asks a vendor of batches for `parts`; it answers each as it is told, in turned order as some do. */
async function ask(
  parts: string[],
  answerOf: (part: string, time: number) => PartAnswer | undefined,
  { options = {}, ...more }: Partial<Batch<string>> & { options?: Partial<HttpOptions> } = {},
) {
  const times = new Map<string, number>();
  server = await startServer(({ body }, response) => {
    const { requests } = JSON.parse(body) as { requests: { id: string; url: string }[] };
    const responses = requests.flatMap(({ id, url }): Wire[] => {
      times.set(url, (times.get(url) ?? 0) + 1);
      const answer = answerOf(url, times.get(url) ?? 0);
      return answer ? [{ id, ...answer }] : [];
    });
    json(response, { responses: responses.reverse() });
  });
  const http = createHttp({ backoff: 1, retries: 2, ...options });
  const send = async (group: readonly string[]) => {
    const requests = group.map((url, index) => ({ id: String(index), url }));
    const { body } = await http.json(server.url, { method: 'POST', body: JSON.stringify({ requests }) });
    const found = new Map((body as { responses: Wire[] }).responses.map((one) => [one.id, one]));
    return group.map((_, index) => found.get(String(index)));
  };
  const outcomes = await http.batches(parts, { url: server.url, size: 20, send, ...more });
  return outcomes.map((outcome) => (outcome instanceof SourceError ? outcome.code : outcome.body));
}

/** What each call asked for. */
const calls = () =>
  server.received.map(({ body }) =>
    (JSON.parse(body) as { requests: { url: string }[] }).requests.map(({ url }) => url),
  );

const ok = (body: unknown): PartAnswer => ({ status: 200, body });
const tooFast = (wait: string): PartAnswer => ({ status: 429, headers: { 'Retry-After': wait } });

describe('a batch', () => {
  it('gives every part its own answer, in the order of the parts', async () => {
    const parts = Array.from({ length: 45 }, (_, index) => `device ${index}`);
    await expect(ask(parts, ok)).resolves.toEqual(parts);
    expect(calls().map(({ length }) => length)).toEqual([20, 20, 5]);
  });

  it('asks again for what was refused alone, when the longest wait is over', async () => {
    const answers = ask(['a', 'b', 'c'], (part, time) => {
      if (time > 1 || part === 'b') return ok(part);
      return tooFast(part === 'a' ? '0' : '0.01');
    });
    await expect(answers).resolves.toEqual(['a', 'b', 'c']);
    expect(calls()).toEqual([
      ['a', 'b', 'c'],
      ['a', 'c'],
    ]);
  });

  it('says of a part that it is throttled when it always is, and of the others what they are', async () => {
    const answers = ask(['a', 'b'], (part) => (part === 'a' ? tooFast('0') : ok('b')));
    await expect(answers).resolves.toEqual(['rate_limited', 'b']);
    expect(calls()).toEqual([['a', 'b'], ['a'], ['a']]);
  });

  it('does not wait longer than a call would', async () => {
    await expect(ask(['a', 'b'], (part) => (part === 'a' ? tooFast('60') : ok('b')))).resolves.toEqual([
      'rate_limited',
      'b',
    ]);
    expect(calls()).toHaveLength(1);
  });

  it('reads the statuses of parts as those of calls, but for those that the caller reads', async () => {
    const statuses = [404, 403, 400, 500, 204];
    const answers = ask(statuses.map(String), (part) => ({ status: Number(part), body: `read ${part}` }), {
      accept: [404],
    });
    await expect(answers).resolves.toEqual([
      'read 404',
      'credentials_refused',
      'unintelligible',
      'unreachable',
      'read 204',
    ]);
  });

  it('knows a refusal that a vendor spells otherwise', async () => {
    const answers = ask(['a'], (_, time) => (time === 1 ? { status: 500, body: 'Too many.' } : ok('a')), {
      throttling: {
        throttled: (status, body) => status === 500 && body === 'Too many.',
        retryAfter: () => 0,
      },
      options: { backoff: 1e9 },
    });
    await expect(answers).resolves.toEqual(['a']);
  });

  it('asks again for a part that was left out', async () => {
    await expect(
      ask(['a', 'b'], (part, time) => (part === 'a' && time === 1 ? undefined : ok(part))),
    ).resolves.toEqual(['a', 'b']);
    expect(calls()).toEqual([['a', 'b'], ['a']]);
  });

  it('pays for asking again, a part as a call: a vendor that is down is not asked three times as often', async () => {
    const parts = Array.from({ length: 40 }, (_, index) => `device ${index}`);
    const outcomes = await ask(parts, () => ({ status: 503 }), {
      size: 1,
      options: { retryReserve: 5, retryShare: 0 },
    });
    expect(new Set(outcomes)).toEqual(new Set(['unreachable']));
    expect(calls()).toHaveLength(45);
  });

  it('fails only its own parts when its call fails as a whole', async () => {
    const failed = new SourceError('unreachable', 'It was cut.');
    const outcomes = await ask(['a', 'b', 'c'], ok, {
      size: 1,
      send: (group) => (group[0] === 'b' ? Promise.reject(failed) : Promise.resolve(group.map(ok))),
    });
    expect(outcomes).toEqual(['a', 'unreachable', 'c']);
  });

  it.each([new SourceError('credentials_refused', 'No.'), new TypeError('A mistake.')])(
    'fails as a whole by %s: it is not about a part',
    async (error) => {
      await expect(ask(['a'], ok, { send: () => Promise.reject(error) })).rejects.toBe(error);
    },
  );
});
