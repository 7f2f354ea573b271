/** SentinelOne: whether its agent is on a computer and protects it. It knows hardware, and no people. */
import type { AdapterContext, DeviceAdapter, VendorConnection } from '../../shared/adapter-kit/contract.ts';
import { guard } from '../../shared/adapter-kit/guard.ts';
import { object, readEach, text } from '../../shared/adapter-kit/read.ts';
import { everyPage } from '../../shared/adapter-kit/walks.ts';
import type { DeviceRecord } from '../../shared/model/record.ts';
import { createClient } from './client.ts';
import { Config } from './config.ts';
import { declaration } from './declaration.ts';
import { toRecord } from './schema.ts';

export const sentinelone: DeviceAdapter<Config> = {
  source: 'sentinelone',
  label: 'SentinelOne',
  role: 'devices',
  declaration,
  config: Config,
  connect: (config, context) => guard('sentinelone', context, connect(config, context)),
};

function connect(config: Config, context: AdapterContext): VendorConnection<DeviceRecord> {
  const client = createClient(config, context);

  async function page(filter: Record<string, string>, cursor: string | undefined) {
    const { agents, next } = await client.agents(filter, cursor);
    const answer = readEach(agents, toRecord, (agent) => text(object(agent)?.id));
    return { ...answer, ...(next !== undefined && { next }) };
  }

  return {
    bySerial: (serial) => everyPage((cursor) => page({ serialNumber__contains: serial }, cursor)),
    byMac: (mac) =>
      everyPage((cursor) => page({ networkInterfacePhysical__contains: spellings(mac) }, cursor)),
    all: (cursor) => page({}, cursor),
    async check() {
      await client.agents({ limit: '1' }, undefined);
      return { vendor: 'SentinelOne', details: ['agents: readable'] };
    },
  };
}

/** Agents write addresses with colons or hyphens, whatever their system, and in either case. */
const spellings = (mac: string): string =>
  [mac, mac.replaceAll(':', '-')].flatMap((one) => [one.toLowerCase(), one]).join(',');
