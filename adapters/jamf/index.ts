import type { DeviceAdapter } from '../../shared/adapter-kit/contract.ts';
import { connectClassic } from './classic.ts';
import { createClient } from './client.ts';
import { Config } from './config.ts';
import { connectPro } from './pro.ts';

/** Jamf Pro: Macs, iPhones and iPads. */
export const jamf: DeviceAdapter<Config> = {
  source: 'jamf',
  label: 'Jamf Pro',
  role: 'devices',
  config: Config,
  connect(config, context) {
    const client = createClient(config, context);
    return config.api === 'classic'
      ? connectClassic(config, context, client)
      : connectPro(config, context, client);
  },
};
