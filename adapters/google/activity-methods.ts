/** What the connection answers about accounts and sign-ins. */

import { type AdapterContext, type Connection, MOST_EVENTS } from '../../shared/adapter-kit/contract.ts';
import { canonicalEmail } from '../../shared/identifiers/index.ts';
import type { Account } from '../../shared/model/account.ts';
import { type ActivityEvent, newestFirst } from '../../shared/model/event.ts';
import type { Answer, Dropped } from '../../shared/model/record.ts';
import { toAccount, toEvents } from './activity.ts';
import type { Config } from './config.ts';
import { createReports } from './reports.ts';

const NOTHING: Answer<never> = { complete: true, dropped: [], records: [] };

type Methods = Required<Pick<Connection<never>, 'accountsOf' | 'eventsOf'>>;

export function activityMethods(config: Config, context: AdapterContext): Methods {
  const reports = createReports(config, context);
  const aliasDomains = config.alias_domains;

  return {
    async accountsOf(value): Promise<Answer<Account>> {
      const email = canonicalEmail(value);
      if (!email) return NOTHING;
      const syncedAt = context.now().toISOString();
      const report = await reports.usageOf(email);
      const found = report === undefined ? [] : [report];
      const { dropped, read } = readEach(found, (one) => [toAccount(one, { syncedAt, aliasDomains })]);
      const records = read.filter(({ owners }) => owners.includes(email));
      return { complete: dropped.length === 0, dropped, records };
    },
    async eventsOf(value): Promise<Answer<ActivityEvent>> {
      const email = canonicalEmail(value);
      if (!email) return NOTHING;
      const { dropped, read } = readEach(await reports.activitiesOf(email), (one) =>
        toEvents(one, aliasDomains),
      );
      const records = newestFirst(read.filter(({ owners }) => owners.includes(email))).slice(0, MOST_EVENTS);
      return { complete: dropped.length === 0, dropped, records };
    },
  };
}

/** What cannot be read costs itself only. It has no id that anybody knows. */
function readEach<Read>(items: readonly unknown[], read: (item: unknown) => Read[]) {
  const dropped: Dropped[] = [];
  const list = items.flatMap((item) => {
    try {
      return read(item);
    } catch (error) {
      dropped.push({ reason: error instanceof Error ? error.message : 'It cannot be read.' });
      return [];
    }
  });
  return { dropped, read: list };
}
