/** The three sources: real adapters in real source functions, before simulators that can fail. */
import { google } from '../../../adapters/google/index.ts';
import { startSimulator as startGoogle } from '../../../adapters/google/simulator.ts';
import { jamf } from '../../../adapters/jamf/index.ts';
import { startSimulator as startJamf } from '../../../adapters/jamf/simulator.ts';
import { landesk } from '../../../adapters/landesk/index.ts';
import { startSimulator as startLandesk } from '../../../adapters/landesk/simulator.ts';
import type { Simulator, SimulatorOptions } from '../../../local/simulator/types.ts';
import type { DeviceAdapter } from '../../../shared/adapter-kit/contract.ts';
import { createHttp } from '../../../shared/adapter-kit/http.ts';
import { silentLog } from '../../../shared/adapter-kit/log.ts';
import type { Config } from '../../../shared/config/index.ts';
import { silentMetrics } from '../../../shared/platform/metrics.ts';
import { type SourceFunction, sourceHandler } from '../../../shared/services/source/index.ts';
import type { RecordsTable } from '../../../shared/tables/types.ts';

export const SOURCE_NAMES = ['jamf', 'landesk', 'google'] as const;
export type SourceName = (typeof SOURCE_NAMES)[number];

/** How long a function waits for one answer of its vendor, milliseconds. */
const PATIENCE = 8_000;

export interface FunctionOptions {
  config: Config;
  simulator: Simulator;
  table: RecordsTable;
  now: () => Date;
}

/** One container of a source function. */
export interface Container {
  handler: SourceFunction;
  /** Ends its connections to the vendor. */
  close(): Promise<void>;
}

interface Source {
  startSimulator(options: SimulatorOptions): Promise<Simulator>;
  open(options: FunctionOptions): Container;
}

function sourceOf<Settings>(
  adapter: DeviceAdapter<Settings>,
  startSimulator: Source['startSimulator'],
  patience: Record<string, unknown> = {},
): Source {
  return {
    startSimulator,
    open({ config, simulator, table, now }) {
      const opened: { close?(): Promise<void> }[] = [];
      const connect: typeof adapter.connect = (settings, context) => {
        const connection = adapter.connect(settings, context);
        opened.push(connection);
        return connection;
      };
      const secret = { value: { ...simulator.settings, ...patience }, version: '1' };
      const handler = sourceHandler({ ...adapter, connect }, config, {
        table,
        secrets: { read: async () => secret },
        http: createHttp({ timeout: PATIENCE, retries: 0 }),
        log: silentLog,
        metrics: silentMetrics,
        now,
      });
      return {
        handler,
        close: async () => void (await Promise.all(opened.map((connection) => connection.close?.()))),
      };
    },
  };
}

export const SOURCES: Readonly<Record<SourceName, Source>> = {
  jamf: sourceOf(jamf, startJamf),
  landesk: sourceOf(landesk, startLandesk, { timeout_ms: PATIENCE }),
  google: sourceOf(google, startGoogle),
};
