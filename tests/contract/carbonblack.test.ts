import { carbonblack } from '../../adapters/carbonblack/index.ts';
import { startSimulator } from '../../adapters/carbonblack/simulator.ts';
import { describeAdapter } from './describe-adapter.ts';

describeAdapter({
  adapter: carbonblack,
  startSimulator,
  platforms: ['Mac', 'Windows', 'Linux'],
  smallPages: { page_size: 7 },
  wrongCredentials: { api_secret_key: 'not the right one' },
  toldByListing: ['agents'],
  // There is one list, so no half of the answer can fail.
  cannot: ['half'],
});
