/** Questions beyond those that the report has: fetched a page at a time, when their reader wants them. */
import type { Notifications } from '../../shared/api/notifications.ts';
import type { ReportNotification } from '../../shared/model/notification.ts';
import type { Report } from '../../shared/model/report.ts';
import type { ApiResult } from '../api.ts';
import { fetchNotifications } from '../api-later.ts';
import type { ReportStore } from '../store/report.ts';
import { createStore, type Store } from '../store/store.ts';

interface MoreState {
  found: readonly ReportNotification[];
  /** Where the next page begins; absent before the first and behind the last one. */
  next: string | undefined;
  phase: 'ready' | 'busy' | 'failed';
}

export interface MoreNotifications {
  store: Store<MoreState>;
  /** Open ones that the report does not have. */
  beyond(report: Report): ReportNotification[];
  /** How many open ones are neither in the report nor fetched. */
  left(report: Report): number;
  /** Fetches until something new is there or all is. What fails can be tried again. */
  load(report: Report): Promise<void>;
}

type Ask = typeof fetchNotifications;

/** @param ask how a page is fetched; default: from the API */
export function createMore(
  { who, reason }: Pick<ReportStore, 'who' | 'reason'>,
  ask: Ask = fetchNotifications,
): MoreNotifications {
  const store = createStore<MoreState>({ found: [], next: undefined, phase: 'ready' });
  const beyond = ({ notifications }: Report) => {
    const known = new Set(notifications.map(({ id }) => id));
    return store.get().found.filter(({ id, answer }) => !answer && !known.has(id));
  };

  function add({ notifications, next }: Notifications): void {
    const known = new Set(store.get().found.map(({ id }) => id));
    const added = notifications.filter(({ id }) => !known.has(id));
    store.set({ found: [...store.get().found, ...added], next });
  }

  async function pages(report: Report): Promise<ApiResult<Notifications>> {
    const before = beyond(report).length;
    for (;;) {
      const answer = await ask({ who, reason, before: store.get().next });
      if (answer.ok) add(answer.data);
      if (!answer.ok || answer.data.next === undefined || beyond(report).length > before) return answer;
    }
  }

  return {
    store,
    beyond,
    left: (report) => Math.max(0, (report.notifications_left_out ?? 0) - beyond(report).length),
    async load(report) {
      if (store.get().phase === 'busy') return;
      store.set({ phase: 'busy' });
      const { ok } = await pages(report);
      store.set({ phase: ok ? 'ready' : 'failed' });
    },
  };
}

const ofReports = new WeakMap<ReportStore, MoreNotifications>();

/** The one of a person's page: it outlives a redrawing. */
export function moreOf(reports: ReportStore): MoreNotifications {
  const more = ofReports.get(reports) ?? createMore(reports);
  ofReports.set(reports, more);
  return more;
}
