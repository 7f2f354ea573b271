import { bitfit } from '../../adapters/bitfit/index.ts';
import { startSimulator } from '../../adapters/bitfit/simulator.ts';
import { describeAdapter } from './describe-adapter.ts';

describeAdapter(
  {
    adapter: bitfit,
    startSimulator,
    platforms: ['Mac', 'Windows', 'Android', 'iOS', 'ChromeOS'],
    smallPages: {},
    wrongCredentials: { api_token: 'not the right one' },
  },
  { walks: false },
);
