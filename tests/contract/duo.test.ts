import { duo } from '../../adapters/duo/index.ts';
import { startSimulator } from '../../adapters/duo/simulator.ts';
import { describeAdapter } from './describe-adapter.ts';

describeAdapter({
  adapter: duo,
  // The suite asks more often than Duo likes; tests/adapters/duo has the pause.
  startSimulator: (options) => startSimulator({ ...options, pause: 0 }),
  platforms: [],
  smallPages: { page_size: 7 },
  wrongCredentials: { secret_key: 'not-the-right-secret-key' },
  activity: ['eventsSince'],
});
