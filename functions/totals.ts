import { createWebhook } from '../shared/platform/webhook.ts';
import { totalsHandler } from '../shared/services/totals/index.ts';
import { createRecordsScan } from '../shared/tables/scanning.ts';
import { config, fleetTable, recordsTable, sending, transforms } from './container.ts';

const { webhook } = config.totals;
const sender = sending();
const tables = { records: recordsTable(), scan: createRecordsScan(), fleet: fleetTable() };
const receivers = { totals: sender.receivers('totals'), devices: sender.receivers('devices') };
const send = webhook ? { send: createWebhook({ url: new URL(webhook), ...sender }) } : {};

export const handler = totalsHandler({
  ...{ ...tables, ...send, config, receivers },
  transforms: await transforms(),
});
