import { kandji } from '../../adapters/kandji/index.ts';
import { startSimulator } from '../../adapters/kandji/simulator.ts';
import type { RecordPart } from '../../shared/model/record.ts';
import { describeAdapter } from './describe-adapter.ts';

describeAdapter({
  adapter: kandji,
  startSimulator,
  platforms: ['Mac', 'iOS'],
  smallPages: { page_size: 7 },
  wrongCredentials: { api_token: 'not the right one' },
  apart: [
    ...['system', 'identifiers', 'software', 'disk_encryption', 'remote_login'],
    ...['firewall', 'unknown_sources', 'rooted', 'secure_boot', 'checks'],
  ] as RecordPart[],
});
