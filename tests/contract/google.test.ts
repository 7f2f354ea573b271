import { google } from '../../adapters/google/index.ts';
import { startSimulator } from '../../adapters/google/simulator.ts';
import { describeAdapter } from './describe-adapter.ts';

describeAdapter({
  adapter: google,
  startSimulator,
  platforms: ['Android', 'iOS', 'ChromeOS'],
  smallPages: { mobile_page_size: 3, chromeos_page_size: 2 },
  wrongCredentials: { subject: 'somebody.else@example.com' },
  // Search results lag up to 36 hours behind.
  neverSure: ['byEmail', 'bySerial', 'byMac'],
  // No search for a phone's address is documented.
  foundByMac: (item) => item.id.startsWith('chromeos:'),
  // The sample company's phones are younger than Android 8.
  rare: { Android: ['unknown_sources'] },
  activity: ['accountsOf', 'eventsOf'],
});
