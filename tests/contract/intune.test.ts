import { intune } from '../../adapters/intune/index.ts';
import { startSimulator } from '../../adapters/intune/simulator.ts';
import { describeAdapter } from './describe-adapter.ts';

describeAdapter({
  adapter: intune,
  startSimulator,
  platforms: ['Windows', 'Mac', 'iOS', 'Android', 'Linux'],
  smallPages: { page_size: 7 },
  wrongCredentials: { client_secret: 'not the right one' },
  // Lists lag behind, and what a filter finds is not all for sure.
  neverSure: ['byEmail', 'bySerial'],
  // There is one list of devices. Parts of one that are refused: tests/adapters/intune/parts.test.ts.
  cannot: ['half'],
});
