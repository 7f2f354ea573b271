import { sentinelone } from '../../adapters/sentinelone/index.ts';
import { startSimulator } from '../../adapters/sentinelone/simulator.ts';
import { describeAdapter } from './describe-adapter.ts';

describeAdapter({
  adapter: sentinelone,
  startSimulator,
  platforms: ['Mac', 'Windows', 'Linux'],
  smallPages: { page_size: 7 },
  wrongCredentials: { api_token: 'not the right one' },
  toldByListing: ['agents'],
  // The one Linux machine of these people is not encrypted, which SentinelOne cannot say.
  rare: { Linux: ['disk_encryption'] },
  // There is one list, so no half of the answer can fail.
  cannot: ['half'],
});
