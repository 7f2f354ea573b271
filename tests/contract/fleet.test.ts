import { fleet } from '../../adapters/fleet/index.ts';
import { startSimulator } from '../../adapters/fleet/simulator.ts';
import { describeAdapter } from './describe-adapter.ts';

describeAdapter({
  adapter: fleet,
  startSimulator,
  platforms: ['Mac', 'Windows', 'Linux', 'iOS', 'ChromeOS'],
  smallPages: { page_size: 7 },
  wrongCredentials: { api_token: 'not the right one' },
  // That the identity provider's addresses are searched, too, is not documented.
  neverSure: ['byEmail'],
});
