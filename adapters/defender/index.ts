/** Microsoft Defender for Endpoint: whether its sensor is on a computer and reports. It knows hardware, and no people. */
import type { AdapterContext, DeviceAdapter, VendorConnection } from '../../shared/adapter-kit/contract.ts';
import { guard } from '../../shared/adapter-kit/guard.ts';
import { object, readEach, text } from '../../shared/adapter-kit/read.ts';
import { byPosition } from '../../shared/adapter-kit/walks.ts';
import type { DeviceRecord } from '../../shared/model/record.ts';
import { createClient } from './client.ts';
import { Config } from './config.ts';
import { declaration } from './declaration.ts';
import { toRecord } from './schema.ts';

export const defender: DeviceAdapter<Config> = {
  source: 'defender',
  label: 'Microsoft Defender for Endpoint',
  role: 'devices',
  declaration,
  config: Config,
  connect: (config, context) => guard('defender', context, connect(config, context)),
};

const idOf = (machine: unknown): string | undefined => text(object(machine)?.id);

/** It can be asked for neither serials nor MAC addresses: what it knows comes with a sweep. */
function connect(config: Config, context: AdapterContext): VendorConnection<DeviceRecord> {
  const client = createClient(config, context);
  return {
    /** The recorded list stands by id, which never changes. */
    async all(cursor) {
      const window = (offset: number) => client.machines(offset, config.page_size);
      const { devices, next, sure } = await byPosition({ window, idOf }, cursor);
      const answer = readEach(devices, toRecord, idOf);
      return { ...answer, complete: answer.complete && sure, ...(next !== undefined && { next }) };
    },
    async check() {
      await client.machines(0, 1);
      return { vendor: 'Microsoft Defender for Endpoint', details: ['machines: readable'] };
    },
  };
}
