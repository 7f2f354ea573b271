import { defender } from '../../adapters/defender/index.ts';
import { startSimulator } from '../../adapters/defender/simulator.ts';
import { describeAdapter } from './describe-adapter.ts';

describeAdapter({
  adapter: defender,
  startSimulator,
  platforms: ['Windows', 'Mac', 'Linux'],
  smallPages: { page_size: 7 },
  wrongCredentials: { client_secret: 'not the right one' },
  toldByListing: ['agents'],
  // There is one list, so no half of the answer can fail.
  cannot: ['half'],
});
