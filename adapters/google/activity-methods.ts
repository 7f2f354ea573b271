/** What the connection answers about accounts and sign-ins. */

import type { AdapterContext, VendorConnection } from '../../shared/adapter-kit/contract.ts';
import { readEach } from '../../shared/adapter-kit/read.ts';
import { toAccount, toEvents } from './activity.ts';
import type { Config } from './config.ts';
import { createReports } from './reports.ts';

type Methods = Required<Pick<VendorConnection<never>, 'accountsOf' | 'eventsOf'>>;

export function activityMethods(config: Config, context: AdapterContext): Methods {
  const reports = createReports(config, context);
  const { alias_domains } = config;

  return {
    async accountsOf(email) {
      const report = await reports.usageOf(email);
      return readEach(report === undefined ? [] : [report], (one) => toAccount(one, alias_domains));
    },
    async eventsOf(email) {
      const answer = readEach(await reports.activitiesOf(email), (one) => toEvents(one, alias_domains));
      return { ...answer, records: answer.records.flat() };
    },
  };
}
