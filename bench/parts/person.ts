/** Somebody of whom everything is known: five devices, from three sources. */
import type { DeviceRecord } from '../../shared/model/record.ts';
import { keepSoftware, softwareNames } from '../../shared/practices/index.ts';
import type { RecordsTable } from '../../shared/tables/types.ts';
import { config, SOURCES } from './config.ts';
import { connectionTo } from './sources.ts';
import type { Vendors } from './vendors.ts';

export const KNOWN = 'known@example.com';
/** Devices by source. */
const DEVICES = { jamf: 2, landesk: 2, google: 1 };

/** Writes what the source functions would have written a moment ago. */
export async function knowPerson(table: RecordsTable, vendors: Vendors): Promise<void> {
  const fetched_at = new Date().toISOString();
  for (const source of SOURCES) {
    const connection = connectionTo(source, vendors.settings[source]);
    const page = await connection.all?.();
    const records = ((page?.records ?? []) as DeviceRecord[]).slice(0, DEVICES[source]);
    await table.putRecords(records.map((record) => asStored(record, fetched_at)));
    await table.markFetched(KNOWN, source, { fetched_at, complete: true, dropped: [] });
    await connection.close?.();
  }
}

/** As a source function keeps it: of the software only what some practice looks for. */
function asStored(record: DeviceRecord, synced_at: string): DeviceRecord {
  const { software } = record;
  const kept = software && { software: keepSoftware(software, softwareNames(config.practices)) };
  return { ...record, ...kept, owners: [KNOWN], synced_at };
}
