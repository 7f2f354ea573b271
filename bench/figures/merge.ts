/** Merging and judging what one person owns: the cost may grow with the records, not with their square. */

import type { DeviceRecord } from '../../shared/model/record.ts';
import { judgedDevices } from '../../shared/report/index.ts';
import { type Context, type Figure, most, once, type Row, type Spread, spread } from '../figure.ts';
import { times } from '../measure.ts';
import { config, releases, transforms } from '../parts/config.ts';

const NOW = new Date('2026-09-01T09:00:00.000Z');
const SOURCES = ['jamf', 'landesk', 'google'];

const hex = (value: number) => value.toString(16).toUpperCase().padStart(6, '0');
const mac = (value: number) => `00:1B:63:${hex(value).match(/../g)?.join(':')}`;

/** Three records for each device, joined by serial, hardware id or address; every tenth shares a dock with its neighbours. */
export function recordsOf(count: number): DeviceRecord[] {
  const at = new Date(NOW.getTime() - 3_600_000).toISOString();
  return Array.from({ length: count }, (_, index): DeviceRecord => {
    const device = Math.floor(index / 3);
    const addresses = device % 10 === 0 ? [mac(device), mac(900_000)] : [mac(device)];
    const by = [
      { serial: `C02${device}XYZ` },
      { udid: `4C4C4544-0000-0000-0000-${hex(device).padStart(12, '0')}` },
    ];
    return {
      ...{ v: 1, source: SOURCES[index % 3] ?? 'jamf', id: String(index), owners: ['ada@example.com'] },
      ...{
        name: `Device ${device}`,
        platform: 'Mac',
        os: 'macOS',
        os_version: '26.1',
        last_sync: at,
        synced_at: at,
      },
      identifiers: { ...by[index % 3], ...(index % 3 === 0 && by[1]), mac_addresses: addresses },
      facts: {
        disk_encryption: { value: device % 4 === 0 ? 'off' : 'on', at },
        firewall: { value: true, at },
        auto_update: { value: { check: true, install_security: device % 3 === 0 }, at },
        screen_lock: { value: { on: true, after_seconds: 300 }, at },
      },
    };
  });
}

const SIZES = [1, 10, 100, 1_000, 10_000];
/** Under that, what is measured is the clock. */
const COMPARED = 100;

const named = (size: number) => `${size.toLocaleString('en')} records`;

async function measured(size: number, quick: boolean): Promise<Spread> {
  const records = recordsOf(size);
  const known = await releases();
  const work = () =>
    judgedDevices(records, { config, transforms, language: 'en', releases: known, now: NOW });
  const isLong = size > 1_000;
  await times(quick ? 1 : isLong ? 2 : 20, work);
  return spread(await times(quick ? 2 : isLong ? 7 : 25, work));
}

export const merge: Figure = {
  name: 'merge',
  title: 'Merge and judge, one person with n records',
  async run({ quick, progress }: Context): Promise<Row[]> {
    const rows: Row[] = [];
    let before: number | undefined;
    for (const size of quick ? SIZES.slice(0, 3) : SIZES) {
      progress(named(size));
      const value = await measured(size, quick);
      rows.push({ what: named(size), unit: 'ms', value, ...(size === 10_000 && { limit: most(1_000) }) });
      if (before !== undefined && size > COMPARED) {
        const what = `${named(size)}, of a tenth of them`;
        rows.push({ what, unit: '×', value: once(value.median / before), limit: most(15) });
      }
      before = value.median;
    }
    return rows;
  },
};
