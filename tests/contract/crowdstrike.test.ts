import { crowdstrike } from '../../adapters/crowdstrike/index.ts';
import { startSimulator } from '../../adapters/crowdstrike/simulator.ts';
import { describeAdapter } from './describe-adapter.ts';

describeAdapter({
  adapter: crowdstrike,
  startSimulator,
  platforms: ['Mac', 'Windows', 'Linux'],
  smallPages: { page_size: 7 },
  wrongCredentials: { client_secret: 'not the right one' },
  toldByListing: ['agents'],
  // What the signals of Windows are called, nobody has recorded.
  rare: { Windows: ['checks'] },
  // Without assessments no host is missing; tests/adapters/crowdstrike says what is.
  cannot: ['half'],
});
