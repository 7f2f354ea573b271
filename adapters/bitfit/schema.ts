/** bitFit's answers → claims. Reads only what is needed: answers carry live credentials of people, which are never kept. */

import { text, withoutUndefined } from '../../shared/adapter-kit/read.ts';
import { canonicalEmail, canonicalMac, canonicalSerial } from '../../shared/identifiers/index.ts';
import { type Claim, RECORD_VERSION } from '../../shared/model/record.ts';

type Item = Record<string, unknown>;

/** The id of the person with exactly this address, among what a free-text search found. */
export function userIdOf(users: readonly unknown[], email: string): string | undefined {
  const user = users.map(asItem).find((item) => canonicalEmail(item?.email) === email);
  return idOf(user);
}

/** Ids of the assets that are not deleted; `unreadable` counts those without one. */
export function assetIds(assets: readonly unknown[]): { ids: string[]; unreadable: number } {
  const present = assets.map(asItem).filter((item) => item?.is_deleted !== 1 && item?.is_deleted !== true);
  const ids = present.map(idOf).filter((id) => id !== undefined);
  return { ids: [...new Set(ids)], unreadable: present.length - ids.length };
}

/**
 * @returns `undefined` for an asset that names no hardware, which claims nothing
 * @throws TypeError for what is no asset
 */
export function toClaim(answer: unknown, synced_at: string): Claim | undefined {
  const item = asItem(answer);
  const id = idOf(item);
  if (!item || !id) throw new TypeError('It has no id.');
  const config = asItem(item.config);
  const serial = canonicalSerial(item.serial_number);
  const macs = ['mac_address', 'alt_mac_address'].map((name) => canonicalMac(field(item, name)));
  const mac_addresses = [...new Set(macs.filter((mac) => mac !== undefined))];
  if (!serial && mac_addresses.length === 0) return undefined;
  const owner = canonicalEmail(asItem(item.user)?.email);
  return withoutUndefined({
    v: RECORD_VERSION,
    source: 'bitfit',
    id,
    owners: owner ? [owner] : [],
    serial,
    mac_addresses: mac_addresses.length > 0 ? mac_addresses : undefined,
    name: text(field(item, 'system_hostname')) ?? text(item.name),
    model: text(item.model) ?? text(config?.model) ?? text(config?.name),
    manufacturer: text(asItem(item.make)?.name) ?? text(item.make_old) ?? text(asItem(config?.make)?.name),
    vendor_status: text(asItem(item.customerStatus)?.label),
    synced_at,
  });
}

/** Facts of an asset are in a list of fields, any of which may be absent. */
function field(item: Item, name: string): unknown {
  const fields = Array.isArray(item.fields) ? item.fields.map(asItem) : [];
  return fields.find((entry) => entry?.base_name === name)?.value;
}

function idOf(item: Item | undefined): string | undefined {
  return typeof item?.id === 'number' ? String(item.id) : text(item?.id);
}

function asItem(value: unknown): Item | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Item) : undefined;
}
