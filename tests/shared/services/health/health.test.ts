import { describe, expect, it } from '@jest/globals';
import type { ApiRequest } from '../../../../shared/access/handler.ts';
import { silentLog } from '../../../../shared/adapter-kit/log.ts';
import type { FeedStatus } from '../../../../shared/model/feed.ts';
import type { SourceItems } from '../../../../shared/model/stored.ts';
import { healthRoutes } from '../../../../shared/services/health/index.ts';
import type { EventWindow } from '../../../../shared/tables/activity.ts';
import { storyConfig } from '../../report/stories.ts';

const HOUR = 3_600_000;
const NOW = new Date('2026-05-01T12:00:00.000Z');
const at = (hours: number) => new Date(NOW.getTime() + hours * HOUR).toISOString();
const sweep = (hours: number) => ({
  ...{ started: at(hours), finished: at(hours), complete: true, devices: 7, dropped: [] },
});
const WELL: SourceItems = { sweep: { last: sweep(-1) } };
const NAMES = Object.keys(storyConfig.sources);

const duo = { role: 'activity', deadline: 8000, keep_events_for: HOUR, kinds: ['events'] } as const;
const READ: EventWindow = { from: at(-48), until: at(-0.1), asked_at: at(-0.01) };

const FRESH: FeedStatus = { feed: 'sofa', feed_time: at(-3), read_at: at(-1) };

function open(
  states: Record<string, SourceItems> = {},
  parked = 0,
  window: EventWindow | undefined = READ,
  feeds: FeedStatus[] = [],
) {
  let now = NOW;
  let looks = 0;
  const records = {
    async sources() {
      looks += 1;
      if (states.down) throw new Error('stethoscope-prod-records in eu-west-1 does not answer.');
      return new Map([...NAMES, 'duo'].map((name) => [name, states[name] ?? WELL]));
    },
  };
  const outbox = { count: async () => parked };
  const activity = { window: async () => window };
  // A source with devices is asked about events person by person: there is no log that could lag.
  const config = { ...storyConfig, activity: { duo, jamf: { ...duo, role: 'devices' as const } } };
  const routes = healthRoutes({
    config,
    records,
    activity,
    outbox,
    feeds: async () => feeds,
    now: () => now,
  });
  return {
    ask: () => routes['GET /api/v1/health']?.({ log: silentLog } as ApiRequest),
    askAsStranger: () => routes['GET /healthcheck']?.({ log: silentLog } as ApiRequest),
    wait: (milliseconds: number) => {
      now = new Date(now.getTime() + milliseconds);
    },
    looks: () => looks,
  };
}

describe('the health check', () => {
  it('says that all is well, and no more', async () => {
    const body = { status: 'ok', sources: {}, feeds: [], deliveries_parked: 0 };
    expect(await open().ask()).toEqual({ status: 200, body });
  });

  it.each<[string, SourceItems]>([
    ['failing', { ...WELL, health: { failures: 5, open_until: at(1), code: 'credentials_refused' } }],
    ['incomplete', { sweep: { last: sweep(-20), incomplete: { ...sweep(-1), reason: 'shrunk' } } }],
    ['outdated', { sweep: { last: sweep(-48) } }],
    ['outdated', {}],
  ])('names a source that is %s, without its reasons', async (state, items) => {
    const answer = await open({ jamf: items }).ask();
    expect(answer).toEqual({
      status: 200,
      body: { status: 'degraded', sources: { jamf: state }, feeds: [], deliveries_parked: 0 },
    });
  });

  it.each<[string, SourceItems, EventWindow]>([
    ['failing', { health: { failures: 5, open_until: at(1), code: 'unreachable' } }, READ],
    ['outdated', {}, { ...READ, until: at(-2) }],
    // Since it was asked first, no page has come.
    ['outdated', {}, { from: at(-48), asked_at: at(-0.01) }],
  ])('names a log that is %s', async (state, items, window) => {
    expect(await open({ duo: items }, 0, window).ask()).toEqual({
      status: 200,
      body: { status: 'degraded', sources: { duo: state }, feeds: [], deliveries_parked: 0 },
    });
  });

  it('is well again when the breaker’s time is over', async () => {
    const health = { failures: 5, open_until: at(-1) };
    expect(await open({ jamf: { ...WELL, health } }).ask()).toMatchObject({ body: { status: 'ok' } });
  });

  const refused = { document: 'macos', since: at(-2), reason: 'older' } as const;
  const believed = { document: 'macos', at: at(-2), reason: 'older' } as const;
  it.each<['ok' | 'degraded', string, FeedStatus]>([
    ['ok', 'is read', FRESH],
    ['ok', 'is switched off', { feed: 'sofa', off: true }],
    ['ok', 'is believed after a day', { ...FRESH, believed }],
    ['ok', 'failed once', { ...FRESH, error: { code: 'unreachable', at: at(-0.1) } }],
    ['degraded', 'was never read', { feed: 'sofa' }],
    ['degraded', 'is not believed', { ...FRESH, refused }],
    ['degraded', 'was not read for more than a day', { ...FRESH, read_at: at(-25) }],
  ])('is %s when a list of releases %s, and tells of it', async (status, _, feed) => {
    expect(await open({}, 0, READ, [feed]).ask()).toMatchObject({ body: { status, feeds: [feed] } });
    expect(await open({}, 0, READ, [feed]).askAsStranger()).toEqual({ status: 200, body: { status } });
  });

  it('counts answers that nobody took', async () => {
    expect(await open({}, 3).ask()).toMatchObject({ body: { status: 'degraded', deliveries_parked: 3 } });
  });

  it('tells strangers whether all is well, and neither which sources there are nor what fails', async () => {
    const failing = open({ jamf: { sweep: { last: sweep(-48) } } }, 3);
    expect(await failing.askAsStranger()).toEqual({ status: 200, body: { status: 'degraded' } });
    expect(await open().askAsStranger()).toEqual({ status: 200, body: { status: 'ok' } });
    expect(await open({ down: {} }).askAsStranger()).toEqual({ status: 503, body: { status: 'down' } });
  });

  it('says that the tables do not answer, and not why', async () => {
    expect(await open({ down: {} }).ask()).toEqual({ status: 503, body: { status: 'down' } });
  });

  it('looks once in a while, however many ask', async () => {
    const health = open();
    await Promise.all(Array.from({ length: 100 }, () => health.ask()));
    expect(health.looks()).toBe(1);
    health.wait(15_000);
    await health.ask();
    expect(health.looks()).toBe(2);
  });
});
