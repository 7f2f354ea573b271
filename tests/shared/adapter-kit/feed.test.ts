import { describe, expect, it } from '@jest/globals';
import { feedDay, feedTime, fetchDocument, readEachDocument } from '../../../shared/adapter-kit/feed.ts';
import { createHttp } from '../../../shared/adapter-kit/http.ts';
import { silentLog } from '../../../shared/adapter-kit/log.ts';
import { startServer } from '../../support/server.ts';

const http = createHttp({ retries: 0 });

describe('the time of a feed', () => {
  it.each([
    ['2026-08-22T18:45:03.057991718+00:00', '2026-08-22T18:45:03.057Z'],
    ['2026-08-22T18:45:02+00:00Z', '2026-08-22T18:45:02.000Z'],
    ['2026-08-21T17:46:43.6019Z', '2026-08-21T17:46:43.601Z'],
    ['2026-06-09T07:00:00', '2026-06-09T07:00:00.000Z'],
    ['2026-06-09T00:30:00+02:00', '2026-06-08T22:30:00.000Z'],
    ['2026-06-09', '2026-06-09T00:00:00.000Z'],
  ])('%s is read leniently', (text, wanted) => expect(feedTime(text)).toBe(wanted));

  it.each(['', 'soon', '2026-13-01', '2026-02-30T25:00:00Z', 1_760_000_000, null, undefined])(
    'is not %j',
    (value) => {
      expect(feedTime(value)).toBeUndefined();
      expect(feedDay(value)).toBeUndefined();
    },
  );
});

describe('one document', () => {
  /** Plays one answer and tells what was asked. */
  async function asked(headers: Record<string, string>, status: number, validator?: string) {
    const requests: Record<string, unknown>[] = [];
    const server = await startServer((request, response) => {
      requests.push(request.headers);
      response.writeHead(status, headers).end(status === 304 ? undefined : 'text');
    });
    try {
      const fetched = await fetchDocument({ http }, server.url, validator).catch((error: unknown) => error);
      return { fetched, request: requests[0] ?? {} };
    } finally {
      await server.close();
    }
  }

  it('is asked for with the name of who asks', async () => {
    const { request, fetched } = await asked(
      { etag: 'W/"a"', 'last-modified': 'Sat, 22 Aug 2026 18:45:03 GMT' },
      200,
    );
    expect(request).toMatchObject({ 'user-agent': expect.stringContaining('Stethoscope') });
    expect(request).not.toHaveProperty('if-none-match');
    expect(fetched).toEqual({ text: 'text', validator: 'W/"a"' });
  });

  it.each([
    ['W/"a"', 'if-none-match'],
    ['"a"', 'if-none-match'],
    ['Sat, 22 Aug 2026 18:45:03 GMT', 'if-modified-since'],
  ])('is asked for again with %s', async (validator, header) => {
    const { request, fetched } = await asked({}, 304, validator);
    expect(request).toMatchObject({ [header]: validator });
    expect(fetched).toEqual({ unchanged: true });
  });

  it.each<[Record<string, string>, string | undefined]>([
    [{ 'last-modified': 'Sat, 22 Aug 2026 18:45:03 GMT' }, 'Sat, 22 Aug 2026 18:45:03 GMT'],
    [{ etag: 'bare' }, undefined],
    [{ 'last-modified': 'yesterday evening' }, undefined],
    [{}, undefined],
  ])('that comes with %j is known again by %s', async (headers, validator) => {
    const { fetched } = await asked(headers, 200);
    expect(fetched).toEqual({ text: 'text', ...(validator && { validator }) });
  });

  it('cannot be unchanged where nothing is kept', async () => {
    expect((await asked({}, 304)).fetched).toMatchObject({ code: 'unintelligible' });
  });
});

describe('several documents', () => {
  it('fail each by itself', async () => {
    const server = await startServer(({ path }, response) => {
      response.writeHead(path === '/feeds/gone' ? 404 : 200).end(path);
    });
    const context = { http, log: silentLog, now: () => new Date(), base: `${server.url}feeds` };
    const understand = (text: string) =>
      text === '/feeds/other' ? undefined : { document: text.slice(7), feed_time: 'now', summary: text };
    const places = ['one', 'gone', 'other'].map((document) => ({ document, path: document }));
    const answers = await readEachDocument(places, understand)({}, context).finally(server.close);
    expect(answers).toMatchObject([
      { document: 'one', said: { feed_time: 'now', summary: '/feeds/one' } },
      { document: 'gone', error: { code: 'unintelligible' } },
      { document: 'other', error: { code: 'unintelligible' } },
    ]);
  });
});
