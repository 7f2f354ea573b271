/** The contract of notification sources, on a small one that reads a list over HTTP; and its function on a table. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { createHttp } from '../../shared/adapter-kit/http.ts';
import { silentLog } from '../../shared/adapter-kit/log.ts';
import type { NotificationSource } from '../../shared/adapter-kit/notification-source.ts';
import { silentMetrics } from '../../shared/platform/metrics.ts';
import { notificationSourceHandler } from '../../shared/services/notifications/index.ts';
import { startTables, type Tables } from '../support/dynalite.ts';
import { ANN, CONFIG, testTable } from '../support/notifications.ts';
import { json, startServer } from '../support/server.ts';
import { describeNotificationSource, type System } from './notification-source/describe-source.ts';

const PAGE = 3;
const Settings = z.object({ url: z.url().meta({ description: 'Where the list is', secret: false }) });
const Listed = z.object({ alerts: z.array(z.object({ number: z.number(), title: z.string() })) });

/** Reads alerts by their rising number, some at a time. */
const feed: NotificationSource<z.infer<typeof Settings>> = {
  source: 'feed',
  label: 'Feed',
  config: Settings,
  connect({ url }, { http }) {
    const ask = async (after: string) => {
      const { body } = await http.json(new URL(`?after=${after}`, url));
      const listed = Listed.safeParse(body);
      if (listed.success) return listed.data.alerts;
      throw new SourceError('unintelligible', 'The feed answered nonsense.');
    };
    return {
      async read(cursor = '0') {
        const alerts = await ask(cursor);
        const notifications = alerts.map(({ number, title }) => ({
          id: `alert-${number}`,
          recipient: ANN,
          title,
        }));
        return {
          notifications,
          cursor: String(alerts.at(-1)?.number ?? cursor),
          more: alerts.length === PAGE,
        };
      },
      async check() {
        await ask('0');
        return { vendor: 'Feed', details: ['alerts: readable'] };
      },
    };
  },
};

interface Feed extends System {
  /** Something that nobody can be shown. */
  spoil(): void;
}

async function startFeed(): Promise<Feed> {
  const alerts: { number: number; title: string }[] = [];
  let failing: Parameters<System['fail']>[0];
  const add = (title: string) => {
    alerts.push({ number: alerts.length + 1, title });
    return `alert-${alerts.length}`;
  };
  const server = await startServer(({ path }, response) => {
    if (typeof failing === 'number') return void response.writeHead(failing).end();
    if (failing) return void response.end('<html>');
    const after = Number(new URL(path, 'http://feed').searchParams.get('after'));
    json(response, { alerts: alerts.filter(({ number }) => number > after).slice(0, PAGE) });
  });
  return {
    settings: { url: server.url.href },
    notice: () => add('Something happened'),
    spoil: () => void add(''),
    fail: (how) => {
      failing = how;
    },
    close: server.close,
  };
}

describeNotificationSource({ source: feed, start: startFeed, domain: 'example.com' });

describe('the function of a notification source', () => {
  let tables: Tables;
  let system: Feed;
  beforeAll(async () => {
    tables = await startTables();
    system = await startFeed();
  });
  afterAll(async () => {
    await system.close();
    await tables.close();
  });

  const now = () => new Date();
  const tick = () =>
    notificationSourceHandler(feed, {
      table: testTable(now),
      config: CONFIG,
      now,
      secrets: { read: async () => ({ value: system.settings, version: '1' }) },
      context: { http: createHttp({ retries: 0 }), log: silentLog, now },
      metrics: silentMetrics,
    })();

  it('stores what is new once, goes on where it was, and a bad one costs the others nothing', async () => {
    for (let count = 0; count < 4; count += 1) await system.notice();
    system.spoil();
    await system.notice();
    expect(await tick()).toEqual({ created: 5, refused: 1, complete: true });
    expect(await tick()).toEqual({ created: 0, refused: 0, complete: true });
    await system.notice();
    expect(await tick()).toEqual({ created: 1, refused: 0, complete: true });
    const seen = await testTable(now).person(ANN);
    expect(seen).toHaveLength(6);
    expect(seen[0]?.sender).toEqual({ kind: 'source', name: 'feed' });
  });

  it('does not throw when the source fails, and reads on when it is back', async () => {
    await system.notice();
    system.fail(500);
    expect(await tick()).toMatchObject({ error: expect.stringContaining('500') });
    system.fail(undefined);
    expect(await tick()).toMatchObject({ created: 1 });
  });
});
