import { kandji } from '../../adapters/kandji/index.ts';
import { startSimulator } from '../../adapters/kandji/simulator.ts';
import { describeAdapter } from './describe-adapter.ts';

describeAdapter({
  adapter: kandji,
  startSimulator,
  platforms: ['Mac', 'iOS'],
  smallPages: { page_size: 7 },
  wrongCredentials: { api_token: 'not the right one' },
  // What fails beside the list costs a part of each record, never a record: tests/adapters/kandji/missing.test.ts.
  cannot: ['half'],
});
