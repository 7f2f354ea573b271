/**
 * The composition root: what functions are put together from, with the organization's decisions in each part. Nothing
 * is made before a function asks for it, and a bundle holds only the parts that its own function asks for.
 */
import { createAccess } from '../shared/access/index.ts';
import { apiFunction } from '../shared/access/middleware/index.ts';
import { createHttp, type HttpOptions } from '../shared/adapter-kit/http.ts';
import type { Log } from '../shared/adapter-kit/log.ts';
import { config } from '../shared/config/organization.ts';
import { FEEDS, type Feed, type FeedStatus } from '../shared/model/feed.ts';
import type { SentKind } from '../shared/model/sending.ts';
import { systemClock } from '../shared/platform/clock.ts';
import { environment } from '../shared/platform/environment.ts';
import { createEvents, type Events } from '../shared/platform/events.ts';
import { createInvoker } from '../shared/platform/invoke.ts';
import { createLog } from '../shared/platform/log.ts';
import { createMetrics } from '../shared/platform/metrics.ts';
import { createQueue } from '../shared/platform/queue.ts';
import { createReceivers } from '../shared/platform/receivers.ts';
import { createSecrets } from '../shared/platform/secrets.ts';
import { feedStatusOf } from '../shared/releases/feed-status.ts';
import { createKnownReleases } from '../shared/services/feeds/known.ts';
import { createActivityTable } from '../shared/tables/activity.ts';
import { createCoverageTable } from '../shared/tables/coverage.ts';
import { createFeedsTable } from '../shared/tables/feeds.ts';
import { createFleetTable } from '../shared/tables/fleet.ts';
import { createNotificationsTable } from '../shared/tables/notifications.ts';
import { createRecordsTable } from '../shared/tables/records.ts';
import { createRecordsScan } from '../shared/tables/scanning.ts';
import { openTransforms } from '../shared/transforms/index.ts';

export { apiFunction, config };

/** The organization's rules about what is shown, for what judges devices or shows events. */
export const transforms = () => openTransforms(config.transforms);

/** Who may do what; one for each function. */
export const openAccess = () => createAccess({ settings: config.access, languages: config.languages });

/** How a function tells what it does. @param name as serverless.yml calls it */
export const observed = (name: string) => ({
  now: systemClock,
  log: createLog(name),
  metrics: createMetrics(name),
});

/** Those that stethoscope.yml switches on. @param bySource anything, by the name of its source */
export const enabled = <Part>(bySource: Record<string, Part>): Record<string, Part> =>
  Object.fromEntries(Object.entries(bySource).filter(([source]) => source in config.sources));

/** Where devices wait that hooks told of. */
export const hookQueue = () => createQueue(environment('hook_queue'));

export const invoker = (log: Log) => createInvoker({ log });

export const recordsTable = () => createRecordsTable({ keepFor: config.keep_for });
export const recordsScan = () => createRecordsScan();
export const activityTable = () => createActivityTable({ keepFor: config.keep_for });
export const fleetTable = () => createFleetTable({ keepFor: config.totals.keep_for });
export const coverageTable = () => createCoverageTable();
export const notificationsTable = () => createNotificationsTable({ keepFor: config.notifications.keep_for });

/** How each feed is: what it said last and when. */
export function feedStatuses(): () => Promise<FeedStatus[]> {
  const table = createFeedsTable<unknown>();
  const status = async (feed: Feed) => feedStatusOf(feed, await table.copy(feed), config.feeds[feed].off);
  return () => Promise.all(FEEDS.map(status));
}

/** What judges devices: the organization's decisions, its rules about what is shown, and what is known about releases. */
export const judging = async (log: Log) => ({
  config,
  transforms: await transforms(),
  releases: createKnownReleases({ table: createFeedsTable(), feeds: config.feeds, now: systemClock, log }),
});

/** What brings messages to other systems. @param options of its HTTP client */
export function sending(options: Partial<HttpOptions> = {}) {
  let bus: Events | undefined;
  const events = () => {
    bus ??= createEvents();
    return bus;
  };
  const parts = { http: createHttp(options), secrets: createSecrets(), now: systemClock, events };
  return { ...parts, receivers: (kind: SentKind) => createReceivers(config.receivers, kind, parts) };
}
