/** Google's query language for devices: `field:value`, several by a blank, a star at the end for "begins with". */
import type { CompanyDevice } from '../../../local/company/types.ts';

type Field = (device: CompanyDevice) => readonly string[];

const plain = (mac: string | undefined) => (mac ?? '').replaceAll(':', '').toLowerCase();

const FIELDS: Record<
  'mobile' | 'chromeos',
  Record<string, { values: Field; exact?: boolean; shortest?: number }>
> = {
  mobile: {
    // Words of an address begin with what is asked for, as Google does it.
    email: { values: (device) => [device.owner?.email ?? ''] },
    serial: { values: (device) => [device.serial], exact: true },
    type: { values: (device) => [device.platform.toLowerCase()], exact: true },
  },
  chromeos: {
    // A part of the serial is enough, from three characters on.
    id: { values: (device) => [device.serial], shortest: 3 },
    user: { values: (device) => [device.owner?.email ?? ''] },
    recent_user: { values: (device) => [device.owner?.email ?? ''] },
    wifi_mac: { values: (device) => [plain(device.mac_addresses[0])], exact: true },
    ethernet_mac: { values: (device) => [plain(device.mac_addresses[1])], exact: true },
  },
};

/** @returns `undefined` for a query that Google would refuse */
export function matcher(
  list: 'mobile' | 'chromeos',
  query: string,
): ((device: CompanyDevice) => boolean) | undefined {
  const conditions: ((device: CompanyDevice) => boolean)[] = [];
  for (const part of query.split(' ').filter((word) => word !== '')) {
    const [, name = '', wanted = ''] = /^([a-z_]+):(.+)$/.exec(part) ?? [];
    const field = FIELDS[list][name];
    if (!field || wanted.length < (field.shortest ?? 1)) return undefined;
    const begins = wanted.endsWith('*') || !field.exact;
    const value = wanted.replace(/\*$/, '').toLowerCase();
    conditions.push((device) =>
      field
        .values(device)
        .some((has) => (begins ? has.toLowerCase().startsWith(value) : has.toLowerCase() === value)),
    );
  }
  return (device) => conditions.every((condition) => condition(device));
}
