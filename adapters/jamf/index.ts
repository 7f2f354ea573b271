import type { DeviceAdapter } from '../../shared/adapter-kit/contract.ts';
import { guard } from '../../shared/adapter-kit/guard.ts';
import { connectClassic } from './classic/index.ts';
import { createClient } from './client.ts';
import { Config } from './config.ts';
import { declaration } from './declaration.ts';
import { hook } from './hook.ts';
import { connectPro } from './pro.ts';

/** Jamf Pro: Macs, iPhones and iPads. */
export const jamf: DeviceAdapter<Config> = {
  source: 'jamf',
  label: 'Jamf Pro',
  role: 'devices',
  declaration,
  hook,
  config: Config,
  connect(config, context) {
    const client = createClient(config, context);
    const connect = config.api === 'classic' ? connectClassic : connectPro;
    return guard('jamf', context, connect(config, context, client));
  },
};
