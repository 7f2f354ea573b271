import { jamf } from '../../adapters/jamf/index.ts';
import { startSimulator } from '../../adapters/jamf/simulator.ts';
import type { SimulatorOptions } from '../../local/simulator/types.ts';
import { type AdapterUnderTest, describeAdapter } from './describe-adapter.ts';

const subject = {
  adapter: jamf,
  startSimulator,
  platforms: ['Mac', 'iOS'],
  smallPages: { page_size: 5 },
  wrongCredentials: { client_secret: 'not-the-secret' },
  neverSure: ['byMac'],
} satisfies AdapterUnderTest<unknown>;

describeAdapter(subject);

describeAdapter(
  {
    ...subject,
    async startSimulator(options: SimulatorOptions) {
      const simulator = await startSimulator(options);
      return { ...simulator, settings: { ...simulator.settings, api: 'classic' } };
    },
    // A user's field with several addresses is found by none of them.
    neverSure: ['byEmail', 'byMac'],
    // One request per device: no part of an answer fails as a whole.
    cannot: ['half'],
  },
  { title: 'jamf (Classic API)' },
);
