import { config } from '../shared/config/organization.ts';
import { systemClock } from '../shared/runtime/clock.ts';
import { createEvents } from '../shared/runtime/events.ts';
import { createHttp } from '../shared/runtime/http.ts';
import { createSecrets } from '../shared/runtime/secrets.ts';
import { createFleetTable } from '../shared/runtime/tables/fleet.ts';
import { createRecordsTable } from '../shared/runtime/tables/index.ts';
import { createRecordsScan } from '../shared/runtime/tables/scanning.ts';
import { createWebhook } from '../shared/runtime/webhook.ts';
import { createReceivers } from '../shared/services/receivers/index.ts';
import { totalsHandler } from '../shared/services/totals/index.ts';

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
