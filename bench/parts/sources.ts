/** The real source functions, each a container of its own in this process. */
import { google } from '../../adapters/google/index.ts';
import { jamf } from '../../adapters/jamf/index.ts';
import { landesk } from '../../adapters/landesk/index.ts';
import type { Adapter, Connection } from '../../shared/adapter-kit/contract.ts';
import { createHttp } from '../../shared/adapter-kit/http.ts';
import { silentLog } from '../../shared/adapter-kit/log.ts';
import { parseSettings } from '../../shared/adapter-kit/settings.ts';
import type { Claim, DeviceRecord } from '../../shared/model/record.ts';
import { silentMetrics } from '../../shared/platform/metrics.ts';
import type { Secrets } from '../../shared/platform/secrets.ts';
import { type SourceFunction, type SourceParts, sourceHandler } from '../../shared/services/source/index.ts';
import { createRecordsTable } from '../../shared/tables/records.ts';
import { config, type SourceName } from './config.ts';
import { tablesOf } from './permissions.ts';
import type { Settings } from './vendors.ts';

const secretOf = (settings: Settings): Secrets => ({ read: async () => ({ value: settings, version: '1' }) });

export function sourceFunction(
  source: SourceName,
  settings: Settings,
  parts: Partial<SourceParts> = {},
): SourceFunction {
  const table = createRecordsTable({ keepFor: config.keep_for, client: tablesOf(`source-${source}`) });
  const given = { log: silentLog, metrics: silentMetrics, secrets: secretOf(settings), table, ...parts };
  if (source === 'jamf') return sourceHandler(jamf, config, given);
  if (source === 'landesk') return sourceHandler(landesk, config, given);
  return sourceHandler(google, config, given);
}

/** The way to a vendor alone: no table, no lease, no breaker. */
export function connectionTo(source: SourceName, settings: Settings): Connection<DeviceRecord | Claim> {
  const open = <Config>(adapter: Adapter<Config>): Connection<DeviceRecord | Claim> => {
    const context = { http: createHttp(), log: silentLog, now: () => new Date() };
    return adapter.connect(parseSettings(source, adapter.config, settings), context) as Connection<
      DeviceRecord | Claim
    >;
  };
  if (source === 'jamf') return open(jamf);
  return source === 'landesk' ? open(landesk) : open(google);
}
