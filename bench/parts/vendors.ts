/** The vendors of this run. */
import type { Faults } from '../../local/simulator/types.ts';
import type { Platform } from '../../shared/model/record.ts';
import type { VendorsMessage } from '../processes/vendors.ts';
import { startChild } from './child.ts';
import type { SourceName } from './config.ts';

export type Settings = Record<string, unknown>;

export interface Vendors {
  /** What each source's secret holds. */
  settings: Record<SourceName, Settings>;
  /** Calls that each has answered so far. */
  calls(): Promise<Record<SourceName, number>>;
  /** How many devices of these platforms a source knows. */
  devices(source: SourceName, platforms: Platform[]): Promise<number>;
  slow(faults: Faults): Promise<void>;
  close(): Promise<void>;
}

export async function openVendors(people: number, now = new Date()): Promise<Vendors> {
  const child = startChild('vendors.ts', [String(people), now.toISOString()]);
  const ask = <Answer>(question: VendorsMessage) => child.ask<Answer>(question);
  return {
    settings: await ask({ settings: true }),
    calls: () => ask({ calls: true }),
    devices: (source, platforms) => ask({ devices: { source, platforms } }),
    slow: async (faults) => void (await ask({ faults })),
    close: () => child.close(),
  };
}
