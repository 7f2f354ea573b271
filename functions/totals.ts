import { createWebhook } from '../shared/platform/webhook.ts';
import { totalsHandler } from '../shared/services/totals/index.ts';
import * as container from './container.ts';

const { log, ...parts } = container.observed('totals');
const { webhook } = container.config.totals;
const sender = container.sending();
const receivers = { totals: sender.receivers('totals'), devices: sender.receivers('devices') };
const send = webhook ? { send: createWebhook({ url: new URL(webhook), ...sender }) } : {};

export const handler = totalsHandler({
  ...{ ...parts, ...send, ...(await container.judging(log)), log, receivers },
  ...{ records: container.recordsTable(), scan: container.recordsScan() },
  ...{ fleet: container.fleetTable(), coverage: container.coverageTable() },
});
