/** From payloads to records. Pure; a device that cannot be read costs that device only. */
import { canonicalEmail, canonicalMac } from '../../shared/identifiers/index.ts';
import type { DeviceRecord, Dropped, Fact, Facts, MissingUpdate } from '../../shared/model/record.ts';
import type { Attributes } from './config.ts';
import { compact } from './payload.ts';

/** What reading needs besides the payload. */
export interface Reading {
  /** When the request was sent, ISO 8601 UTC. */
  synced_at: string;
  attributes: Attributes;
}

/** @throws Error for a payload that is not such a device */
export type Read = (payload: unknown, reading: Reading) => DeviceRecord;

export interface ReadDevices {
  records: DeviceRecord[];
  dropped: Dropped[];
}

/**
 * @param idOf the record's id of a payload that may not be readable otherwise
 */
export function readDevices(
  payloads: readonly unknown[],
  read: Read,
  idOf: (payload: unknown) => string | undefined,
  reading: Reading,
): ReadDevices {
  const records: DeviceRecord[] = [];
  const dropped: Dropped[] = [];
  for (const payload of payloads) {
    try {
      records.push(read(payload, reading));
    } catch {
      // Without the reason's own words: they may quote the payload.
      dropped.push(compact<Dropped>({ id: idOf(payload), reason: UNREADABLE }));
    }
  }
  return { records, dropped };
}

export const UNREADABLE = 'The vendor sent this device in a form that cannot be read.';

/** The one rule of whose a device is, for every way of fetching. */
export function ownersOf(email: string | undefined): string[] {
  const owner = canonicalEmail(email);
  return owner === undefined ? [] : [owner];
}

/** Each address once, in the order given. */
export function macsOf(...addresses: (string | undefined)[]): string[] | undefined {
  const macs = addresses.map(canonicalMac).filter((mac) => mac !== undefined);
  return macs.length > 0 ? [...new Set(macs)] : undefined;
}

/** `undefined` stays absent: not collected is no fact. */
export function fact<Value>(
  value: Value | undefined,
  at: string | undefined,
  details?: { [name: string]: string | number | boolean | string[] | undefined },
): Fact<Value> | undefined {
  if (value === undefined) return undefined;
  const known = compact<Record<string, string | number | boolean | string[]>>(details ?? {});
  return compact<Fact<Value>>({ value, at, details: Object.keys(known).length > 0 ? known : undefined });
}

export const factsOf = (facts: { [Name in keyof Facts]: Facts[Name] | undefined }) => compact<Facts>(facts);

/** The states of System Integrity Protection and Gatekeeper in both APIs; all else was not collected. */
export function systemProtection(sip: string | undefined, gatekeeper: string | undefined) {
  const word = (text: string | undefined) => text?.toUpperCase().replaceAll(' ', '_');
  const integrity = word(sip);
  const keeper = word(gatekeeper);
  const rooted = integrity === 'DISABLED' ? true : integrity === 'ENABLED' ? false : undefined;
  const open = keeper === 'DISABLED' ? true : keeper?.startsWith('APP_STORE') ? false : undefined;
  return { rooted, unknown_sources: open };
}

/**
 * Whether somebody can log in from elsewhere. Off is known only when SSH is known; screen sharing alone makes it on.
 */
export function remoteLogin(
  ssh: boolean | undefined,
  remoteDesktop: boolean | undefined,
): boolean | undefined {
  return ssh || remoteDesktop ? true : ssh;
}

/** @param title what people call it; without one the package or version must do */
export function updateOf(title: string | undefined, package_name?: string, version?: string): MissingUpdate {
  const id = package_name ?? version;
  return compact<MissingUpdate>({ id, title: title ?? id ?? 'Software update' });
}
