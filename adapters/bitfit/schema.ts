/** bitFit's answers → claims. Reads only what is needed: answers carry live credentials of people, which are never kept. */

import type { Unstamped } from '../../shared/adapter-kit/contract.ts';
import {
  compact,
  emails,
  type Fields,
  list,
  macs,
  object,
  said,
  text,
} from '../../shared/adapter-kit/read.ts';
import { canonicalEmail, canonicalSerial } from '../../shared/identifiers/index.ts';
import type { Claim } from '../../shared/model/record.ts';

/** The id of the person with exactly this address, among what a free-text search found. */
export function userIdOf(users: readonly unknown[], email: string): string | undefined {
  const user = users.map(object).find((item) => canonicalEmail(item?.email) === email);
  return text(user?.id);
}

/** Ids of the assets that are not deleted; `unreadable` counts those without one. */
export function assetIds(assets: readonly unknown[]): { ids: string[]; unreadable: number } {
  const present = assets.map(object).filter((item) => item?.is_deleted !== 1 && item?.is_deleted !== true);
  const ids = present.map((item) => text(item?.id)).filter((id) => id !== undefined);
  return { ids: [...new Set(ids)], unreadable: present.length - ids.length };
}

/** Who was asked about. */
export interface Holder {
  userId: string;
  email: string;
}

/**
 * @param holder among whose assets it was listed: theirs, whatever address the asset has for the same user
 * @returns `undefined` for an asset that names no hardware, which claims nothing
 * @throws TypeError for what is no asset
 */
export function toClaim(answer: unknown, holder?: Holder): Unstamped<Claim> | undefined {
  const item = object(answer);
  const id = text(item?.id);
  if (!item || !id) throw new TypeError('It has no id.');
  const user = object(item.user);
  const userId = text(user?.id) ?? text(item.user_id);
  const owners = emails(
    user?.email,
    holder && (userId ?? holder.userId) === holder.userId ? holder.email : '',
  );
  const config = object(item.config);
  const serial = canonicalSerial(item.serial_number);
  const mac_addresses = macs(field(item, 'mac_address'), field(item, 'alt_mac_address'));
  if (!serial && !mac_addresses) return undefined;
  return compact({
    id,
    owners,
    serial,
    mac_addresses,
    name: said(field(item, 'system_hostname')) ?? said(item.name),
    model: said(item.model) ?? said(config?.model) ?? said(config?.name),
    manufacturer: said(object(item.make)?.name) ?? said(item.make_old) ?? said(object(config?.make)?.name),
    vendor_status: said(object(item.customerStatus)?.label),
  });
}

/** Facts of an asset are in a list of fields, any of which may be absent. */
const field = (item: Fields, name: string): unknown =>
  list(item.fields)
    .map(object)
    .find((entry) => entry?.base_name === name)?.value;
