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
  // Encryption is among the parts, but the list tells it, too.
  apart: [
    ...(['system', 'identifiers', 'software', 'agents', 'checks'] as const),
    ...(['firewall', 'screen_lock', 'rooted', 'unknown_sources', 'adb'] as const),
  ],
});
