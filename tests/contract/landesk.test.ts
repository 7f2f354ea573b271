import { landesk } from '../../adapters/landesk/index.ts';
import { startSimulator } from '../../adapters/landesk/simulator.ts';
import { describeAdapter } from './describe-adapter.ts';

const subject = {
  adapter: landesk,
  startSimulator,
  platforms: ['Windows'],
  // The sample company's Macs and Linux machines are not in LANDESK.
  rare: {
    Mac: ['os_version', 'missing_updates', 'software', 'labels'],
    Linux: ['os_version', 'missing_updates', 'software', 'labels'],
  },
  smallPages: { page_size: 3 },
  wrongCredentials: { password: 'not the right one' },
  impatient: { timeout_ms: 300 },
  // TDS has no redirects, HTML or status codes: what is no TDS looks like a line that was cut, and a login that is
  // refused for too many connections names no time to wait. The database is one system, so there is no half of it.
  cannot: ['redirect', 'html', 'truncated', 'empty', '429', 'half'],
} as const;

describeAdapter(subject);
