import { createHttp } from '../shared/adapter-kit/http.ts';
import { config } from '../shared/config/organization.ts';
import { systemClock } from '../shared/platform/clock.ts';
import { createEvents } from '../shared/platform/events.ts';
import { createSecrets } from '../shared/platform/secrets.ts';
import { createWebhook } from '../shared/platform/webhook.ts';
import { createReceivers } from '../shared/services/receivers/index.ts';
import { totalsHandler } from '../shared/services/totals/index.ts';
import { createFleetTable } from '../shared/tables/fleet.ts';
import { createRecordsTable } from '../shared/tables/records.ts';
import { createRecordsScan } from '../shared/tables/scanning.ts';

await config.transforms.ready();
const { webhook, keep_for: keepFor } = config.totals;
const sender = { http: createHttp(), secrets: createSecrets(), now: systemClock };
const parts = { ...sender, events: () => createEvents() };
const totals = createReceivers(config, 'totals', parts);

export const handler = totalsHandler({
  config,
  records: createRecordsTable({ keepFor: config.keep_for }),
  scan: createRecordsScan(),
  fleet: createFleetTable({ keepFor }),
  ...(webhook && { send: createWebhook({ url: new URL(webhook), ...sender }) }),
  receivers: { totals, devices: createReceivers(config, 'devices', parts) },
});
