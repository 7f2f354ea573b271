/** Carbon Black Cloud: whether its sensor is on a computer and protects it. It knows no serials. */
import type { AdapterContext, DeviceAdapter, VendorConnection } from '../../shared/adapter-kit/contract.ts';
import { guard } from '../../shared/adapter-kit/guard.ts';
import { object, readEach, text } from '../../shared/adapter-kit/read.ts';
import type { DeviceRecord } from '../../shared/model/record.ts';
import { createClient } from './client.ts';
import { Config } from './config.ts';
import { declaration } from './declaration.ts';
import { toRecord } from './schema.ts';

export const carbonblack: DeviceAdapter<Config> = {
  source: 'carbonblack',
  label: 'Carbon Black Cloud',
  role: 'devices',
  declaration,
  config: Config,
  connect: (config, context) => guard('carbonblack', context, connect(config, context)),
};

function connect(config: Config, context: AdapterContext): VendorConnection<DeviceRecord> {
  const client = createClient(config, context);
  const read = (devices: readonly unknown[]) =>
    readEach(devices, toRecord, (device) => text(object(device)?.id));

  return {
    async byMac(mac) {
      const { devices, more } = await client.search(`mac_address:${mac.toLowerCase().replaceAll(':', '')}`);
      const answer = read(devices);
      return { ...answer, complete: answer.complete && !more };
    },
    async all(cursor) {
      const { devices, next } = await client.scroll(cursor);
      return { ...read(devices), ...(next !== undefined && { next }) };
    },
    async check() {
      await client.search('os:WINDOWS');
      return { vendor: 'Carbon Black Cloud', details: ['devices: readable'] };
    },
  };
}
